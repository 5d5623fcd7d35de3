"""A search ranks what is inside, says how it read the question, and works with vectors and without."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.corpus import Corpus
from retrieval.embed import HashEmbedder
from retrieval.evidence import Card
from retrieval.search import search
from tests.retrieval.corpora import Page, corpus_of, names_of

EMBEDDER = HashEmbedder(64)
PAGES = (
    Page(
        "fee.md", "# Fees\n\nTarvessa pays a rush fee of 6 %.", Card(account="Tarvessa", kind="contract", date="2024")
    ),
    Page("ticket.md", "T-JP-044: bearing fracture.", Card(account="Tarvessa", kind="ticket", date="2026-02-03")),
    Page("other.md", "T-JP-045: late bearing delivery.", Card(account="Larkfen", kind="ticket", region="Japan")),
    Page("minutes.md", "Larkfen asks for five days.", Card(account="Larkfen", kind="minutes", date="2026-05-04")),
    Page("tokyo.md", "東京工場の納期は五日です。", Card(lang="ja")),
    Page("osaka.md", "大阪工場の保証は二年です。", Card(lang="ja")),
)
CORPUS = corpus_of(*PAGES, embedder=EMBEDDER)
NAMES = names_of(PAGES)


def pages(question: str, corpus: Corpus = CORPUS, account: str = "") -> list[str]:
    """The names of the pages found by words, best first."""
    return [NAMES[passage] for passage, _ in search(question, corpus, account=account, limit=100).ranked]


@pytest.mark.parametrize(
    ("question", "page"),
    [("T-JP-044", "ticket.md"), ("what happened in t-jp-045?", "other.md"), ("rush fees", "fee.md"),
     ("納期", "tokyo.md"), ("大阪の保証", "osaka.md"), ("five days", "minutes.md")],
)  # fmt: skip
@pytest.mark.parametrize("embedder", [None, EMBEDDER], ids=["lexical", "hybrid"])
def test_the_page_that_bears_the_question_comes_first(question: str, page: str, embedder: HashEmbedder | None) -> None:
    assert NAMES[search(question, CORPUS, embedder).ranked[0][0]] == page


def test_a_heading_and_a_title_find_the_passage_below_them() -> None:
    headed = Page("a.md", "# Escalation path\n\nCall Rita at once.")
    titled = Page("b.md", "Call Omar.", Card(title="Holiday cover"))
    corpus, names = corpus_of(headed, titled, Page("c.md", "Call nobody.")), names_of([headed, titled])
    assert names[search("escalation", corpus).ranked[0][0]] == "a.md"
    assert names[search("holiday cover", corpus).ranked[0][0]] == "b.md"


def test_the_mode_is_lexical_without_an_embedder_or_without_its_vectors() -> None:
    assert search("fee", CORPUS, EMBEDDER).mode == "hybrid"
    assert search("fee", CORPUS).mode == "lexical"
    assert search("fee", CORPUS, HashEmbedder(32)).mode == "lexical"
    assert search("fee", corpus_of(*PAGES), EMBEDDER).mode == "lexical"
    blank = Corpus.build(CORPUS.heads, CORPUS.slices, (), {EMBEDDER.model: ([], EMBEDDER.embed([]))})
    assert search("fee", blank, EMBEDDER).mode == "lexical"


def test_lexical_mode_ranks_as_if_there_were_no_vectors() -> None:
    assert search("rush fee", CORPUS).ranked == search("rush fee", corpus_of(*PAGES), EMBEDDER).ranked


def test_an_account_that_is_given_keeps_all_others_out() -> None:
    assert set(pages("bearing", account="Tarvessa")) == {"fee.md", "ticket.md"}
    assert pages("bearing", account="Nobody") == []


def test_an_account_that_the_question_names_keeps_all_others_out_and_stands_before_documents_of_none() -> None:
    found = list(dict.fromkeys(pages("What does Larkfen ask for?")))
    assert set(found[:2]) == {"other.md", "minutes.md"}
    assert set(found[2:]) == {"tokyo.md", "osaka.md"}


def test_what_was_looked_through_and_what_matched_is_counted() -> None:
    found = search("What does Larkfen ask for?", CORPUS)
    assert (found.documents, found.passages, found.matched) == (4, 4, 2)
    none = search("What do the minutes of Tarvessa say?", CORPUS)
    assert (none.documents, none.matched) == (2, 0)
    assert none.notes[-1] == "no document is of Tarvessa and of kind minutes"


def test_the_day_asked_from_gives_a_relative_period_its_meaning() -> None:
    asked = search("fractures of last quarter", CORPUS, as_of=datetime(2026, 5, 13, tzinfo=UTC))
    assert str(asked.understood.period) == "2026-01-01..2026-03-31"
    assert search("fractures of last quarter", CORPUS).understood.period is None


def test_passages_that_tie_come_in_the_order_of_their_ids() -> None:
    twins = [Page(f"{at}.md", "rush fee") for at in range(7)]
    ranked = search("fee", corpus_of(*twins), limit=100).ranked
    assert len({score for _, score in ranked}) == 1
    assert [passage for passage, _ in ranked] == sorted(names_of(twins))
    assert search("fee", corpus_of(*twins), limit=3).ranked == ranked[:3]


def test_an_empty_corpus_finds_nothing() -> None:
    found = search("fee", Corpus.build([], []), EMBEDDER)
    assert (found.ranked, found.documents, found.passages, found.mode) == ((), 0, 0, "lexical")


WORDS = st.lists(st.sampled_from("bearing fracture late fee plan Tarvessa Larkfen minutes 2025".split()), max_size=8)
SHELVES = st.lists(
    st.tuples(
        WORDS.map(" ".join),
        st.builds(
            Card, account=st.sampled_from(["", "Tarvessa", "Larkfen"]), kind=st.sampled_from(["", "minutes", "plan"])
        ),
    ),
    max_size=8,
).map(lambda rows: [Page(f"{at}.md", text, card) for at, (text, card) in enumerate(rows)])


@given(SHELVES, WORDS.map(" ".join), st.sampled_from(["", "Tarvessa"]), st.booleans())
def test_a_ranking_holds_each_passage_inside_once_in_one_total_order(
    shelf: list[Page], question: str, account: str, hybrid: bool
) -> None:
    corpus = corpus_of(*shelf, embedder=EMBEDDER)
    found = search(question, corpus, EMBEDDER if hybrid else None, account=account, limit=1000)
    assert len({passage for passage, _ in found.ranked}) == len(found.ranked) == found.passages
    assert list(found.ranked) == sorted(found.ranked, key=lambda row: (-row[1], row[0]))
    of = {page.name: page.card.account for page in shelf}
    names = names_of(shelf)
    assert all(of[names[passage]] == account for passage, _ in found.ranked if account)


@given(SHELVES, WORDS.map(" ".join), st.integers(1, 10))
def test_fewer_hits_are_the_beginning_of_more(shelf: list[Page], question: str, limit: int) -> None:
    corpus = corpus_of(*shelf)
    ranked = search(question, corpus, limit=1000).ranked
    assert search(question, corpus, limit=limit).ranked == ranked[:limit]
