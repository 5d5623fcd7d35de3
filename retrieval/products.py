"""Products of vectors, summed so that each depends on its own row alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def products(rows: NDArray[np.float32], query: NDArray[np.float32]) -> NDArray[np.float64]:
    """The product of each row with the query.

    Not a matrix product: that sums a row in an order that changes with the row's place among the others.
    """
    near: NDArray[np.float32] = np.einsum("ij,j->i", rows, query.astype(np.float32))
    return near.astype(np.float64)
