"""The accounts that an asker can see, and the one that a name means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

NEAR = 3  # names that are offered for one that is unknown


class UnknownAccount(LookupError):
    """No account in view bears the name; `near` holds those whose names are nearest."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        self.near = near
        super().__init__(f"No account is called {name!r}." + (f" Did you mean {' or '.join(near)}?" if near else ""))


def account_named(name: str, names: Iterable[tuple[str, str]]) -> str:
    """The account that a name means, or another way of writing it, or whole words of one name and of no other's.

    `names` holds (account, name) pairs in view.

    >>> (
    ...     account_named("acme ag", [("Acme", "Acme"), ("Acme", "ACME AG")]),
    ...     account_named("Kestrel", [("K", "Kestrel Oy")]),
    ... )
    ('Acme', 'K')
    """
    from retrieval.infer.accounts import LEGAL
    from retrieval.mention import words

    pairs = sorted(set(names))
    said = name.strip().casefold()
    meant = {account for account, one in pairs if one.casefold() == said}
    if len(meant) == 1:
        return meant.pop()
    if meant:
        raise UnknownAccount(name, tuple(sorted(meant)))
    parts = {word.plain for word in words(name)}
    held = {account for account, one in pairs if parts <= {word.plain for word in words(one)}}
    if len(held) == 1 and not parts <= LEGAL:
        return held.pop()
    spelt = {one.casefold(): account for account, one in pairs}
    near = [spelt[one] for one in difflib.get_close_matches(said, sorted(spelt), n=NEAR, cutoff=0.6)]
    near = sorted(held)[:NEAR] if parts and held else near
    raise UnknownAccount(name, tuple(dict.fromkeys(near)))
