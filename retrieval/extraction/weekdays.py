"""Weekdays as days: by Friday, nächsten Dienstag, el viernes, 来週金曜日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from retrieval.extraction.finds import Day, Span
from retrieval.extraction.reckoning import Calendar, of_days
from retrieval.extraction.words import WIDE, either, plain_words, signs_of, words
from retrieval.lexical import folded


def weekdays(said: str, by: Calendar) -> Iterator[Day]:
    """Fridays: the first to come, that of this week or the next; "next Friday" may be either of two."""
    for found in (one for pattern in _weeks() for one in pattern.finditer(said)):
        word = found["weekday"]
        short = folded(word) in plain_words("short") and not (word[0].isupper() and found["cue"])
        if short and not re.match(r"[.,]?\s*\d", said[found.end() :]):
            continue
        span = Span(found.start("before") if found["before"] else found.start("weekday"), found.end())
        yield (
            Day(span)
            if by.today is None
            else _weekday_of(span, weekday_number(folded(word)), found, by.today, by.ahead)
        )


def _weekday_of(span: Span, number: int, found: re.Match[str], today: date, ahead: bool) -> Day:
    soon = today + timedelta(days=(number - today.isoweekday()) % 7 or 7)
    later = today - timedelta(days=today.weekday()) + timedelta(days=6 + number)
    lead = folded(found["before"] or found["behind"] or "").strip()
    if lead in plain_words("after"):
        return Day(span, later.isoformat())
    if lead in plain_words("either"):
        return of_days(span, sorted({soon.isoformat(), later.isoformat()}))
    if ahead or lead:
        return Day(span, soon.isoformat())
    return of_days(span, [(soon - timedelta(days=7)).isoformat(), soon.isoformat()])


@cache
def _weeks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = [one for number in range(1, 8) for one in words(f"weekdays.{number}")]
    leads = [one for name in ("coming", "this", "after", "either") for one in words(name)]
    cues = either([*(one for one in words("due_labels") if not WIDE.search(one)), "on", "am", "el", "este"])
    latin, wide = ([one for one in given if not WIDE.search(one)] for given in (names, leads)), leads
    name, lead = (either(given) for given in latin)
    behind = rf"(?:\s+(?P<behind>{lead})(?![^\W\d_]))?"
    return (
        re.compile(
            rf"(?<![^\W\d_])(?P<cue>{cues}\s+)?(?P<before>{lead}\s+)?(?P<weekday>{name})(?![^\W\d_]){behind}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<cue>)(?P<before>{either(one for one in wide if WIDE.search(one))})?"
            rf"(?P<weekday>{either(one for one in names if WIDE.search(one))})(?P<behind>)"
        ),
    )


@cache
def week_words(number: bool) -> frozenset[str]:
    """The words without which a line has no weekday.

    Those of German in two letters are other words elsewhere, and count only beside a number.
    """
    found = signs_of(*(f"weekdays.{day}" for day in range(1, 8)))
    return found if number else frozenset(one for one in found if len(one) > 2)


def weekday_number(word: str) -> int:
    """1 for Monday to 7, 0 for what is no weekday."""
    return next((number for number in range(1, 8) if word in plain_words(f"weekdays.{number}")), 0)
