"""Sums are exact and by currency, every record is judged once, and no list is held whole."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.counting import SHOWN, counted
from assistant.facts.query import Condition, Demand, Measure, Place, RecordQuery
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.value import Money, Value

DAY = date(2026, 9, 28)
OPEN = Condition(Demand.STATE, words=("open",), said="open", before=True)
STAGES = ("propose", "won", "unknown", "")
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12)
DEALS = st.lists(
    st.tuples(
        st.sampled_from(STAGES),
        st.none() | st.tuples(AMOUNTS, st.sampled_from(("EUR", "USD", ""))),
        st.sampled_from(("EMEA", "APAC", "")),
    ),
    max_size=120,
)


def deal(number: int, stage: str, amount: tuple[Decimal, str] | None, region: str) -> Record:
    """An opportunity."""
    known: dict[str, Value] = {"stage": stage} if stage else {}
    known |= {"amount": Money(*amount)} if amount else {}
    return Record("x", "opportunity", Source("s", "o", f"{number:04}"), known, region=region, path="o.csv")


@given(DEALS, st.sampled_from(("", "region")))
def test_what_is_counted_is_all_and_each_once(
    deals: list[tuple[str, tuple[Decimal, str] | None, str]], grouping: str
) -> None:
    records = [deal(number, *one) for number, one in enumerate(deals)]
    query = RecordQuery("opportunity", Measure.TOTAL, conditions=(OPEN,), grouping=grouping)
    told = counted(iter(records), query, DAY)
    stages = Counter(stage for stage, _, _ in deals)
    assert (told.there, told.found) == (len(deals), stages["propose"])
    assert (told.unread["status"], told.missing["status"]) == (stages["unknown"], stages[""])
    assert len(told.rows) == min(told.found, SHOWN)
    assert [one.source.id for one in told.rows] == sorted(
        one.source.id for one in records if one.text("stage") == "propose"
    )[:SHOWN]
    priced = [amount for stage, amount, _ in deals if stage == "propose" and amount]
    for currency in ("EUR", "USD", ""):
        cents = sum(int(value * 100) for value, other in priced if other == currency)
        assert told.sums.get(currency, Decimal(0)) * 100 == cents
    assert told.unpriced == told.found - len(priced)
    if grouping:
        assert sum(one.found for one in told.groups.values()) == told.found
        assert set(told.groups) == {region for stage, _, region in deals if stage == "propose"}


HERE, THERE = ("s", "here"), ("s", "there")
MEXICO = Place(
    "in Mexico", "Mexico", frozenset({HERE}), frozenset({"mexico"}), frozenset({"latam"}), frozenset({THERE})
)
SITE = Place("at Here", "Here", frozenset({HERE}))


@pytest.mark.parametrize(
    ("place", "region", "account", "found", "unplaced"),
    [
        (MEXICO, "Mexico", "", 1, 0), (MEXICO, "Brazil", "", 0, 0), (MEXICO, "", "", 0, 1),
        (MEXICO, "LATAM", "", 0, 1), (MEXICO, "LATAM", "here", 1, 0), (MEXICO, "LATAM", "there", 0, 0),
        (MEXICO, "EMEA", "elsewhere", 0, 0), (SITE, "", "here", 1, 0), (SITE, "", "there", 0, 0), (SITE, "", "", 0, 1),
    ],
)  # fmt: skip
def test_what_does_not_say_where_it_is_is_told_apart(
    place: Place, region: str, account: str, found: int, unplaced: int
) -> None:
    known: dict[str, Value] = {"account_id": account} if account else {}
    record = Record("x", "opportunity", Source("s", "o", "1"), known, region=region)
    told = counted([record], RecordQuery("opportunity", places=(place,)), DAY)
    assert (told.found, told.missing["place"]) == (found, unplaced)
