"""Coverage drawn from counts alone: for each account and region what was read, what is old, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.coverage.feeds import FEEDS, SOURCES, STALE_AFTER
from retrieval.lexical import folded
from retrieval.period import of_date

READ, STALE, UNDATED, EMPTY = "read", "stale", "undated", "empty"
_BEST = (READ, STALE, UNDATED, EMPTY)


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents or records of one kind there are of an account and region, and the newest one's day.

    `of` is "document" or "record"; `newest` is empty where none is dated, or not yet.
    """

    account: str
    region: str
    of: str
    kind: str
    many: int
    newest: str


@dataclass(frozen=True, slots=True)
class KindCovered:
    """One kind: how many, the newest day, and whether that is recent; `stale_after_days` is 0 for what never is old."""

    kind: str
    of: str
    many: int
    newest: str
    state: str
    stale_after_days: int


@dataclass(frozen=True, slots=True)
class SourceCovered:
    """One insight source: the best state of what feeds it, what that is, and which kinds that could are missing.

    It is `read` where something recent was read, `stale` where all of it is old, `undated` where nothing says how old
    it is, and `empty` where there is nothing.
    """

    source: str
    state: str
    many: int
    newest: str
    kinds: tuple[KindCovered, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceCovered:
    """A region of an account, or all of it: its insight sources, and the other kinds that describe it."""

    region: str
    sources: tuple[SourceCovered, ...]
    others: tuple[KindCovered, ...]

    def named(self, state: str) -> tuple[str, ...]:
        """The insight sources in a state."""
        return tuple(one.source for one in self.sources if one.state == state)


@dataclass(frozen=True, slots=True)
class AccountCovered:
    """An account as a whole, and each of its regions; the region "" is what names none."""

    account: str
    whole: PlaceCovered
    regions: tuple[PlaceCovered, ...]


def cover(counts: Iterable[Count], places: Iterable[tuple[str, str]], on: date) -> tuple[AccountCovered, ...]:
    """Coverage as of a day, by account and region; `places` are accounts with the regions that they are known to have.

    A place of which nothing was read is there with every source empty: what is missing is named.
    """
    held: dict[str, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for account, region in sorted(set(places)):
        held[account][region]
    for one in counts:
        held[one.account][one.region].append(one)
    return tuple(
        AccountCovered(
            account,
            _place("", [one for found in regions.values() for one in found], on),
            tuple(_place(region, regions[region], on) for region in sorted(regions)),
        )
        for account, regions in sorted(held.items())
    )


def _place(region: str, found: Sequence[Count], on: date) -> PlaceCovered:
    kinds = _kinds(found, on)
    fed: dict[str, list[KindCovered]] = defaultdict(list)
    for one in kinds:
        feed = FEEDS.get((one.of, one.kind))
        fed[feed.source if feed else ""].append(one)
    return PlaceCovered(region, tuple(_source(source, fed[source]) for source in SOURCES), tuple(fed[""]))


def _source(source: str, kinds: Sequence[KindCovered]) -> SourceCovered:
    there = {(one.of, one.kind) for one in kinds}
    could = [(of, feed.kind) for (of, _), feed in FEEDS.items() if feed.source == source]
    missing = dict.fromkeys(kind for of, kind in could if not {("document", kind), ("record", kind)} & there)
    return SourceCovered(
        source,
        next(state for state in _BEST if state == EMPTY or any(one.state == state for one in kinds)),
        sum(one.many for one in kinds),
        max((one.newest for one in kinds), default=""),
        tuple(kinds),
        tuple(missing),
    )


def _kinds(found: Sequence[Count], on: date) -> list[KindCovered]:
    """Each kind once, in the order of the table, then the others by name."""
    many: dict[tuple[str, str], int] = defaultdict(int)
    newest: dict[tuple[str, str], str] = defaultdict(str)
    for one in found:
        key = one.of, kind_of(one.kind)
        many[key] += one.many
        newest[key] = max(newest[key], one.newest)
    order = {key: at for at, key in enumerate(FEEDS)}
    return [
        _kind(*key, many[key], newest[key], on)
        for key in sorted(many, key=lambda key: (order.get(key, len(order)), key))
    ]


def _kind(of: str, kind: str, many: int, newest: str, on: date) -> KindCovered:
    feed = FEEDS.get((of, kind))
    lasts = STALE_AFTER * feed.half_life_days if feed else 0
    day = of_date(newest) if newest else None
    old = day is not None and bool(lasts) and (on - day.last).days > lasts
    return KindCovered(kind, of, many, newest, UNDATED if day is None else STALE if old else READ, lasts)


def kind_of(said: str) -> str:
    """A document's kind as the table writes it.

    >>> kind_of("Annual report"), kind_of("industry-analysis")
    ('annual_report', 'industry_analysis')
    """
    return "_".join(folded(said).replace("_", " ").replace("-", " ").split())
