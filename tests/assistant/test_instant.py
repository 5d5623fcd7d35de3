"""Dates and instants as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.instant import instant

ZONES = st.sampled_from([UTC, *(timezone(timedelta(hours=h)) for h in (-12, -5, 9, 14)), ZoneInfo("Europe/Berlin")])


def test_a_bare_date_is_the_end_of_that_day_in_the_zone() -> None:
    assert instant("2026-09-28", ZoneInfo("Europe/Berlin")) == datetime(2026, 9, 28, 21, 59, 59, 999999, UTC)


def test_a_time_without_an_offset_is_read_in_the_zone() -> None:
    assert instant("2026-01-10T09:00", ZoneInfo("Asia/Tokyo")) == datetime(2026, 1, 10, 0, 0, tzinfo=UTC)


def test_a_time_with_an_offset_keeps_it() -> None:
    assert instant("2026-01-10T09:00:00-05:00", ZoneInfo("Asia/Tokyo")) == datetime(2026, 1, 10, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize("written", ["", "soon", "28.09.2026", "2026-13-01", "2026-02-30", "2026-09-28T25:00"])
def test_anything_else_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match="such as 2026-09-28"):
        instant(written)


@given(st.dates(), ZONES)
def test_any_day_has_an_end_even_at_the_ends_of_the_calendar(day: date, zone: timezone) -> None:
    end = instant(day.isoformat(), zone)
    assert end.utcoffset() == timedelta(0)
    assert abs(end.date() - day) <= timedelta(days=1)


@given(st.datetimes(), ZONES)
def test_any_moment_written_with_its_offset_is_that_moment(moment: datetime, zone: timezone) -> None:
    aware = moment.replace(tzinfo=zone)
    read = instant(aware.isoformat(), ZoneInfo("Asia/Tokyo"))
    if 1 < moment.year < 9999:  # beyond them, an offset may lead out of the calendar
        assert read == aware
