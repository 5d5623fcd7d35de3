"""Judgements meet on one scale, and pass between passages and their documents."""

from __future__ import annotations

from math import ceil, exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fuse import Owners, best, smoothed, standard
from retrieval.lexical import Scores

VALUES = st.integers(-5, 5).map(float)
DOCUMENTS = st.lists(st.lists(VALUES, max_size=6), max_size=6)


def flat(documents: list[list[float]]) -> tuple[Scores, Owners]:
    scores = np.array([score for of in documents for score in of], np.float64)
    numbers = np.array([at for at, of in enumerate(documents) for _ in of], np.int32)
    return scores, Owners.of(numbers, len(documents))


@given(DOCUMENTS, st.integers(1, 4))
def test_a_document_is_worth_the_mean_of_its_best_passages(documents: list[list[float]], count: int) -> None:
    scores, owner = flat(documents)
    worst = min([0.0, *scores])
    expected = [sum([*sorted(of, reverse=True), *[worst] * count][:count]) / count for of in documents]
    assert best(scores, owner, (count,))[0].tolist() == pytest.approx(expected)


@given(DOCUMENTS, st.sampled_from([0.5, 1.0, 2.0]))
def test_a_passage_speaks_for_its_neighbours_within_its_document_only(
    documents: list[list[float]], width: float
) -> None:
    scores, owner = flat(documents)
    reach = ceil(3 * width) + 1
    weight = 1 + 2 * sum(exp(-0.5 * (step / width) ** 2) for step in range(1, reach))
    expected = [
        sum(of[other] * exp(-0.5 * ((other - at) / width) ** 2) for other in range(len(of)) if abs(other - at) < reach)
        / weight
        for of in documents
        for at in range(len(of))
    ]
    assert smoothed(scores, owner, width).tolist() == pytest.approx(expected)


@given(st.lists(VALUES, min_size=1))
def test_standard_scores_have_mean_zero_and_keep_their_order(values: list[float]) -> None:
    scores = np.array(values)
    found = standard(scores)
    assert float(found.mean()) == pytest.approx(0, abs=1e-9)
    assert found.std() == pytest.approx(1 if len(set(values)) > 1 else 0)
    assert (found[:, None] < found).tolist() == (scores[:, None] < scores).tolist()


def test_scores_that_do_not_differ_say_nothing() -> None:
    assert standard(np.full(3, 0.1)).tolist() == [0.0, 0.0, 0.0]
    assert standard(np.zeros(0)).tolist() == []


def test_a_document_without_passages_is_worth_the_worst() -> None:
    scores, owner = flat([[1.0], [], [-2.0]])
    assert best(scores, owner)[0].tolist() == [1.0, -2.0, -2.0]
