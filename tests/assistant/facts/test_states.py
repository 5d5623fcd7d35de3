"""A state is told by what a record bears, and never guessed where it bears nothing that tells."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.states import DAYS, STATES, Verdict, both
from assistant.facts.words import DAYS as DAY_WORDS
from assistant.facts.words import KINDS, NOUNS
from assistant.facts.words import STATES as STATE_WORDS
from retrieval.records.kinds import fields_of
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.value import Value

DAY = date(2026, 9, 28)
BEFORE, AFTER = date(2026, 9, 1), date(2026, 10, 1)
OTHERS = {"open 8D", "closed 8D"}  # states that are said with another word


def record(kind: str, **known: Value) -> Record:
    """A record that bears these fields."""
    return Record("x", kind, Source("sheet", kind, "1"), known)


CASES: list[tuple[str, str, dict[str, Value], str]] = [
    ("ticket", "open", {"status": "waiting_customer"}, "yes"),
    ("ticket", "open", {"status": "resolved"}, "no"),
    ("ticket", "open", {"status": "unknown"}, "unread"),
    ("ticket", "open", {}, "missing"),
    ("opportunity", "open", {"stage": "propose"}, "yes"),
    ("opportunity", "open", {"stage": "propose", "closed": True}, "no"),
    ("opportunity", "open", {"stage": "unknown", "closed": False}, "yes"),
    ("opportunity", "won", {"stage": "unknown", "closed": True, "won": True}, "yes"),
    ("opportunity", "won", {"closed": True}, "missing"),
    ("opportunity", "closed", {"closed": True}, "yes"),
    ("opportunity", "lost", {"stage": "lost"}, "yes"),
    ("contract", "active", {"status": "active", "ends": AFTER}, "yes"),
    ("contract", "active", {"status": "active", "ends": BEFORE}, "no"),
    ("contract", "active", {"ends": AFTER}, "missing"),
    ("contract", "expired", {"status": "active", "ends": BEFORE}, "yes"),
    ("contract", "expired", {"status": "terminated", "ends": AFTER}, "no"),
    ("exception", "open", {"status": "approved", "expires": BEFORE}, "no"),
    ("exception", "open", {"status": "requested"}, "yes"),
    ("exception", "expired", {"expires": DAY, "status": "approved"}, "no"),
    ("delivery", "late", {"promised_on": BEFORE, "delivered_on": BEFORE}, "no"),
    ("delivery", "late", {"promised_on": BEFORE, "delivered_on": AFTER}, "yes"),
    ("delivery", "late", {"promised_on": BEFORE}, "yes"),
    ("delivery", "late", {"promised_on": AFTER}, "no"),
    ("delivery", "late", {"promised_on": BEFORE, "status": "delivered"}, "missing"),
    ("delivery", "late", {"promised_on": BEFORE, "status": "Cancelled"}, "no"),
    ("delivery", "late", {"delivered_on": AFTER}, "missing"),
    ("complaint", "open", {"status": "In Bearbeitung"}, "yes"),
    ("complaint", "open", {"status": "open", "closed_on": BEFORE}, "no"),
    ("complaint", "open 8D", {"eight_d": "D8"}, "yes"),
    ("complaint", "open 8D", {"eight_d": "closed"}, "no"),
    ("order", "open", {"status": "GBSTK 7"}, "unread"),
    ("order", "closed", {"status": "COMPLETED"}, "yes"),
    ("invoice", "late", {"due_on": BEFORE, "status": "unpaid"}, "yes"),
    ("invoice", "late", {"due_on": BEFORE, "paid_on": BEFORE}, "no"),
    ("task", "late", {"status": "open"}, "missing"),
    ("task", "late", {"status": "done", "due": BEFORE}, "no"),
]


@pytest.mark.parametrize(("system", "verdict"), [("sap", "yes"), ("sheet", "unread")])
def test_a_code_is_read_only_where_its_system_writes_it(system: str, verdict: str) -> None:
    made = Record("x", "order", Source(system, "VBAK", "1"), {"status": "A"})
    assert STATES["order", "open"](made, DAY) == verdict


@pytest.mark.parametrize(("kind", "state", "known", "verdict"), CASES)
def test_a_state_is_what_its_record_bears(kind: str, state: str, known: dict[str, Value], verdict: str) -> None:
    assert STATES[kind, state](record(kind, **known), DAY) == verdict


def test_no_record_of_any_kind_is_in_two_states_that_exclude_each_other() -> None:
    apart = [("open", "closed"), ("won", "lost"), ("open", "won"), ("active", "expired"), ("open", "expired")]
    for (kind, _), (one, other) in product(STATES, apart):
        if (kind, one) in STATES and (kind, other) in STATES:
            status = next(name for name in ("status", "stage", "state") if name in fields_of(kind))
            for word in (*fields_of(kind)[status].allowed, "open", "paid", "unknown", "?", ""):
                made = record(kind, **({status: word} if word else {}))
                found = [STATES[kind, name](made, DAY) for name in (one, other)]
                assert found != [Verdict.YES, Verdict.YES], (kind, one, other, word)
                assert word not in ("", "?") or Verdict.YES not in found


def test_the_tables_speak_of_kinds_fields_and_words_that_there_are() -> None:
    assert set(KINDS) == set(NOUNS)
    assert {kind for kind, _ in STATES} <= set(KINDS)
    assert {state for _, state in STATES} - OTHERS <= set(STATE_WORDS)
    for kind, days in DAYS.items():
        assert set(days) - {""} <= set(DAY_WORDS) | set(STATE_WORDS)
        assert {name for names in days.values() for name in names} <= set(fields_of(kind))


@given(st.lists(st.sampled_from(list(Verdict)), min_size=1))
def test_one_no_decides_and_a_yes_needs_all(found: list[Verdict]) -> None:
    verdict = both(*found)
    assert (verdict is Verdict.NO) == (Verdict.NO in found)
    assert (verdict is Verdict.YES) == (set(found) == {Verdict.YES})
