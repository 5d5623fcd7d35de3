"""Products of vectors, summed so that each depends on its own row alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

HALVES = 1 << 14  # rows from where on another thread saves more than it costs; a third would wait for memory
_HALF = ThreadPoolExecutor(2, thread_name_prefix="vectors")


def products(rows: NDArray[np.float32], query: NDArray[np.float32]) -> NDArray[np.float64]:
    """The product of each row with the query.

    Not a matrix product: that sums a row in an order that changes with the row's place among the others.
    """
    asked = query.astype(np.float32)
    near = np.empty(len(rows), np.float64)
    if len(rows) < HALVES:
        _put(rows, asked, near)
        return near
    half = len(rows) // 2
    other = _HALF.submit(_put, rows[:half], asked, near[:half])
    _put(rows[half:], asked, near[half:])
    other.result()
    return near


def _put(rows: NDArray[np.float32], query: NDArray[np.float32], near: NDArray[np.float64]) -> None:
    near[:] = np.einsum("ij,j->i", rows, query)
