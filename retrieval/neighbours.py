"""The passages whose vectors are nearest to a question's: what every index of vectors can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Near:
    """A passage and the cosine of its vector to the question's."""

    passage: str
    cosine: float


class Neighbours(Protocol):
    """An index over the vectors of one model. What it returns is only an id until it has been re-read under a scope."""

    @property
    def model(self) -> str:
        """Whose vectors it holds."""
        ...

    @property
    def passages(self) -> frozenset[str]:
        """All that it holds, by id; passages that came later are not in it."""
        ...

    def nearest(self, query: NDArray[np.float32], count: int, accounts: frozenset[str] | None = None) -> Sequence[Near]:
        """The `count` nearest, of these accounts only when any are given; best first, ties by id.

        `query` has unit length. Raises `ValueError` for an empty set of accounts: nothing is not everything.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExactNeighbours:
    """A shipped fake of an index: every vector is looked at."""

    model: str
    ids: tuple[str, ...]
    vectors: NDArray[np.float32]
    accounts: tuple[str, ...]

    @property
    def passages(self) -> frozenset[str]:
        return frozenset(self.ids)

    def nearest(self, query: NDArray[np.float32], count: int, accounts: frozenset[str] | None = None) -> Sequence[Near]:
        if accounts is not None and not accounts:
            raise ValueError("no account to look in")
        cosines = np.einsum("ij,j->i", self.vectors, query)
        found = [
            Near(one, float(cosine))
            for one, account, cosine in zip(self.ids, self.accounts, cosines, strict=True)
            if accounts is None or account in accounts
        ]
        return sorted(found, key=lambda near: (-near.cosine, near.passage))[:count]
