"""Vectors beside passages, and how near a question's vector is to each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Channel:
    """One model's vectors, a row for each passage of a corpus in its order; zero where a passage has none yet."""

    model: str
    rows: NDArray[np.float32]
    filled: bool  # some passage has a vector


def channel(model: str, passages: Sequence[str], known: Sequence[str], vectors: NDArray[np.float32]) -> Channel:
    """The model's vectors put in the passages' order; vectors of other passages are left aside."""
    if list(known) == list(passages):
        return Channel(model, vectors, bool(vectors.any()))
    rows = np.zeros((len(passages), vectors.shape[1] if vectors.ndim == 2 else 0), np.float32)
    places = {passage: at for at, passage in enumerate(passages)}
    for name, vector in zip(known, vectors, strict=True):
        if name in places:
            rows[places[name]] = vector
    return Channel(model, rows, bool(rows.any()))


def nearness(channel: Channel, query: NDArray[np.float32]) -> NDArray[np.float64]:
    """The cosine of each passage to the query, which depends on no other passage.

    Not a matrix product: that sums a row in an order that changes with the row's place among the others.
    """
    near: NDArray[np.float32] = np.einsum("ij,j->i", channel.rows, query.astype(np.float32))
    return near.astype(np.float64)
