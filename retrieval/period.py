"""Periods that a text names: years, quarters, months, days, and stretches relative to a given day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from retrieval.lexical import folded
from retrieval.time_words import MONTHS, ORDINALS, RELATIVE, UNITS

EARLIEST, LATEST = date.min, date.max

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF = r"(?:of\s+|de\s+|del\s+|von\s+)?"
_FROM_MONTH = _MONTH.replace("<month>", "<from>")
_DAY = r"(?P<day>[0-3]?\d)"
_ORDINAL = "(?P<ordinal>" + "|".join(map(re.escape, ORDINALS)) + ")"
_SPAN = r"(?P<span>days?|weeks?|months?|years?|wochen|monate|dias)"
_STEP = "(?P<step>" + "|".join(RELATIVE) + ")"
_UNIT = "(?P<unit>" + "|".join(sorted(UNITS, key=lambda name: -len(name))) + ")"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both in it."""

    first: date
    last: date

    def meets(self, other: Period) -> bool:
        """True when some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        until = "" if self.last == LATEST else self.last.isoformat()
        return f"{'' if self.first == EARLIEST else self.first.isoformat()}..{until}"


@dataclass(frozen=True, slots=True)
class Dated:
    """`text[start:end]` names the period."""

    start: int
    end: int
    period: Period


def of_date(iso: str) -> Period | None:
    """The days an ISO year, month or day stands for; None for anything else.

    >>> str(of_date("2026-02"))
    '2026-02-01..2026-02-28'
    """
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|T|\s)", iso)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return _days(year, month, day)


def periods(text: str, today: date | None = None) -> list[Dated]:
    """The periods that the text names, in its order; relative ones only when told what day it is."""
    plain = folded(text) if len(folded(text)) == len(text) else text.lower()
    found: list[Dated] = []
    taken = [False] * (len(plain) + 1)
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(plain):
            period = None if any(taken[match.start() : match.end()]) else read(match, today)
            if period is not None:
                found.append(Dated(match.start(), match.end(), period))
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    return _ranged(plain, sorted(found, key=lambda dated: dated.start))


def _days(year: int, month: int = 0, day: int = 0) -> Period | None:
    if not 1 <= year <= 9999 or month > 12:
        return None
    if not month:
        return Period(date(year, 1, 1), date(year, 12, 31))
    length = monthrange(year, month)[1]
    if day > length:
        return None
    return Period(date(year, month, day or 1), date(year, month, day or length))


def _quarter(year: int, quarter: int) -> Period:
    return Period(date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, monthrange(year, 3 * quarter)[1]))


def _named(match: re.Match[str], today: date | None) -> Period | None:
    parts = match.groupdict()
    month = MONTHS[parts["month"]] if parts.get("month") else int(parts.get("number") or 0)
    year = parts.get("year")
    if year is None and today is None:
        return None
    if year is None and today is not None:
        year = str(today.year if month <= today.month else today.year - 1)
    return _days(int(year or 0), month, int(parts.get("day") or 0))


def _months(match: re.Match[str], today: date | None) -> Period | None:
    """The year that the last month is said with holds the first one too, unless that comes later in a year."""
    first, last, year = MONTHS[match["from"]], MONTHS[match["month"]], int(match["year"])
    return Period(date(year - (first > last), first, 1), date(year, last, monthrange(year, last)[1]))


def _quartered(match: re.Match[str], today: date | None) -> Period | None:
    parts = match.groupdict()
    quarter = int(parts["quarter"]) if parts.get("quarter") else ORDINALS[parts["ordinal"]]
    year = int(parts["year"]) if parts.get("year") else today.year if today else 0
    return _quarter(year, quarter) if year else None


def _halved(match: re.Match[str], today: date | None) -> Period | None:
    year, second = int(match["year"]), match["half"] == "2"
    return Period(date(year, 7 if second else 1, 1), date(year, 12 if second else 6, 31 if second else 30))


def _closing(match: re.Match[str], today: date | None) -> Period | None:
    return _quarter(int(match["year"]), 4)


def _fiscal(match: re.Match[str], today: date | None) -> Period | None:
    return _days(int(match["fiscal"]) + (2000 if len(match["fiscal"]) == 2 else 0))


def _relative(match: re.Match[str], today: date | None) -> Period | None:
    if today is None:
        return None
    step, unit = RELATIVE[match["step"]], UNITS[match["unit"]]
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return Period(monday, monday + timedelta(days=6))
    if unit == "year":
        return _days(today.year + step)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _days(months // 12, months % 12 + 1)
    quarters = today.year * 4 + (today.month - 1) // 3 + step
    return _quarter(quarters // 4, quarters % 4 + 1)


def _near(match: re.Match[str], today: date | None) -> Period | None:
    if today is None:
        return None
    day = today - timedelta(days=match[0] in ("yesterday", "gestern", "ayer"))
    return Period(day, day)


def _recent(match: re.Match[str], today: date | None) -> Period | None:
    if today is None:
        return None
    days = int(match["count"]) * {"d": 1, "w": 7, "m": 30, "y": 365}[match["span"][0]]
    return Period(today - timedelta(days=min(days, 36500)), today)


_Reader = Callable[[re.Match[str], date | None], Period | None]
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b{_YEAR}-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b", _named),
        (rf"\b{_DAY}\.\s?(?P<number>1[0-2]|0?[1-9])\.\s?{_YEAR}\b", _named),
        (rf"\b{_DAY}(?:st|nd|rd|th|\.|º)?\s+(?:of\s+|de\s+)?{_MONTH},?\s+{_OF}{_YEAR}\b", _named),
        (
            (r"\b(?P<opens>(?:from|between|von|zwischen|desde|de|entre)\s+)?"
             rf"{_FROM_MONTH}(?:\s*(?:to|until|through|bis|a|hasta|-|–|—)|(?(opens)\s+(?:and|und|y)|(?!)))"
             rf"\s*{_MONTH},?\s+{_OF}{_YEAR}\b"),
            _months,
        ),
        (rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b", _named),
        (rf"\b(?:q|t)(?P<quarter>[1-4])[\s/'-]*(?:of\s+|de\s+)?{_YEAR}\b", _quartered),
        (rf"\b{_YEAR}[\s/-]*q(?P<quarter>[1-4])\b", _quartered),
        (rf"\b{_ORDINAL}\s+(?:quarter|quartal|trimestre)(?:\s+{_OF}{_YEAR})?\b", _quartered),
        (rf"\bh(?P<half>[12])[\s/'-]*{_YEAR}\b", _halved),
        (r"\bfy\s?'?(?P<fiscal>20\d\d|\d\d)\b", _fiscal),
        (rf"\b{_MONTH},?\s+{_OF}{_YEAR}\b", _named),
        (rf"\b{_YEAR}-(?P<number>0[1-9]|1[0-2])\b", _named),
        (rf"(?<![\w/.-])(?P<number>0?[1-9]|1[0-2])/{_YEAR}\b", _named),
        (rf"\b(?:last|final|letztes|letzten|ultimo)\s+(?:quarter|quartal|trimestre)\s+{_OF}{_YEAR}\b", _closing),
        (rf"\b{_STEP}\s+{_UNIT}\b", _relative),
        (rf"\b{_UNIT}\s+(?P<step>pasado|pasada|anterior|proximo|proxima)\b", _relative),
        (rf"\b(?:last|past|letzten|ultimos)\s+(?P<count>\d{{1,4}})\s+{_SPAN}\b", _recent),
        (r"\b(?:today|heute|hoy|yesterday|gestern|ayer)\b", _near),
        (r"\bq(?P<quarter>[1-4])\b", _quartered),
        (rf"\b(?:in|of|since|until|by|before|after|during|from|im|seit|bis|en|desde|hasta)\s+{_MONTH}(?!\w)", _named),
        (rf"(?<![\w.,/#$€£-]){_YEAR}(?![\w/%]|[.,-]\d|\s*(?:€|eur|usd|units|pieces|stuck))", _named),
    )
)  # fmt: skip

_SINCE = re.compile(r"\b(?:since|starting|seit|ab|desde)(?:\s+(?:in|the|the\s+(?:start|beginning)\s+of))?\s*$")
_AFTER = re.compile(r"\b(?:after|nach|despues\s+de)\s*$")
_UNTIL = re.compile(
    r"\b(?:until|till|by|up\s+to|through|bis|hasta)(?:\s+(?:(?:the\s+)?end\s+of|ende|(?:el\s+)?fin(?:al|ales)?\s+de))?\s*$"
)
_BEFORE = re.compile(r"\b(?:before|prior\s+to|vor|antes\s+de)\s*$")
_TO = re.compile(r"\s*(?:to|and|until|through|bis|und|a|y|hasta|-|–|—)\s*(?:the\s+)?$")
_OPENS_RANGE = re.compile(r"\b(?:from|between|von|zwischen|desde|entre)\s*$")
_BOTH_ENDS = re.compile(r"\s(?:to|and|until|through|bis|und|a|y|hasta)\s")
_LEAD = re.compile(r"^(?:in|of|since|until|by|before|after|during|from|im|seit|bis|en|desde|hasta)\s+")


def _ranged(plain: str, found: list[Dated]) -> list[Dated]:
    """The periods with "since", "before" and "from … to …" taken into account."""
    merged: list[Dated] = []
    for dated in found:
        if (
            merged
            and _TO.fullmatch(plain[merged[-1].end : dated.start])
            and _OPENS_RANGE.search(plain[: merged[-1].start])
        ):
            first = merged.pop()
            span = Period(min(first.period.first, dated.period.first), max(first.period.last, dated.period.last))
            merged.append(Dated(first.start, dated.end, span))
        else:
            merged.append(dated)
    return [dated if _BOTH_ENDS.search(plain[dated.start : dated.end]) else _bounded(plain, dated) for dated in merged]


def _bounded(plain: str, dated: Dated) -> Dated:
    lead = _LEAD.match(plain[dated.start : dated.end])
    start = dated.start + (lead.end() if lead else 0)
    before, period = plain[:start], dated.period
    if _SINCE.search(before):
        period = Period(period.first, LATEST)
    elif _AFTER.search(before) and period.last < LATEST:
        period = Period(period.last + timedelta(days=1), LATEST)
    elif _UNTIL.search(before):
        period = Period(EARLIEST, period.last)
    elif _BEFORE.search(before) and period.first > EARLIEST:
        period = Period(EARLIEST, period.first - timedelta(days=1))
    return Dated(start, dated.end, period)
