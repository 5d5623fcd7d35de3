"""How near a passage is to a question depends on the two alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.vectors import Channel, channel, nearness

Floats = NDArray[np.float32]
SIZES = st.sampled_from([1, 2, 3, 7, 8, 31, 256, 384, 1024])


def random_rows(count: int, size: int, seed: int) -> Floats:
    return np.random.default_rng(seed).standard_normal((count, size)).astype(np.float32)


def near(rows: Floats, query: Floats) -> bytes:
    return nearness(Channel("m", rows, True), query).tobytes()


@given(SIZES, st.integers(1, 40), st.integers(0, 1000), st.data())
def test_a_row_is_as_near_wherever_it_stands_and_whatever_stands_beside_it(
    size: int, count: int, seed: int, data: st.DataObject
) -> None:
    rows, query = random_rows(count, size, seed), random_rows(1, size, seed + 1)[0]
    every = nearness(Channel("m", rows, True), query)
    chosen = data.draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=20))
    assert near(np.ascontiguousarray(rows[chosen]), query) == every[chosen].tobytes()
    start = data.draw(st.integers(0, count - 1))
    assert near(rows[start:], query) == every[start:].tobytes()
    shifted = np.concatenate([random_rows(start + 1, size, seed + 2), rows])
    assert nearness(Channel("m", shifted, True), query)[start + 1 :].tobytes() == every.tobytes()


@given(SIZES, st.integers(1, 10), st.integers(0, 1000))
def test_nearness_is_the_product_of_the_two_vectors(size: int, count: int, seed: int) -> None:
    rows, query = random_rows(count, size, seed), random_rows(1, size, seed + 1)[0]
    expected = [sum(float(a) * float(b) for a, b in zip(row, query, strict=True)) for row in rows]
    assert nearness(Channel("m", rows, True), query).tolist() == pytest.approx(expected, abs=1e-3)


@given(st.permutations("abcd"), st.lists(st.sampled_from("abcdxy"), unique=True))
def test_vectors_stand_beside_their_passages_in_the_passages_order(passages: list[str], known: list[str]) -> None:
    vectors = np.array([[ord(name), 1] for name in known], np.float32).reshape(len(known), 2)
    made = channel("m", passages, known, vectors)
    assert made.rows.tolist() == [[float(ord(name)), 1.0] if name in known else [0.0, 0.0] for name in passages]
    assert made.filled is bool(set(known) & set(passages))


def test_a_corpus_without_vectors_has_an_empty_channel() -> None:
    assert not channel("m", ["a"], [], np.zeros((0, 3), np.float32)).filled
    assert not channel("m", [], [], np.zeros((0, 3), np.float32)).filled
