"""The coverage of a home, as one scope sees it at one instant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from assistant.accounts import account_named
from assistant.coverage.cover import AccountCovered, Count, cover
from assistant.coverage.feeds import DATES
from assistant.outside import outside
from retrieval.evidence import Origin, Scope, View
from retrieval.period import of_date
from retrieval.prose import row_of

if TYPE_CHECKING:
    from assistant.build import Assistant
    from retrieval.rows import Head

EXPORT = Origin("kind", "stated", "its columns")  # of the document that tells of a file of records
NO_ROW = ("", "")
OWNER = Scope.owner()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a piece of one, that stays outside, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Each account's coverage as of a day, those without an account under ""; and what could not be read."""

    as_of: str
    accounts: tuple[AccountCovered, ...]
    unreadable: tuple[Unreadable, ...]


def coverage_of(assistant: Assistant, as_of: datetime, *, account: str = "", scope: Scope = OWNER) -> Coverage:
    """What the scope sees of all accounts, or of the one that a name means; `UnknownAccount` where none does.

    What stayed outside is told to the owner alone, since nobody knows whose it is.
    """
    view, on = View(as_of=as_of), as_of.date()
    reader = assistant.store.scoped(scope)
    heads = reader.heads(view)
    held = reader.spread(DATES, on, view)
    records = (Count(one.account, one.region, "record", one.kind, one.many, one.newest) for one in held)
    counts = (*documents_counted(heads, on), *records)
    nodes = assistant.book(scope=scope, as_of=as_of).rows.nodes.values()
    found = cover(counts, [(one.account, one.region) for one in nodes if one.account], on)
    if account.strip():
        known = assistant.finder.corpus(scope, view).called
        named = account_named(account, [*known, *((one.account, one.account) for one in found if one.account)])
        found = tuple(one for one in found if one.account == named)
    left = outside(assistant.store.register()) if scope == OWNER else ()
    return Coverage(on.isoformat(), found, tuple(Unreadable(place, reason) for place, reason in left))


def documents_counted(heads: Iterable[Head], on: date) -> Iterator[Count]:
    """The documents by account, region and kind, but for those that a file's records are: these count as records."""
    many: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in heads:
        if EXPORT not in one.card.origins and row_of(one.card.origins) == NO_ROW:
            day = of_date(one.card.date) if one.card.date else None
            past = day is not None and day.first <= on
            many[one.card.account, one.card.region, one.card.kind].append(one.card.date if past else "")
    for (account, region, kind), days in sorted(many.items()):
        yield Count(account, region, "document", kind, len(days), max(days))
