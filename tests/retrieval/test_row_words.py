"""A record is said in lines that a person can read, and none of what is known is left unsaid."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from retrieval.records.kinds import KINDS, fields_of
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.value import Money, Value
from retrieval.row_words import words_of

SAMPLES: dict[type, Value] = {
    str: "said so", int: 7, bool: False, Decimal: Decimal("0.5"), date: date(2026, 10, 6), tuple: ("a", "b"),
    datetime: datetime(2026, 10, 6, 9, 30, tzinfo=UTC), Money: Money(Decimal(94500), "EUR"),
}  # fmt: skip


def record(kind: str, known: dict[str, Value], extra: dict[str, str] | None = None) -> Record:
    return Record("r1", kind, Source("salesforce", "X", "006A", "", 4, "h"), known, extra or {})


def test_each_field_stands_on_a_line_in_the_order_of_its_kind() -> None:
    known: dict[str, Value] = {
        "won": False,
        "expected_close": date(2026, 12, 1),
        "amount": Money(Decimal("1250000.50"), "EUR"),
        "name": "Second line\nMonterrey",
        "probability": Decimal("0.6"),
        "competitors": ("Alpha", "Beta"),
    }
    assert words_of(record("opportunity", known, {"Lead  partner": "Kelm", "Empty": " "})).split("\n") == [
        "Name: Second line Monterrey",
        "Amount: 1,250,000.50 EUR",
        "Probability: 60 %",
        "Expected close: 2026-12-01",
        "Won: no",
        "Competitors: Alpha, Beta",
        "Lead partner: Kelm",
    ]


def test_another_record_is_said_by_its_name_and_by_its_id_where_it_has_none() -> None:
    names = {("salesforce", "001A"): "Norvik Mexico", ("salesforce", "003A"): "Ana Torres"}
    known: dict[str, Value] = {"account_id": "001A", "contact_ids": ("003A", "003B"), "owner_id": "005Z"}
    said = words_of(record("opportunity", known), lambda system, one: names.get((system, one), ""))
    assert said == "Account: Norvik Mexico\nOwner: 005Z\nContact: Ana Torres, 003B"


def test_fields_that_stand_elsewhere_are_left_out() -> None:
    assert words_of(record("ticket", {"title": "Leak", "severity": "S1"}), but=("title",)) == "Severity: S1"


def test_every_field_of_every_kind_can_be_said() -> None:
    for kind in KINDS:
        known = {name: SAMPLES[field.type] for name, field in fields_of(kind).items()}
        assert len(words_of(record(kind, known)).split("\n")) == len(known)
