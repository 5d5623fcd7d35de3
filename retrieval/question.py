"""What a question says of account, region, kind and time, read without a model and explained in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from retrieval.kinds import KindTable
from retrieval.mention import Mention
from retrieval.names import NameTable
from retrieval.period import Dated, Period, periods
from retrieval.regions import RegionTable

_BESIDE = re.compile(r"^\s*(?:['’]s?\b|\(?(?:19|20)\d\d\b|q[1-4]\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names that the rows in view hold; built from them alone."""

    accounts: NameTable
    regions: RegionTable
    kinds: KindTable


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question with what it names.

    `accounts`, `regions` and `kinds` are values that rows hold, those named for certain; the `likely_` ones are hints
    that leave nothing out. `period` is the days asked about, `dated` true when they tell documents apart rather than
    facts. `ambiguous` holds accounts that one name fits equally well, `notes` the reasons in words, and `spoken` the
    stretches of the question that all this was read from.
    """

    question: str
    accounts: tuple[str, ...] = ()
    likely_accounts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    likely_regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    likely_kinds: tuple[str, ...] = ()
    period: Period | None = None
    dated: bool = False
    ambiguous: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    spoken: tuple[tuple[int, int], ...] = field(default=(), repr=False)


def understand(question: str, lexicon: Lexicon, *, today: date | None = None) -> Understanding:
    """What the question names, the same for the same names; `today` gives "last quarter" its meaning."""
    kinds = lexicon.kinds.find(question)
    times = periods(question, today)

    def anchored(start: int, end: int) -> bool:
        beside = bool(_BESIDE.match(question[end:]))
        return beside or any(
            kind.certain and question[end : kind.start].strip() == "" and kind.start >= end for kind in kinds
        )

    accounts = lexicon.accounts.find(question, anchored)
    regions = [m for m in lexicon.regions.find(question) if not any(a.certain and _overlap(a, m) for a in accounts)]
    kinds = [m for m in kinds if not any(a.certain and _overlap(a, m) for a in accounts)]
    times = [t for t in times if not any(a.certain and a.start < t.end and t.start < a.end for a in accounts)]
    dated = [t for t in times if any(kind.certain and _touch(question, kind, t) for kind in kinds)]
    period = _span(dated or times)
    certain = _values(accounts, True)
    ambiguous = _ambiguous(accounts)
    return Understanding(
        question,
        certain,
        tuple(value for value in _values(accounts, False) if value not in certain),
        _values(regions, True),
        tuple(value for value in _values(regions, False) if value not in _values(regions, True)),
        _values(kinds, True),
        tuple(value for value in _values(kinds, False) if value not in _values(kinds, True)),
        period,
        bool(dated),
        ambiguous,
        tuple(_notes(question, accounts, regions, kinds, times, period, ambiguous)),
        tuple(sorted({(m.start, m.end) for m in (*accounts, *kinds) if m.certain} | {(t.start, t.end) for t in dated})),
    )


def _values(mentions: Sequence[Mention], certain: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.value for mention in mentions if mention.certain is certain))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _touch(question: str, kind: Mention, time: Dated) -> bool:
    """True when at most small words stand between the kind and the time."""
    low, high = min(kind.end, time.end), max(kind.start, time.start)
    between = question[low:high].lower().split()
    return low <= high and len(between) <= 2 and all(word in _SMALL for word in between)


_SMALL = frozenset("of for from in on the dated von vom aus fur im de del para".split())


def _span(times: Sequence[Dated]) -> Period | None:
    if not times:
        return None
    return Period(min(time.period.first for time in times), max(time.period.last for time in times))


def _ambiguous(accounts: Sequence[Mention]) -> tuple[str, ...]:
    places: dict[tuple[int, int], list[str]] = {}
    for mention in (one for one in accounts if one.certain):
        places.setdefault((mention.start, mention.end), []).append(mention.value)
    return tuple(dict.fromkeys(value for values in places.values() if len(values) > 1 for value in values))


def _notes(
    question: str,
    accounts: Sequence[Mention],
    regions: Sequence[Mention],
    kinds: Sequence[Mention],
    times: Sequence[Dated],
    period: Period | None,
    ambiguous: Sequence[str],
) -> list[str]:
    notes = []
    for noun, mentions in (("account", accounts), ("region", regions), ("kind", kinds)):
        for mention in mentions:
            sure = "" if mention.certain else ", perhaps"
            notes.append(
                f"“{question[mention.start : mention.end]}” names the {noun} {mention.value} ({mention.how}{sure})"
            )
    if period is not None:
        said = ", ".join(f"“{question[time.start : time.end]}”" for time in times)
        notes.append(f"{said} is the period {period}")
    if ambiguous:
        notes.append("one name fits several accounts: " + ", ".join(ambiguous))
    return notes
