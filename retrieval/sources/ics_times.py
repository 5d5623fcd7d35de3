"""When an event of a calendar is, in words: by the clock that its calendar gives, never moved to another zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.prop import vDate, vDatetime, vDuration

from retrieval.sources.ics_components import Component, Property

BAD = (ValueError, OverflowError, TypeError, LookupError, OSError)  # what no date, length or zone raises
_PREFIXED = re.compile(r"/[^/]+/(?:.*/)?([A-Z][A-Za-z_]+/[A-Z][A-Za-z_/-]+)$")  # "/vendor.example/Europe/Berlin"


class NoTime(Exception):
    """A property holds no date and no time; the message is its value."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time of one on some clock; an empty zone is the clock of whoever reads it."""

    at: date
    zone: str = ""

    @property
    def day(self) -> str:
        """Its day, ISO."""
        return f"{self.at.year:04}-{self.at.month:02}-{self.at.day:02}"

    @property
    def timed(self) -> bool:
        """False for a whole day."""
        return isinstance(self.at, datetime)

    @property
    def clock(self) -> str:
        """Its time of day, empty for a whole day."""
        return f"{self.at.hour:02}:{self.at.minute:02}" if isinstance(self.at, datetime) else ""

    def __str__(self) -> str:
        return f"{self.day} {self.clock}".strip()

    def plus(self, length: timedelta) -> Moment:
        """The moment that much later, on the same clock."""
        return Moment(self.at + length, self.zone)


def moment(one: Property, calendar_zone: str = "") -> Moment:
    """The moment a property gives; one in UTC is told on the calendar's own clock, where it has one."""
    written = re.sub(r"[-:\s]", "", one.value.split(",")[0].split("/")[0]).upper()
    if one.params.get("VALUE", "").upper() != "DATE" and "TZID" in one.params:
        written = written[-15:] if len(written) > 16 else written  # a zone such as GMT+01:00 without its quotes
    try:
        if len(written) == 8:
            return Moment(vDate.from_ical(written))  # type: ignore[no-untyped-call]  # has no types
        at = vDatetime.from_ical(written.removesuffix("Z"))  # type: ignore[no-untyped-call]  # has no types
        if not written.endswith("Z"):
            return Moment(at, zone_name(one.params.get("TZID", "")))
        return _local(at, calendar_zone)
    except BAD as error:
        raise NoTime(" ".join(one.value.split())[:40]) from error


def _local(at: datetime, calendar_zone: str) -> Moment:
    try:
        return Moment(at.replace(tzinfo=UTC).astimezone(ZoneInfo(calendar_zone)).replace(tzinfo=None), calendar_zone)
    except BAD:
        return Moment(at, "UTC")


def zone_name(written: str) -> str:
    """A zone as a person would say it.

    >>> zone_name("/freeassociation.sourceforge.net/Europe/Berlin")
    'Europe/Berlin'
    """
    plain = " ".join(written.split())[:80]
    prefixed = _PREFIXED.match(plain)
    return prefixed[1] if prefixed else plain


def span(one: Component) -> tuple[Moment | None, Moment | None]:
    """Where it begins and ends; of an end that cannot be read or lies before its start, nothing."""
    given = one.first("DTSTART")
    start = moment(given, one.zone) if given else None
    due = one.first("DTEND") or one.first("DUE")
    length = one.first("DURATION")
    try:
        if due:
            end: Moment | None = moment(due, one.zone)
        elif length and start:
            lasts = vDuration.from_ical(length.value.strip())  # type: ignore[no-untyped-call]  # has no types
            end = start.plus(lasts)
        else:
            end = None
    except (*BAD, NoTime):
        end = None
    if start and end and (start.timed != end.timed or (start.zone == end.zone and _before(end, start))):
        end = None
    return start, end


def _before(one: Moment, other: Moment) -> bool:
    return (one.day, one.clock) < (other.day, other.clock)


def words(start: Moment, end: Moment | None) -> str:
    """From when to when; the last of whole days is said, which a calendar writes as the day after.

    >>> words(Moment(date(2026, 3, 4)), Moment(date(2026, 3, 7)))
    '2026-03-04 to 2026-03-06, all day'
    """
    if not start.timed:
        last = end.plus(timedelta(days=-1)) if end and end.day > start.day else start
        return f"{start}, all day" if last.day == start.day else f"{start} to {last}, all day"
    if end is None or (end.zone == start.zone and str(end) == str(start)):
        return f"{start} ({_said(start)})"
    if end.zone != start.zone:
        return f"{start} ({_said(start)}) to {end} ({_said(end)})"
    return f"{start} to {end.clock if end.day == start.day else end} ({_said(start)})"


def _said(one: Moment) -> str:
    return one.zone or "local time"
