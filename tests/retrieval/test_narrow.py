"""A question's certain demands narrow what is searched, and give way when nothing bears them all."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.card_table import CardTable
from retrieval.evidence import Card
from retrieval.narrow import likely, narrow
from retrieval.period import Period
from retrieval.question import Understanding

CARDS = (
    Card(account="Larkfen", kind="minutes", region="EMEA", date="2025-03"),
    Card(account="Larkfen", kind="contract", region="EMEA", date="2024"),
    Card(account="Larkfen", kind="minutes", region="Japan"),
    Card(account="Tarvessa", kind="minutes", region="Global", date="2025-04"),
    Card(account="Tarvessa", kind="ticket", region="Japan", date="2023-01-02"),
)
TABLE = CardTable(CARDS)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def inside(understood: Understanding, account: str = "") -> list[int]:
    return [int(at) for at in np.flatnonzero(narrow(TABLE, understood, account).mask)]


def test_a_question_that_names_nothing_leaves_everything_in() -> None:
    assert inside(Understanding("")) == [0, 1, 2, 3, 4]
    assert narrow(TABLE, Understanding("")).matched == 5


def test_all_that_is_named_for_certain_must_be_borne() -> None:
    asked = Understanding("", accounts=("Larkfen",), kinds=("minutes",), regions=("EMEA",), period=YEAR, dated=True)
    assert inside(asked) == [0]
    assert narrow(TABLE, asked).notes == ()


def test_undated_documents_stay_in_a_period() -> None:
    assert inside(Understanding("", period=YEAR, dated=True)) == [0, 2, 3]


def test_a_period_of_facts_leaves_no_document_out() -> None:
    assert inside(Understanding("", period=YEAR)) == [0, 1, 2, 3, 4]


def test_a_document_of_no_account_stays_in_beside_the_account_named_but_matches_nothing() -> None:
    table = CardTable([*CARDS, Card(kind="charter"), Card(kind="charter", region="Japan")])
    found = narrow(table, Understanding("", accounts=("Larkfen",), regions=("EMEA",)))
    assert np.flatnonzero(found.mask).tolist() == [0, 1, 5]
    assert found.matched == 2


def test_a_document_of_no_account_alone_answers_for_no_account() -> None:
    table = CardTable([*CARDS, Card(kind="charter")])
    found = narrow(table, Understanding("", accounts=("Larkfen",), kinds=("charter",)))
    assert found.matched == 0
    assert np.flatnonzero(found.mask).tolist() == [0, 1, 2]


def test_an_account_that_is_given_leaves_documents_of_no_account_out() -> None:
    table = CardTable([*CARDS, Card(kind="charter")])
    assert np.flatnonzero(narrow(table, Understanding(""), "Larkfen").mask).tolist() == [0, 1, 2]


def test_the_account_named_weighs_over_documents_of_none() -> None:
    gains = likely(TABLE, Understanding("", accounts=("Larkfen",)))
    assert gains[0] == gains[2] > gains[3] == 0


def test_documents_of_all_the_world_stay_in_a_region() -> None:
    assert inside(Understanding("", regions=("EMEA",))) == [0, 1, 3]


def test_a_wider_or_smaller_region_stays_in_beside_the_one_named() -> None:
    assert inside(Understanding("", regions=("EMEA",), likely_regions=("Japan",))) == [0, 1, 2, 3, 4]


def test_hints_leave_nothing_out() -> None:
    hinted = Understanding("", likely_accounts=("Larkfen",), likely_kinds=("ticket",), likely_regions=("Japan",))
    assert inside(hinted) == [0, 1, 2, 3, 4]


def test_a_second_account_that_is_perhaps_named_stays_in_beside_a_certain_one() -> None:
    assert inside(Understanding("", accounts=("Larkfen",), likely_accounts=("Tarvessa",))) == [0, 1, 2, 3, 4]


def test_the_least_certain_demand_is_dropped_first_and_it_is_said() -> None:
    found = narrow(TABLE, Understanding("", accounts=("Larkfen",), kinds=("ticket",), regions=("EMEA",)))
    assert np.flatnonzero(found.mask).tolist() == [0, 1, 2]
    assert found.matched == 0
    assert found.notes == ("no document is of Larkfen and of kind ticket and of EMEA",)


def test_a_period_nobody_wrote_in_is_dropped_before_the_account() -> None:
    early = Period(date(1999, 1, 1), date(1999, 12, 31))
    assert inside(Understanding("", accounts=("Tarvessa",), period=early, dated=True)) == [3, 4]


def test_an_account_that_was_asked_for_is_never_dropped() -> None:
    found = narrow(TABLE, Understanding("", kinds=("minutes",)), "Nobody")
    assert not found.mask.any()
    assert found.notes == ("no document is of Nobody and of kind minutes",)


def test_an_account_without_documents_is_said_to_have_none() -> None:
    assert narrow(TABLE, Understanding(""), "Nobody").notes == ("no document is of Nobody",)
    assert narrow(CardTable([]), Understanding("")).notes == ()


def test_an_account_that_was_asked_for_stands_before_those_the_question_names() -> None:
    assert inside(Understanding("", accounts=("Larkfen",)), "Tarvessa") == [3, 4]


def test_an_account_that_only_the_question_names_gives_way_when_nothing_is_its() -> None:
    assert inside(Understanding("", accounts=("Nobody",))) == [0, 1, 2, 3, 4]


NAMED = st.builds(
    Understanding,
    question=st.just(""),
    accounts=st.lists(st.sampled_from(["Larkfen", "Tarvessa", "Nobody"]), max_size=2).map(tuple),
    kinds=st.lists(st.sampled_from(["minutes", "contract", "qbr"]), max_size=2).map(tuple),
    regions=st.lists(st.sampled_from(["EMEA", "Japan"]), max_size=2).map(tuple),
    period=st.none() | st.just(YEAR),
    dated=st.booleans(),
)


@given(NAMED, st.sampled_from(["", "Larkfen", "Nobody"]))
def test_something_is_always_in_view_unless_the_account_asked_for_has_nothing(
    understood: Understanding, account: str
) -> None:
    found = narrow(TABLE, understood, account)
    assert found.mask.any() or account == "Nobody"
    assert bool(found.notes) is (found.matched == 0)
    assert found.matched <= int(found.mask.sum())
    assert all(card.account == account for card, kept in zip(CARDS, found.mask, strict=True) if kept and account)


def test_the_fewer_documents_bear_a_hint_the_more_it_weighs() -> None:
    rare = likely(TABLE, Understanding("", likely_kinds=("ticket",)))
    common = likely(TABLE, Understanding("", likely_kinds=("minutes",)))
    assert rare.tolist() == pytest.approx([0, 0, 0, 0, np.log(5)])
    assert 0 < common[0] < rare[4]


def test_a_hint_of_time_lifts_the_dated_documents_only() -> None:
    lifted = likely(TABLE, Understanding("", period=YEAR))
    assert np.flatnonzero(lifted).tolist() == [0, 3]


def test_a_hint_that_nothing_bears_weighs_nothing() -> None:
    assert not likely(TABLE, Understanding("", likely_accounts=("Nobody",))).any()
