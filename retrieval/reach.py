"""What an index of vectors comes to within one corpus: exact where a question may find something, else the mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.card_table import Mask
from retrieval.fuse import Owners, scaled
from retrieval.lexical import Scores
from retrieval.meaning import Meaning
from retrieval.neighbours import Neighbours
from retrieval.products import products

NEAREST = 200  # passages that the index is asked for, and that the words may add
FEW = 20_000  # passages that a question is narrowed to, up to which all of them are looked at
SHARE = 0.5  # of what an index holds; a corpus that has less of it asks for its own accounts
SAMPLE = 500  # documents that are always looked at, so that worth is measured by what documents are like
BLOCK = 8192  # rows in one step of a sum over all


class Reach:
    """An index seen from a corpus whose passages stand in this order with these vectors.

    Mean and spread of the nearness of all passages come from their vectors' mean and spread, without a look at each.
    `sample` are the numbers of documents that are looked at whatever is asked.
    """

    def __init__(self, index: Neighbours, passages: Sequence[str], rows: NDArray[np.float32], owners: Owners) -> None:
        self.index = index
        self._rows, self._owners = rows, owners
        held = owners.held
        self.sample = held[np.linspace(0, len(held) - 1, min(SAMPLE, len(held))).astype(np.intp)]
        self._place = {passage: at for at, passage in enumerate(passages)}
        known = index.passages
        self._new = np.array([at for at, passage in enumerate(passages) if passage not in known], np.intp)
        self._share = (len(passages) - len(self._new)) / (len(known) or 1)
        wide = rows.shape[1]
        total, square = np.zeros(wide), np.zeros((wide, wide))
        for at in range(0, len(rows), BLOCK):
            some = rows[at : at + BLOCK].astype(np.float64)
            total += some.sum(axis=0)
            square += some.T @ some
        self._mean = total / (len(rows) or 1)
        self._spread = square / (len(rows) or 1) - np.outer(self._mean, self._mean)

    def meaning(
        self, query: NDArray[np.float32], words: Scores, inside: Mask, accounts: Callable[[], frozenset[str]]
    ) -> Meaning:
        """Each passage's nearness in standard deviations.

        `words` are the passages' scores by the question's words, `inside` marks the documents that may be hits.
        """
        asked = query.astype(np.float64)
        mean, spread = float(self._mean @ asked), float(np.sqrt(max(0.0, float(asked @ self._spread @ asked))))
        rows = self._looked_at(query, words, inside, accounts)
        near = products(self._rows[rows], query)
        rest = len(self._rows) - len(rows)
        elsewhere = (mean * len(self._rows) - float(near.sum())) / rest if rest else 0.0
        found = np.full(len(self._rows), elsewhere)
        found[rows] = near
        return Meaning(scaled(found, mean, spread), self.sample)

    def _looked_at(
        self, query: NDArray[np.float32], words: Scores, inside: Mask, accounts: Callable[[], frozenset[str]]
    ) -> NDArray[np.intp]:
        """The passages of every document that the index or the words find or that it does not hold, and of the sample.

        Where a question is narrowed to few, all of these; else so many more are asked for as fall away outside.
        """
        owners = self._owners
        within = int(owners.sizes[inside[owners.held]].sum())
        chosen = inside.copy() if within <= FEW else np.zeros(owners.documents, np.bool_)
        share = self._share * (1.0 if within <= FEW else within / len(self._rows))
        chosen[owners.numbers[best(words, NEAREST)]] = True
        chosen[owners.numbers[self._nearest(query, share, accounts)]] = True
        chosen[owners.numbers[self._new]] = True
        chosen[self.sample] = True
        return owners.rows(chosen)

    def _nearest(self, query: NDArray[np.float32], share: float, accounts: Callable[[], frozenset[str]]) -> list[int]:
        length = float(np.linalg.norm(query))
        if not length or not share:
            return []
        unit = (query / length).astype(np.float32)
        if self._share < SHARE:
            found = self.index.nearest(unit, NEAREST, accounts())
        else:
            found = self.index.nearest(unit, int(np.ceil(NEAREST / share)))
        return [self._place[near.passage] for near in found if near.passage in self._place]


def best(scores: Scores, count: int) -> NDArray[np.intp]:
    """Where the highest scores above 0 stand, `count` of them and those that tie with the last."""
    if len(scores) <= count:
        return np.flatnonzero(scores > 0)
    least = float(np.partition(scores, len(scores) - count)[len(scores) - count])
    return np.flatnonzero((scores >= least) & (scores > 0))
