"""Vectors stand beside their passages, and an index that fails costs no answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.fuse import Owners, standard
from retrieval.index.faults import IndexFault
from retrieval.neighbours import Near
from retrieval.products import products
from retrieval.vectors import channel


@given(st.permutations("abcd"), st.lists(st.sampled_from("abcdxy"), unique=True))
def test_vectors_stand_beside_their_passages_in_the_passages_order(passages: list[str], known: list[str]) -> None:
    vectors = np.array([[ord(name), 1] for name in known], np.float32).reshape(len(known), 2)
    made = channel("m", passages, known, vectors)
    assert made.rows.tolist() == [[float(ord(name)), 1.0] if name in known else [0.0, 0.0] for name in passages]
    assert made.filled is bool(set(known) & set(passages))


def test_a_corpus_without_vectors_has_an_empty_channel() -> None:
    assert not channel("m", ["a"], [], np.zeros((0, 3), np.float32)).filled
    assert not channel("m", [], [], np.zeros((0, 3), np.float32)).filled


class Failing:
    """An index that says that it is broken."""

    model = "m"
    passages = frozenset("ab")

    def nearest(self, query: NDArray[np.float32], count: int, accounts: frozenset[str] | None = None) -> Sequence[Near]:
        raise IndexFault("does not answer")


def test_where_the_index_fails_every_vector_is_looked_at(caplog: pytest.LogCaptureFixture) -> None:
    vectors = np.array([[1, 0], [0, 1]], np.float32)
    query = np.array([3, 4], np.float32)
    made = channel("m", ["a", "b"], ["a", "b"], vectors, lambda model, passages: Failing())
    owners = Owners.of(np.array([0, 1], np.int32), 2)
    found = made.meaning(made.asked(query), np.zeros(2), np.ones(2, np.bool_), owners, frozenset).nearness
    assert found.tolist() == standard(products(vectors, query)).tolist()
    assert "every vector is looked at: the index does not answer" in caplog.text


def test_the_index_is_asked_for_by_model_and_size() -> None:
    asked: list[tuple[str, int]] = []

    def standing(model: str, passages: int) -> None:
        asked.append((model, passages))

    made = channel("m", ["a", "b"], ["b"], np.array([[1, 0]], np.float32), standing)
    told = made.asked(np.ones(2, np.float32))
    assert asked == [("m", 2)]
    owners = Owners.of(np.array([0, 1], np.int32), 2)
    found = made.meaning(told, np.zeros(2), np.ones(2, np.bool_), owners, frozenset)
    assert asked == [("m", 2)]  # nearness was told from the vector, so no index is asked afterwards
    assert found.nearness is told.nearness
