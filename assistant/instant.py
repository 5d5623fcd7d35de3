"""Dates and instants as people write them, made into instants of UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo

FIRST = datetime.min.replace(tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)


def instant(written: str, zone: tzinfo = UTC) -> datetime:
    """The instant that an ISO date or date and time means; a bare date is the end of that day in `zone`.

    A time without an offset is read in `zone`. Anything else is a ValueError that says what is expected.

    >>> instant("2026-09-28").isoformat()
    '2026-09-28T23:59:59.999999+00:00'
    """
    text = written.strip()
    try:
        day = date.fromisoformat(text) if len(text) <= len("2026-09-28") else None
        moment = datetime.combine(day, time.max) if day else datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{written!r} is not a date such as 2026-09-28 or 2026-09-28T14:00:00+02:00") from None
    return in_utc(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def in_utc(moment: datetime) -> datetime:
    """The same instant in UTC; one beyond the calendar's ends is its first or last."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return LAST if moment.year > 1 else FIRST
