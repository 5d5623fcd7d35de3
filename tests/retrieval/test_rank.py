"""A passage is worth what its document is worth, less what it lacks to the document's best."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.corpus import Corpus
from retrieval.fuse import standard
from retrieval.lexical import Scores
from retrieval.meaning import Meaning
from retrieval.query import Query, read
from retrieval.rank import judged
from tests.retrieval.corpora import Page, corpus_of

WORDS = st.lists(st.sampled_from("bearing fracture late delivery plan fee hours".split()), min_size=1, max_size=12)
PAGES = st.lists(WORDS.map(" ".join), min_size=1, max_size=6, unique=True)


def corpus(texts: list[str]) -> Corpus:
    return corpus_of(*(Page(f"{at}.md", text) for at, text in enumerate(texts)))


def scores(query: Query, of: Corpus, meaning: Scores | None, likely: Scores) -> Scores:
    """Every passage's score, in order."""
    near = None if meaning is None else Meaning(meaning)
    found = judged(query, of, of.passages.bm25(query.weights, query.pairs), near, likely)
    return found.scores(np.ones(len(of.heads), np.bool_))[1]


def none(corpus: Corpus) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.zeros(len(corpus.heads))


@given(PAGES, WORDS)
def test_every_passage_has_one_finite_score(texts: list[str], question: list[str]) -> None:
    of = corpus(texts)
    found = scores(read(" ".join(question)), of, None, none(of))
    assert len(found) == len(of.slices)
    assert np.isfinite(found).all()


def test_no_passages_have_no_scores() -> None:
    empty = corpus([])
    assert scores(read("fee"), empty, None, none(empty)).tolist() == []


def test_what_a_document_perhaps_bears_lifts_all_its_passages_alike() -> None:
    of = corpus([f"# A\n\n{'fee due now. ' * 50}\n\n# B\n\n{'late again. ' * 60}", "plan"])
    likely = np.array([2.0, 0.0])
    gained = scores(read("fee"), of, None, likely) - scores(read("fee"), of, None, none(of))
    assert gained.tolist() == pytest.approx([2.0 if owner == 0 else 0.0 for owner in of.owner])


def test_a_passage_that_bears_the_question_comes_before_its_neighbours() -> None:
    of = corpus([f"# Plan\n\n{'We meet again. ' * 40}\n\n# Fees\n\n{'The rush fee is due. ' * 30}", "Pumps arrive."])
    found = scores(read("rush fee"), of, None, none(of))
    assert of.slices[int(found.argmax())].heading == ("Fees",)


def test_where_text_flows_a_passage_gains_from_its_neighbours() -> None:
    quiet, loud = "We meet again on site. " * 28, "The rush fee is due. " * 31
    flowing = corpus_of(Page("a.txt", quiet * 3 + loud + quiet, form="text"), Page("b.txt", quiet, form="text"))
    found = scores(read("rush fee"), flowing, None, none(flowing))
    own = found[flowing.owner == flowing.owner[int(found.argmax())]]
    assert flowing.flowing.all()
    assert own[0] < own[int(own.argmax()) - 1] < own.max()


def test_words_and_vectors_weigh_alike() -> None:
    of = corpus(["fee one", "pumps two", "plan three"])
    by_words = int(scores(read("fee"), of, None, none(of)).argmax())
    by_vectors = (by_words + 1) % 3
    cosine = np.full(3, 0.1)
    cosine[by_vectors] = 0.9
    found = scores(read("fee"), of, standard(cosine), none(of))
    assert found[by_words] > found.min() < found[by_vectors]
    passage_shares = found - found.min()
    assert passage_shares[by_vectors] > 0.3 * passage_shares[by_words]


@given(PAGES, WORDS, st.integers(1, 8), st.data())
def test_the_best_are_those_of_a_look_at_every_document(
    texts: list[str], question: list[str], count: int, data: st.DataObject
) -> None:
    of, query = corpus(texts), read(" ".join(question))
    meaning = np.array(
        data.draw(st.lists(st.sampled_from([-1.0, 0.0, 2.0]), min_size=len(of.slices), max_size=len(of.slices)))
    )
    inside = np.array(data.draw(st.lists(st.booleans(), min_size=len(of.heads), max_size=len(of.heads))))
    found = judged(query, of, of.passages.bm25(query.weights, query.pairs), Meaning(meaning), none(of))
    rows, every = found.scores(inside)
    assert inside[of.owner[rows]].all()
    expected = sorted(zip((-every).tolist(), rows.tolist(), strict=True))[:count]
    leading = sorted((-score, row) for row, score in found.leading(inside, count))
    assert leading[:count] == expected
