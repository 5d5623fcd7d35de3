"""The days that a text names: written out, short, or told from the day that the text itself is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from retrieval.dates import MONTHS, places_of_dates
from retrieval.extraction.finds import Day, Span
from retrieval.extraction.reckoning import DAY_FIRST, MONTH_FIRST, PAIR, Calendar, day_of, last_of, nearest, of_days
from retrieval.extraction.weekdays import week_words, weekday_number, weekdays
from retrieval.extraction.words import WIDE, alone, plain_words, signs_of, tokens, words
from retrieval.lexical import folded

_LOWER = ("es", "fr", "it", "pt", "pl", "nl")  # which write months small
_OTHERS = ("set", "out", "ago", "gen")  # months there, other words elsewhere
_WEEK = r"(?<!\w)(?:(?:kw|cw|calendar week|kalenderwoche|semana)\s?\d{1,2}(?:/\d\d)?|q[1-4](?:[ /]\s?20\d\d)?)(?!\w)"
_FROM = re.compile(
    r"\s+(?:hábiles|laborables|of|from|after|nach|ab|seit|de|desde|a\s+partir)(?![^\W\d_])", re.IGNORECASE
)
_WEEKS = re.compile(_WEEK, re.IGNORECASE)
_DIGIT, _YEAR, _DOTTED = re.compile(r"\d"), re.compile(r"\d{4}"), re.compile(r"\d\.\s?\d{1,2}\.")


def days_in(text: str, start: int, end: int, by: Calendar) -> list[Day]:
    """The days of `text[start:end]`, in order and without overlap; what stands in a longer one is not told again."""
    said = text[start:end]
    heard = tokens(said)
    wide = not said.isascii() and bool(WIDE.search(said))
    number = bool(_DIGIT.search(said))
    named = number and (wide or not heard.isdisjoint(_months()) or bool(_DOTTED.search(said)))
    readers = (
        (_ends, wide or not heard.isdisjoint(signs_of("ends.of", "ends.month", "ends.next_month", "ends.year"))),
        (_written, number and bool(_YEAR.search(said))),
        (_pairs, number and bool(PAIR.search(said))),
        (_short, named),
        (weekdays, wide or not heard.isdisjoint(week_words(number))),
        (
            _told,
            wide
            or bool(number and _WEEKS.search(said))
            or not heard.isdisjoint(_near_words())
            or (number and not heard.isdisjoint(_unit_words())),
        ),
    )
    found: list[Day] = []
    for day in (day for read, likely in readers if likely for day in read(said, by)):
        if not any(day.span.start < one.span.end and one.span.start < day.span.end for one in found):
            found.append(day)
    found.sort()
    return [replace(one, span=Span(one.span.start + start, one.span.end + start)) for one in _joined(said, found)]


def _joined(said: str, found: list[Day]) -> Iterator[Day]:
    """Without the weekdays that only stand before their date."""
    for at, one in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        word = folded(said[one.span.start : one.span.end]).strip(".")
        dated = after is not None and any(map(str.isdigit, after.span.of(said)))
        gap = said[one.span.end : after.span.start] if after and dated else "-"
        if not (after and gap.strip(" .,(") in ("", "den", "the", "el") and len(gap) < 8 and weekday_number(word)):
            yield one


def _written(said: str, by: Calendar) -> Iterator[Day]:
    for start, end, iso in places_of_dates(said):
        yield Day(Span(start, end), iso if len(iso) == 10 else "")


def _pairs(said: str, by: Calendar) -> Iterator[Day]:
    """Days such as 03/04/2026, 3/4/26 and 5/12, in the order that the document writes."""
    for found in PAIR.finditer(said):
        first, sign, second, year = int(found[1]), found[2], int(found[3]), found[4]
        if not year and (sign == "-" or _amount_follows(said, found.end())):
            continue
        ways = []
        if by.order != MONTH_FIRST or first > 12:
            ways.append((second, first))
        if by.order != DAY_FIRST or second > 12:
            ways.append((first, second))
        span = Span(*found.span())
        if year:
            days = {one.isoformat() for way in ways if (one := day_of(2000 + int(year) % 100, *way))}
            if days:
                yield of_days(span, sorted(days))
        elif by.order and ways and day_of(2024, *ways[0]):
            yield nearest(span, *ways[0], by)


def _short(said: str, by: Calendar) -> Iterator[Day]:
    """Days without a year or with a short one: 12.05., 3 May, May 3rd, 15 de mayo, 5月12日."""
    for pattern in _shorts():
        for found in pattern.finditer(said):
            parts = found.groupdict()
            if parts.get("name") and not _is_month(parts["name"], by.lang):
                continue
            month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
            day = int(parts["day"])
            if parts.get("year"):
                one = day_of(2000 + int(parts["year"]), month, day)
                if one:
                    yield Day(Span(*found.span()), one.isoformat())
            elif day_of(2024, month, day):
                yield nearest(Span(*found.span()), month, day, by)


@cache
def _shorts() -> tuple[re.Pattern[str], ...]:
    month = "(?P<name>" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")(?![^\W\d_])\.?"
    forms = (
        r"(?<![\w./,-])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?P<year>\d\d)(?![\w.])",
        r"(?<![\w./,-])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\s?\d)",
        rf"(?<![\w./,-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?(?:\s+(?:of|de))?[\s-]+{month}(?!\s+\d{{4}})",
        rf"(?<![^\W\d_]){month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]|[.,]\d)",
        r"(?<!年)(?<!年\s)(?<!\d)(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _ends(said: str, by: Calendar) -> Iterator[Day]:
    """The last day of a month or a year: end of May, Ende Oktober 2026, fin de mes, 10月末."""
    for found in _ending().finditer(said):
        span = Span(*found.span())
        if found["month"] or found["number"]:
            month = MONTHS[found["month"].lower()] if found["month"] else int(found["number"])
            if not 1 <= month <= 12:
                continue
            if found["year"]:
                yield Day(span, last_of(int(found["year"]), month).isoformat())
            else:
                yield nearest(span, month, 0, by)
        elif by.today is None:
            yield Day(span)
        elif found["yearly"]:
            yield Day(span, date(by.today.year, 12, 31).isoformat())
        else:
            months = by.today.year * 12 + by.today.month - 1 + bool(found["next"])
            yield Day(span, last_of(months // 12, months % 12 + 1).isoformat())


@cache
def _ending() -> re.Pattern[str]:
    month = "(?P<month>" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")(?![^\W\d_])\.?"
    of = alone(words("ends.of"))
    return re.compile(
        rf"{of}\s+{month}(?:\s+(?:de\s+)?(?P<year>20\d\d))?|(?<!\d)(?P<number>\d{{1,2}})月末"
        rf"|(?P<next>{alone(words('ends.next_month'))})|(?P<monthly>{alone(words('ends.month'))})"
        rf"|(?P<yearly>{alone(words('ends.year'))})",
        re.IGNORECASE,
    )


def _told(said: str, by: Calendar) -> Iterator[Day]:
    """Today, tomorrow, in two weeks; and what is no day at all, such as next week."""
    for found in _near().finditer(said):
        span = Span(*found.span())
        if found["many"] and not by.ahead:
            continue
        counted = found["many"] and _FROM.match(said, found.end())
        if found["vague"] or counted or by.today is None:
            yield Day(span)
            continue
        many = next((number for number in range(3) if folded(found[0]) in plain_words(f"days.{number}")), 0)
        if found["many"]:
            many = int(found["many"]) * (1 if folded(found["unit"]) in plain_words("units.1") else 7)
        yield Day(span, (by.today + timedelta(days=many)).isoformat())


@cache
def _near() -> re.Pattern[str]:
    near = alone([one for number in range(3) for one in words(f"days.{number}")])
    units = alone([*words("units.1"), *words("units.7")])
    return re.compile(
        rf"(?<!la ){near}|(?P<vague>{alone(words('vague'))}|{_WEEK})"
        rf"|{alone(words('within'))}\s+(?P<many>\d{{1,3}})\s?(?P<unit>{units})",
        re.IGNORECASE,
    )


@cache
def _months() -> frozenset[str]:
    return frozenset(map(folded, MONTHS))


@cache
def _near_words() -> frozenset[str]:
    return signs_of("days.0", "days.1", "days.2", "vague")


@cache
def _unit_words() -> frozenset[str]:
    return signs_of("units.1", "units.7")


def _is_month(name: str, lang: str) -> bool:
    """False for what is a month in another language than the text's: "10 out of 12", "set 5"."""
    if lang in _LOWER and name.islower():
        return True
    return name.lower() not in _OTHERS and (name[0].isupper() or len(name) > 4)


def _amount_follows(said: str, at: int) -> bool:
    """True for a fraction such as 1/2 inch."""
    return bool(re.match(r"\s?(?:%|[\"”″]|inch|zoll|pulgada|mm|cm|of\b|von\b)", said[at:], re.IGNORECASE))
