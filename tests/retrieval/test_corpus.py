"""A corpus holds the rows of one view, and what it counts is counted over these alone."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.corpus import Corpus
from retrieval.embed import HashEmbedder
from retrieval.evidence import Card
from retrieval.rows import Name
from retrieval.search import search
from tests.retrieval.corpora import Page, corpus_of, heads_of, slices_of

EMBEDDER = HashEmbedder(48)
WORDS = st.lists(st.sampled_from("bearing fracture late delivery Tarvessa Larkfen plan fee".split()), min_size=1)
CARDS = st.builds(
    Card,
    title=st.sampled_from(["", "Plan", "Minutes 2025"]),
    account=st.sampled_from(["", "Tarvessa", "Larkfen"]),
    kind=st.sampled_from(["", "minutes", "plan"]),
    date=st.sampled_from(["", "2025-04"]),
)
PAGES = st.lists(st.tuples(WORDS, CARDS), max_size=6).map(
    lambda rows: [
        Page(f"{at}.md", f"# {words[0]}\n\n{' '.join(words) * 20}\n", card) for at, (words, card) in enumerate(rows)
    ]
)
LONG = "The rush fee is due on the first day of the month. " * 40


def vectors(slices: list[str]) -> tuple[list[str], np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    return slices, EMBEDDER.embed(slices)


@given(PAGES, WORDS, st.integers(0, 100))
def test_slices_in_any_order_give_one_corpus(pages: list[Page], question: list[str], seed: int) -> None:
    found = []
    for shuffled in (False, True):
        slices = slices_of(pages)
        if shuffled:
            Random(seed).shuffle(slices)
        rows = {EMBEDDER.model: vectors([piece.passage for piece in slices])}
        corpus = Corpus.build(heads_of(pages), slices, (), rows)
        found.append((corpus.slices, corpus.owner.tolist(), search(" ".join(question), corpus, EMBEDDER, limit=100)))
    assert repr(found[0]) == repr(found[1])


@given(PAGES, PAGES, WORDS)
def test_rows_that_no_head_shows_shape_nothing(shown: list[Page], hidden: list[Page], question: list[str]) -> None:
    unseen = [Page(f"hidden {page.name}", page.text, page.card) for page in hidden]
    found = []
    for pages in (shown, [*unseen, *shown]):
        slices = slices_of(pages)
        rows = {EMBEDDER.model: vectors([piece.passage for piece in slices])}
        corpus = Corpus.build(heads_of(shown), slices, (), rows)
        found.append(search(" ".join(question), corpus, EMBEDDER, limit=100))
    assert repr(found[0]) == repr(found[1])


@given(PAGES)
def test_each_passage_stands_under_the_head_of_its_revision(pages: list[Page]) -> None:
    corpus = corpus_of(*pages)
    assert [corpus.heads[owner].revision for owner in corpus.owner] == [piece.revision for piece in corpus.slices]
    assert len(corpus.flowing) == len(corpus.heads) == corpus.cards.rows == corpus.documents.rows
    assert corpus.passages.rows == len(corpus.slices)


def test_a_document_is_found_by_its_title_and_a_passage_by_its_headings() -> None:
    corpus = corpus_of(
        Page("a.md", "Nothing of note.", Card(title="Warranty terms")), Page("b.md", f"# Escalation\n\n{LONG}\n")
    )
    (titled,) = corpus.passages.holding("warranti").tolist()
    assert corpus.heads[corpus.owner[titled]].card.title == "Warranty terms"
    headed = corpus.passages.holding("escal").tolist()
    assert headed == np.flatnonzero([bool(piece.heading) for piece in corpus.slices]).tolist()
    assert len(headed) > 1


def test_text_without_headings_flows_and_text_under_headings_does_not() -> None:
    corpus = corpus_of(Page("a.txt", LONG, form="text"), Page("b.md", f"# Fee\n\n{LONG}"))
    flowing = {head.document.source_id: bool(flows) for head, flows in zip(corpus.heads, corpus.flowing, strict=True)}
    assert flowing == {"a.txt": True, "b.md": False}


def test_names_of_accounts_that_no_head_shows_are_not_known() -> None:
    names = [Name("Tarvessa", "Tarva", "mapping"), Name("Wieslauer", "Wisla", "mapping")]
    corpus = corpus_of(Page("a.md", "Plan.", Card(account="Tarvessa")), names=names)
    assert [found.value for found in corpus.lexicon.accounts.find("What does Tarva pay Wisla?")] == ["Tarvessa"]


def test_the_languages_are_those_of_the_documents() -> None:
    corpus = corpus_of(*(Page(f"{lang}.md", "x", Card(lang=lang)) for lang in ("de", "en", "", "de")))
    assert corpus.languages == ("de", "en")


def test_an_empty_corpus_is_a_corpus() -> None:
    corpus = Corpus.build([], [])
    assert (corpus.heads, corpus.slices, len(corpus.flowing)) == ((), (), 0)
