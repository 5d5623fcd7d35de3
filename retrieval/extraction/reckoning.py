"""How a document's days are told: from its own day, and by which of 03/04 it writes first."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from retrieval.extraction.finds import Day, Span
from retrieval.extraction.words import plain_words
from retrieval.lexical import folded

DAY_FIRST, MONTH_FIRST = "day first", "month first"
PAST = 92  # days before the document's own within which a day without a year may have been meant
PAIR = re.compile(r"(?<![A-Za-z\d./-])(\d{1,2})([/-])(\d{1,2})(?:\2((?:20)?\d\d))?(?![A-Za-z\d/]|[.-]\d)")
_ROUND = ("de", "es", "fr", "it", "pt", "nl", "pl")  # languages whose writers put the day first everywhere


@dataclass(frozen=True, slots=True)
class Calendar:
    """What tells days: the day that the document is of, where known, which of 03/04 comes first, and its language.

    `ahead` says that the days lie ahead, as those do by which a thing is to be done.
    """

    today: date | None = None
    order: str = ""
    lang: str = ""
    ahead: bool = False


def calendar_of(text: str, when: str, lang: str, region: str) -> Calendar:
    """How the document's days are told: `when` is its ISO date; its other days go before language and region.

    >>> calendar_of("13/04/2026 and 03/05/2026", "2026-05-06", "en", "").order, calendar_of("", "", "en", "").order
    ('day first', '')
    """
    return Calendar(_today(when), _order(text, lang, folded(region).strip(" .")), lang)


def _today(when: str) -> date | None:
    """The day, where the date has one from which days before and after can be told."""
    try:
        day = date.fromisoformat(when[:10])
    except ValueError:
        return None
    return day if 1800 < day.year < 9000 else None


def _order(text: str, lang: str, region: str) -> str:
    """Which comes first in this text; empty where it writes both ways or nothing tells."""
    seen = set()
    for first, _, second, year in PAIR.findall(text):
        if year and (int(first) > 12) != (int(second) > 12):
            seen.add(DAY_FIRST if int(first) > 12 else MONTH_FIRST)
    if seen:
        return seen.pop() if len(seen) == 1 else ""
    if lang == "ja":
        return MONTH_FIRST
    if lang in _ROUND or region in plain_words("day_first"):
        return DAY_FIRST
    return MONTH_FIRST if region in plain_words("month_first") else ""


def nearest(span: Span, month: int, day: int, by: Calendar) -> Day:
    """The day of that name before the document's own and the next; of days ahead the next, unless one was just past.

    Day 0 is the month's last.
    """
    if by.today is None:
        return Day(span)
    years = [one for year in range(by.today.year - 1, by.today.year + 9) if (one := _day_or_last(year, month, day))]
    ahead = next(one for one in years if one >= by.today)
    behind = [one for one in years if one < by.today][-1:]
    if ahead == by.today or (by.ahead and behind and behind[0] < by.today - timedelta(days=PAST)):
        behind = []
    return of_days(span, [one.isoformat() for one in (*behind, ahead)])


def _day_or_last(year: int, month: int, day: int) -> date | None:
    return day_of(year, month, day) if day else last_of(year, month)


def of_days(span: Span, days: list[str]) -> Day:
    """The one day, or the several that it may be."""
    return Day(span, days[0]) if len(days) == 1 else Day(span, "", tuple(days))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, where a calendar has it."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
