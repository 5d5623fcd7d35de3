"""Dates and instants as systems write them, by the order that their export shows."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from retrieval.dates import MONTHS
from retrieval.sources.exports.style import DAY_FIRST, Style, Unreadable

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SERIAL = datetime.fromisoformat("1899-12-30")
_NOTHING = re.compile(r"0[0\-/. :T+Z]*|0001-01-01.*|00[-/.]00[-/.]\d{2,4}.*")
_CLOCK = (
    r"(?:[ ,T]+(?:at )?(?P<h>\d{1,2})[:.](?P<mi>\d\d)(?:[:.](?P<s>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d\d:?\d\d)?)?"
)
_NAMED = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[-/. ](?:de )?(?P<name>[^\W\d_]{3,12})\.?,?[-/. ](?:de )?"
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<year>\d{4}|\d\d)",
        _NAMED + r"(?P<year>\d{4}|\d\d)",
        r"(?:[^\W\d_]{3,9}\.?,? )?(?P<name>[^\W\d_]{3,12})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
        r"(?:[^\W\d_]{2,9}\.?,? )(?P<day>\d{1,2})\.? (?P<name>[^\W\d_]{3,12})\.? (?P<year>\d{4})",
    )
)


def date_of(text: str, style: Style) -> tuple[date | None, bool]:
    """The day that the text gives, in its own zone, and whether the order of its numbers was assumed.

    None for the zeros that systems write for "no date". Raises `Unreadable`.

    >>> date_of("12/Mar/24 9:41 AM", Style()), date_of("00000000", Style())
    ((datetime.date(2024, 3, 12), False), (None, False))
    """
    found, assumed = _read(text, style)
    return (found.date() if found else None), assumed


def instant_of(text: str, style: Style) -> tuple[datetime | None, bool]:
    """The instant that the text gives, in UTC, where it names no zone; a day alone is its beginning.

    >>> instant_of("2020-10-22T21:03:23.000+0200", Style())[0]
    datetime.datetime(2020, 10, 22, 19, 3, 23, tzinfo=datetime.timezone.utc)
    """
    found, assumed = _read(text, style)
    if found is None:
        return None, assumed
    try:
        return (found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)), assumed
    except OverflowError:
        raise Unreadable("no date that a calendar has") from None


def _read(text: str, style: Style) -> tuple[datetime | None, bool]:
    if len(text) > 60:
        raise Unreadable("no date")
    if _NOTHING.fullmatch(text):
        return None, False
    if len(text) >= 8 and text[:4].isdecimal() and text.isascii():
        try:
            return datetime.fromisoformat(text.removesuffix(" UTC")), False
        except ValueError:
            pass
    number = _numbered(text)
    if number is not None:
        return number, False
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            return _built(found, style)
    raise Unreadable("no date")


def _numbered(text: str) -> datetime | None:
    """The instant of a number: its digits, milliseconds or seconds since 1970, or a spreadsheet's days since 1900."""
    whole, _, rest = text.partition(".")
    if not (whole.isascii() and whole.isdecimal() and (not rest or rest.isdecimal())):
        return None
    if len(whole) == 14:
        return _digits(whole)
    if len(whole) == 13 and not rest:
        return _EPOCH + timedelta(milliseconds=int(whole))
    if len(whole) == 10:
        return _EPOCH + timedelta(seconds=int(whole))
    if len(whole) == 5 and 20_000 <= int(whole) <= 80_000:
        days = _SERIAL + timedelta(days=float(text))
        return (days + timedelta(milliseconds=500)).replace(microsecond=0)
    return None


def _digits(text: str) -> datetime | None:
    """The instant of fourteen digits, from the year to the second."""
    try:
        return datetime.fromisoformat(f"{text[:8]}T{text[8:]}")
    except ValueError:
        return None


def _built(found: re.Match[str], style: Style) -> tuple[datetime, bool]:
    parts = found.groupdict()
    year = int(parts["year"]) + (0 if len(parts["year"]) == 4 else 2000 if int(parts["year"]) < 70 else 1900)
    assumed = False
    if parts.get("name"):
        month = MONTHS.get(parts["name"].lower(), 0)
        day = int(parts["day"])
    elif parts.get("a"):
        day, month, assumed = _ordered(int(parts["a"]), int(parts["b"]), "." in found[0][:6], style)
    else:
        month, day = int(parts["month"]), int(parts["day"])
    try:
        return datetime(year, month, day, *_clock(parts), tzinfo=_zone(parts["zone"])), assumed
    except ValueError:
        raise Unreadable("no date that a calendar has") from None


def _ordered(first: int, second: int, dotted: bool, style: Style) -> tuple[int, int, bool]:
    """Day and month of two numbers, and whether the order was assumed; with points the day stands first."""
    if first > 12 or dotted:
        return first, second, False
    if second > 12:
        return second, first, False
    assumed = not style.date_known and first != second
    return (first, second, assumed) if style.date_order == DAY_FIRST else (second, first, assumed)


def _clock(parts: dict[str, str]) -> tuple[int, int, int]:
    if not parts["h"]:
        return 0, 0, 0
    hour = int(parts["h"])
    half = (parts["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(parts["mi"]), int(parts["s"] or 0)


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    plain = text.upper().removeprefix("UTC").removeprefix("GMT").replace(":", "")
    if len(plain) != 5:
        return UTC
    away = timedelta(hours=int(plain[1:3]), minutes=int(plain[3:]))
    return timezone(-away if plain[0] == "-" else away)
