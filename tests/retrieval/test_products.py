"""A product of two vectors depends on nothing beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.products import HALVES, products

Floats = NDArray[np.float32]
SIZES = st.sampled_from([1, 2, 3, 7, 8, 31, 256, 384, 1024])


def random_rows(count: int, size: int, seed: int) -> Floats:
    return np.random.default_rng(seed).standard_normal((count, size)).astype(np.float32)


@given(SIZES, st.integers(1, 40), st.integers(0, 1000), st.data())
def test_a_row_is_as_near_wherever_it_stands_and_whatever_stands_beside_it(
    size: int, count: int, seed: int, data: st.DataObject
) -> None:
    rows, query = random_rows(count, size, seed), random_rows(1, size, seed + 1)[0]
    every = products(rows, query)
    chosen = data.draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=20))
    assert products(np.ascontiguousarray(rows[chosen]), query).tobytes() == every[chosen].tobytes()
    start = data.draw(st.integers(0, count - 1))
    assert products(rows[start:], query).tobytes() == every[start:].tobytes()
    shifted = np.concatenate([random_rows(start + 1, size, seed + 2), rows])
    assert products(shifted, query)[start + 1 :].tobytes() == every.tobytes()


@given(SIZES, st.integers(1, 10), st.integers(0, 1000))
def test_it_is_the_product_of_the_two_vectors(size: int, count: int, seed: int) -> None:
    rows, query = random_rows(count, size, seed), random_rows(1, size, seed + 1)[0]
    expected = [sum(float(a) * float(b) for a, b in zip(row, query, strict=True)) for row in rows]
    assert products(rows, query).tolist() == pytest.approx(expected, abs=1e-3)


def test_many_rows_are_as_near_as_few() -> None:
    rows, query = random_rows(HALVES + 3, 8, 1), random_rows(1, 8, 2)[0]
    every = products(rows, query)
    halves = [products(rows[:100], query), products(rows[100:8300], query), products(rows[8300:-5], query)]
    assert np.concatenate([*halves, products(rows[-5:], query)]).tobytes() == every.tobytes()
