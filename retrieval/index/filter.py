"""Which accounts an index is asked for: some that are named, and never a thing that could mean all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

MOST = 5000  # accounts in one question; the index refuses some tens of thousands


@dataclass(frozen=True, slots=True)
class Filter:
    """A positive choice of accounts, the only one there is: an unknown value is never let in by a negation.

    Raises `ValueError` for no account, and `TypeError` for what is no set of names, such as None or a condition.
    """

    accounts: frozenset[str]

    def __post_init__(self) -> None:
        if not isinstance(self.accounts, frozenset):
            raise TypeError("accounts are given as a frozen set of names")
        if not self.accounts:
            raise ValueError("no account to look in")
        if not all(isinstance(one, str) for one in self.accounts):
            raise TypeError("an account is a name")

    def parts(self) -> Iterator[list[str]]:
        """The accounts in order, in runs that one question can carry."""
        names = sorted(self.accounts)
        return (names[at : at + MOST] for at in range(0, len(names), MOST))
