"""The accounts that an asker can see, and the one that a name means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class UnknownAccount(LookupError):
    """No account in view bears the name; `near` holds those whose names are nearest."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        self.near = near
        super().__init__(f"No account is called {name!r}." + (f" Did you mean {' or '.join(near)}?" if near else ""))


def account_named(name: str, names: Iterable[tuple[str, str]]) -> str:
    """The account that a name, or another way of writing it, means; `names` holds (account, name) pairs in view.

    >>> account_named("acme ag", [("Acme", "Acme"), ("Acme", "ACME AG")])
    'Acme'
    """
    pairs = sorted(set(names))
    said = name.strip().casefold()
    meant = {account for account, one in pairs if one.casefold() == said}
    if len(meant) == 1:
        return meant.pop()
    if meant:
        raise UnknownAccount(name, tuple(sorted(meant)))
    spelt = {one.casefold(): account for account, one in pairs}
    near = difflib.get_close_matches(said, sorted(spelt), n=3, cutoff=0.6)
    raise UnknownAccount(name, tuple(dict.fromkeys(spelt[one] for one in near)))
