"""Periods are read as people say them, in three languages, and relative ones from a given day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.period import Period, of_date, periods

TODAY = date(2026, 5, 13)  # a Wednesday


def said(text: str, today: date | None = None) -> list[str]:
    return [str(found.period) for found in periods(text, today)]


@pytest.mark.parametrize(
    ("text", "period"),
    [("in 2025", "2025-01-01..2025-12-31"), ("2026-04", "2026-04-01..2026-04-30"), ("2026-05-13", "2026-05-13"),
     ("13.05.2026", "2026-05-13"), ("April 3rd, 2026", "2026-04-03"), ("3 April 2026", "2026-04-03"),
     ("3. April 2026", "2026-04-03"), ("3 de abril de 2026", "2026-04-03"), ("im März 2026", "2026-03-01..2026-03-31"),
     ("in February 2024", "2024-02-01..2024-02-29"), ("en abril de 2026", "2026-04-01..2026-04-30"),
     ("Q3 2025", "2025-07-01..2025-09-30"), ("2025 Q3", "2025-07-01..2025-09-30"),
     ("T3 2025", "2025-07-01..2025-09-30"),
     ("third quarter of 2025", "2025-07-01..2025-09-30"), ("drittes Quartal 2025", "2025-07-01..2025-09-30"),
     ("tercer trimestre de 2025", "2025-07-01..2025-09-30"), ("last quarter of 2025", "2025-10-01..2025-12-31"),
     ("H1 2025", "2025-01-01..2025-06-30"), ("H2 2025", "2025-07-01..2025-12-31"), ("FY26", "2026-01-01..2026-12-31"),
     ("FY2026", "2026-01-01..2026-12-31")],
)  # fmt: skip
def test_a_period_that_is_said_in_full_needs_no_day_to_stand_on(text: str, period: str) -> None:
    assert said(text) == [period]


@pytest.mark.parametrize(
    ("text", "period"),
    [("last quarter", "2026-01-01..2026-03-31"), ("letztes Quartal", "2026-01-01..2026-03-31"),
     ("el trimestre pasado", "2026-01-01..2026-03-31"), ("next quarter", "2026-07-01..2026-09-30"),
     ("this month", "2026-05-01..2026-05-31"), ("el mes pasado", "2026-04-01..2026-04-30"),
     ("nächste Woche", "2026-05-18..2026-05-24"), ("last week", "2026-05-04..2026-05-10"),
     ("el año pasado", "2025-01-01..2025-12-31"), ("dieses Jahr", "2026-01-01..2026-12-31"),
     ("el próximo año", "2027-01-01..2027-12-31"), ("last 30 days", "2026-04-13..2026-05-13"),
     ("letzten 2 Wochen", "2026-04-29..2026-05-13"), ("yesterday", "2026-05-12"), ("heute", "2026-05-13"),
     ("ayer", "2026-05-12"), ("in March", "2026-03-01..2026-03-31"), ("im November", "2025-11-01..2025-11-30"),
     ("in Q2", "2026-04-01..2026-06-30")],
)  # fmt: skip
def test_a_relative_period_is_counted_from_the_day_given_and_without_one_is_none(text: str, period: str) -> None:
    assert said(text, TODAY) == [period]
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [("since March 2025", "2025-03-01.."), ("seit März 2025", "2025-03-01.."), ("desde 2024", "2024-01-01.."),
     ("before 2025", "..2024-12-31"), ("vor 2025", "..2024-12-31"), ("antes de 2025", "..2024-12-31"),
     ("after Q1 2025", "2025-04-01.."), ("until June 2025", "..2025-06-30"), ("by the end of 2025", "..2025-12-31"),
     ("bis Ende 2025", "..2025-12-31"), ("hasta finales de 2025", "..2025-12-31")],
)  # fmt: skip
def test_a_period_may_be_open_at_one_end(text: str, period: str) -> None:
    assert said(text) == [period]


@pytest.mark.parametrize(
    ("text", "period"),
    [("between 2024 and 2025", "2024-01-01..2025-12-31"),
     ("zwischen Januar 2025 und März 2025", "2025-01-01..2025-03-31"),
     ("from January to March 2024", "2024-01-01..2024-03-31"), ("January–March 2024", "2024-01-01..2024-03-31"),
     ("von Januar bis März 2024", "2024-01-01..2024-03-31"), ("entre enero y marzo de 2024", "2024-01-01..2024-03-31"),
     ("between October and March 2024", "2023-10-01..2024-03-31"), ("desde 2023 hasta 2024", "2023-01-01..2024-12-31"),
     ("from 3 May 2025 to 5 June 2025", "2025-05-03..2025-06-05")],
)  # fmt: skip
def test_a_range_goes_from_its_first_day_to_its_last_whatever_day_it_is(text: str, period: str) -> None:
    assert said(text) == [period]
    assert said(text, TODAY) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "part 2026-7204",
        "BRG-2026",
        "2026 pieces",
        "2026 €",
        "$2026",
        "31.02.2026",
        "12026",
        "he may go",
        "march on",
        "",
    ],
)
def test_a_number_or_a_word_that_is_no_time_is_none(text: str) -> None:
    assert said(text, TODAY) == []


def test_several_periods_come_in_the_order_of_the_text_with_their_places() -> None:
    text = "Ärger im März 2026, then Q1 2025."
    assert [(text[f.start : f.end], str(f.period)[:10]) for f in periods(text)] == [
        ("März 2026", "2026-03-01"), ("Q1 2025", "2025-01-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("iso", "days"),
    [("2026", "2026-01-01..2026-12-31"), ("2026-02", "2026-02-01..2026-02-28"), ("2026-02-03", "2026-02-03"),
     ("2026-02-03T10:00:00Z", "2026-02-03"), ("2026-13", None), ("2026-02-30", None), ("soon", None), ("", None)],
)  # fmt: skip
def test_an_iso_date_stands_for_its_days(iso: str, days: str | None) -> None:
    assert (str(of_date(iso)) if of_date(iso) else None) == days


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: Period(min(days), max(days)))


@given(PERIODS, PERIODS)
def test_two_periods_meet_when_neither_ends_before_the_other_begins(one: Period, other: Period) -> None:
    assert one.meets(other) is other.meets(one)
    assert one.meets(other) is not (one.last < other.first or other.last < one.first)


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"])
)
def test_every_day_is_read_back_from_every_way_to_write_it(day: date, way: str) -> None:
    assert said(day.strftime(way)) == [day.isoformat()]


@given(
    st.text(st.sampled_from("q123 20.-/lastweekfrommarchtountil ß€Ⅷ") | st.characters(), max_size=80), st.none() | DAYS
)
def test_any_text_has_periods_that_lie_in_it_apart_from_each_other(text: str, today: date | None) -> None:
    found = periods(text, today)
    assert all(0 <= one.start < one.end <= len(text) and one.period.first <= one.period.last for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
