"""Vectors beside passages, and how near a question's vector is to each of them: by a look at all, or by an index."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from retrieval.card_table import Mask
from retrieval.fuse import Owners, standard
from retrieval.index.faults import IndexFault
from retrieval.lexical import Scores
from retrieval.meaning import Meaning
from retrieval.neighbours import Neighbours
from retrieval.products import products
from retrieval.reach import Reach

log = logging.getLogger(__name__)

Standing = Callable[[str, int], Neighbours | None]


def every(_model: str, _passages: int) -> Neighbours | None:
    """No index: every vector is looked at."""
    return None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's vector, and how near each passage is to it where every vector is looked at."""

    vector: NDArray[np.float32]
    nearness: Scores | None = None


@dataclass(slots=True)
class Channel:
    """One model's vectors, a row for each passage of a corpus in its order; zero where a passage has none yet.

    `standing(model, passages)` is the index to be asked for so many passages, None to look at every vector.
    """

    model: str
    rows: NDArray[np.float32]
    filled: bool  # some passage has a vector
    passages: Sequence[str] = ()
    standing: Standing = every
    _reach: Reach | None = field(default=None, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def asked(self, vector: NDArray[np.float32]) -> Asked:
        """What can be told from the vector alone, while the question's words are still read."""
        return Asked(vector) if self.standing(self.model, len(self.rows)) else Asked(vector, self._near(vector))

    def meaning(
        self, asked: Asked, words: Scores, inside: Mask, owners: Owners, accounts: Callable[[], frozenset[str]]
    ) -> Meaning:
        """How near each passage is to the question, in standard deviations.

        Where an index is asked, that holds for what it finds nearest and what the words find best, with all else of
        their documents; the rest is as near as it is on the whole. `inside` marks the documents that may be hits,
        `accounts` are those of the passages.
        """
        index = None if asked.nearness is not None else self.standing(self.model, len(self.rows))
        if index is not None:
            try:
                return self._reaching(index, owners).meaning(asked.vector, words, inside, accounts)
            except IndexFault as fault:
                log.warning("every vector is looked at: the index %s", fault)
        return Meaning(self._near(asked.vector) if asked.nearness is None else asked.nearness)

    def _near(self, vector: NDArray[np.float32]) -> Scores:
        return standard(products(self.rows, vector))

    def _reaching(self, index: Neighbours, owners: Owners) -> Reach:
        with self._lock:
            if self._reach is None or self._reach.index is not index:
                self._reach = Reach(index, self.passages, self.rows, owners)
            return self._reach


def channel(
    model: str,
    passages: Sequence[str],
    known: Sequence[str],
    vectors: NDArray[np.float32],
    standing: Standing = every,
) -> Channel:
    """The model's vectors put in the passages' order; vectors of other passages are left aside."""
    if list(known) == list(passages):
        return Channel(model, vectors, bool(vectors.any()), passages, standing)
    rows = np.zeros((len(passages), vectors.shape[1] if vectors.ndim == 2 else 0), np.float32)
    places = {passage: at for at, passage in enumerate(passages)}
    for name, vector in zip(known, vectors, strict=True):
        if name in places:
            rows[places[name]] = vector
    return Channel(model, rows, bool(rows.any()), passages, standing)
