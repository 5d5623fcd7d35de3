"""What stands under a time is of that time, as finely as it is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ask import ask
from assistant.findings import Standing
from assistant.timely import times, within
from retrieval.evidence import Card
from retrieval.period import Period, of_date
from tests.assistant.shelves import Page, shelf

TABLE = "| Month | On-time delivery |\n|---|---|\n| {} | 94 % |\n| {} | 97 % |\n"
RECORDS = "Month: {}\nOn-time delivery: 94 %\n\nMonth: {}\nOn-time delivery: 97 %\n"


def days(iso: str) -> Period:
    found = of_date(iso)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "iso"),
    [("| Mar 2026 | 97 |", "2026-03"), ("03/2026", "2026-03"), ("2026/03", "2026-03"), ("03.2026", "2026-03"),
     ("2026M03", "2026-03"), ("Mar-26", "2026-03"), ("Sept. '26", "2026-09"), ("| März 26 | 97 |", "2026-03"),
     ("2026年3月", "2026-03"), ("3 kwietnia 2026", "2026-04-03"), ("Month: March", "2026-03"), ("| March |", "2026-03"),
     ("in March it fell", "2026-03"), ("14 March, agreed", "2026-03-14"), ("ORD-2026-17", "2026")],
)  # fmt: skip
def test_a_time_is_read_as_rows_write_it(written: str, iso: str) -> None:
    assert [found.period for found in times(written, [2026])] == [days(iso)]


def test_a_date_that_reads_two_ways_may_be_either_and_small_words_are_no_months() -> None:
    assert {str(found.period) for found in times("due 03/04/2026")} == {"2026-03-04", "2026-04-03"}
    assert times("You may go; mar the day, set 3 out of 10.", [2026]) == ()


@pytest.mark.parametrize(
    ("places", "met"),
    [(("April 2026",), False), (("April 2026", "2026"), False), (("April 2026", "March to April 2026"), False),
     (("it ends on 1 May 2027", "Minutes of 3 March 2026"), True), (("97 %", "March", "2026"), True),
     (("97 %", "2026"), True), (("97 %", "Q2 2026"), False), (("97 %", "Q1", "2026"), True), (("97 %",), False),
     (("valid from 1 January 2026: 5 EUR",), True), (("valid from 1 April 2026: 5 EUR",), False),
     (("from 1 January to 30 June 2026",), True), (("March: 97 %",), False)],
)  # fmt: skip
def test_the_nearest_time_decides_where_it_is_a_part_of_a_farther_one(places: tuple[str, ...], met: bool) -> None:
    assert within(days("2026-03"), places) is met


def test_a_row_is_of_all_days_between_its_times_but_not_of_what_it_is_told_apart_by() -> None:
    assert within(days("2026-03"), [], row="| 2026-01-01 | 2026-06-30 | 5 EUR |")
    assert within(days("2026-03"), [], row="Valid from: 2026-01-01\nValid to: 2026-06-30\nPrice: 5 EUR")
    assert not within(days("2026-03"), [], [days("2026-03-31")], row="| April 2026 | 95 % | written 31 March 2026 |")


def test_a_field_named_by_a_year_is_of_that_year() -> None:
    row = "Part: BRG-1\n2025: 1200\n2026 forecast: 1350"
    assert within(days("2025"), ["2025: 1200"], row=row)
    assert not within(days("2025"), ["2026 forecast: 1350"], row=row)


@pytest.mark.parametrize("card", [Card(), Card(title="Review", date="2026-03-31"), Card(title="KPI 2026")])
@pytest.mark.parametrize("form", [TABLE, RECORDS])
@pytest.mark.parametrize(
    ("question", "asked", "other"),
    [("in March 2026", "March 2026", "April 2026"), ("in March 2026", "2026-03", "2026-04"),
     ("in Q1 2026", "Q1 2026", "Q2 2026"), ("on 3 March 2026", "3 March 2026", "4 March 2026")],
)  # fmt: skip
def test_a_row_of_another_month_quarter_or_day_does_not_answer(
    card: Card, form: str, question: str, asked: str, other: str
) -> None:
    def answer(first: str, second: str) -> str:
        made = ask(
            f"What was the on-time delivery {question}?",
            shelf(Page("kpi", form.format(first, second), card)),
            scope="all",
        )
        return made.text if made.standing is Standing.GROUNDED else "refused"

    assert "94 %" in answer(asked, other)
    assert "97 %" not in answer(asked, other)
    assert "97 %" in answer(other, asked)
    assert answer(other, other) == "refused"


def test_under_one_heading_the_paragraph_of_another_month_is_not_said() -> None:
    text = "## On-time delivery\n\nWe reached 94 % in April 2026.\n\nWe reached 97 % in March 2026.\n"
    made = ask("What was the on-time delivery in March 2026?", shelf(Page("kpi", text)), scope="all")
    assert made.text == "We reached 97 % in March 2026."


@given(st.text(max_size=60), st.sets(st.integers(1, 9999), max_size=2))
def test_any_text_is_read_without_a_fault(text: str, years: set[int]) -> None:
    assert all(0 <= found.start < found.end for found in times(text, years))
