"""Dates are read as people write them, and never where they could be two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.dates import dates_in, iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2026-04-03", "2026-04-03"), ("2026-04-03T10:15:00Z", "2026-04-03"), ("2026/4/3", "2026-04-03"),
     ("20260403", "2026-04-03"), ("3 April 2026", "2026-04-03"), ("April 3rd, 2026", "2026-04-03"),
     ("3. April 2026", "2026-04-03"), ("03.04.2026", "2026-04-03"), ("3 de abril de 2026", "2026-04-03"),
     ("3 avril 2026", "2026-04-03"), ("3 kwietnia 2026", "2026-04-03"), ("2026年4月3日", "2026-04-03"),
     ("23/04/2026", "2026-04-23"), ("04/23/2026", "2026-04-23"), ("04/04/2026", "2026-04-04"),
     ("April 2026", "2026-04"), ("2026-04", "2026-04"), ("2026", "2026"), ("12-Mar-2026", "2026-03-12"),
     ("Mon, 07 Feb 2022 03:33:27 +0000", "2022-02-07"), ("Fri 3 Apr 2026, 10:00", "2026-04-03")],
)  # fmt: skip
def test_a_date_is_read_in_the_precision_it_has(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["03/04/2026", "2026-13-01", "31.02.2026", "soon", "", "4711", "12026-04-03", "2026-04-03 to 2026-04-05",
     "1.250.2026", "v2026.4.3.1", "BRG-7204-2026"],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_none(written: str) -> None:
    assert iso_date(written) == ""


def test_dates_in_a_text_come_in_order_and_once() -> None:
    text = "From 3 April 2026 (again: 3 Apr 2026) until 2026-05-01, part 2026-7204, call 030/2026/11."
    assert dates_in(text) == ("2026-04-03", "2026-05-01")


@given(
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y%m%d"]),
)
def test_every_day_is_read_back_from_every_unambiguous_way_to_write_it(day: date, way: str) -> None:
    assert iso_date(day.strftime(way)) == day.isoformat()


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_slashes_are_read_only_when_one_number_cannot_be_a_month(day: date) -> None:
    certain = day.day > 12 or day.day == day.month
    assert iso_date(day.strftime("%d/%m/%Y")) == (day.isoformat() if certain else "")
