"""Masks over cards say of each card what a loop over the cards would say."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.card_table import CardTable, dated_within, stood
from retrieval.evidence import Card
from retrieval.period import Period
from retrieval.regions import worldwide

ACCOUNTS, KINDS, REGIONS = ("", "Larkfen", "Tarvessa"), ("", "minutes", "contract"), ("", "EMEA", "Japan", "Global")
TITLES = ("Plan", "Plan 2025", "Minutes Q2 2025 and Q3 2026", "Annual report 2024")
DATES = ("", "2025", "2025-06", "2025-06-15", "2026-01-31", "unknown")
CARDS = st.lists(
    st.builds(
        Card,
        title=st.sampled_from(TITLES),
        account=st.sampled_from(ACCOUNTS),
        kind=st.sampled_from(KINDS),
        region=st.sampled_from(REGIONS),
        date=st.sampled_from(DATES),
    ),
    max_size=10,
)
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: Period(min(days), max(days)))


@given(CARDS, st.sampled_from(["account", "kind", "region"]), st.lists(st.sampled_from([*ACCOUNTS, "minutes", "EMEA"])))
def test_cards_bear_what_their_field_holds(cards: list[Card], field: str, values: list[str]) -> None:
    assert CardTable(cards).bearing(field, values).tolist() == [getattr(card, field) in values for card in cards]


@given(CARDS, st.lists(st.sampled_from(REGIONS)))
def test_cards_of_all_the_world_are_of_every_region(cards: list[Card], values: list[str]) -> None:
    expected = [card.region in values or worldwide(card.region) for card in cards]
    assert CardTable(cards).regional(values).tolist() == expected


@given(CARDS, PERIODS)
def test_cards_within_a_period_are_those_that_say_so_one_by_one(cards: list[Card], period: Period) -> None:
    assert CardTable(cards).within(period).tolist() == [dated_within(card, period) for card in cards]


@given(CARDS, PERIODS)
def test_undated_cards_stay_in_every_period(cards: list[Card], period: Period) -> None:
    undated = np.array([not card.date and not stood(card) for card in cards], np.bool_)
    assert CardTable(cards).within(period)[undated].all()


@given(CARDS)
def test_a_card_is_dated_when_it_holds_a_date(cards: list[Card]) -> None:
    assert CardTable(cards).dated.tolist() == [card.date != "" for card in cards]


@given(CARDS.filter(bool), st.data(), st.sampled_from(ACCOUNTS))
def test_the_share_is_that_of_the_rows_of_an_account(cards: list[Card], data: st.DataObject, account: str) -> None:
    rows = data.draw(st.lists(st.integers(0, len(cards) - 1), min_size=1))
    expected = sum(cards[row].account == account for row in rows) / len(rows)
    assert CardTable(cards).share(np.array(rows, np.int32), account) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("title", "dated", "times"),
    [
        ("Annual report 2024", "2025-03-01", ["2024-01-01..2024-12-31"]),
        ("Annual report", "2025-03-01", ["2025-03-01"]),
        ("Plan Q2 2025 and Q3 2026", "", ["2025-04-01..2025-06-30", "2026-07-01..2026-09-30"]),
        ("Plan", "", []),
    ],
)
def test_a_title_tells_the_time_a_document_speaks_of_before_its_date_does(
    title: str, dated: str, times: list[str]
) -> None:
    assert [str(time) for time in stood(Card(title=title, date=dated))] == times
