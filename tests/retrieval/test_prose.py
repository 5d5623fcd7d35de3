"""What people wrote in a record is a document that says what the record knows of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from retrieval.prose import reading_of
from retrieval.records.kinds import PROSE
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.value import Value


def record(kind: str, marked: tuple[str, ...] = (), **known: Value) -> Record:
    """A record that the tree places."""
    labels = tuple(sorted({"internal", *marked}))
    source = Source("crm", "Thing", "7", row=3)
    return Record("x", kind, source, known, labels=labels, marked=marked, account="Norvik", region="EMEA", path="a.csv")


def stated(one: Record) -> dict[str, str]:
    """What its document states."""
    reading = reading_of(one)
    assert reading is not None
    return {each.field: each.value for each in reading.stated}


def test_a_ticket_says_its_title_account_region_kind_and_day() -> None:
    opened = datetime(2026, 5, 1, 23, tzinfo=UTC)
    one = record("ticket", title="Line\n down ", body="It broke.", resolution="Mended.", opened_at=opened, number="T-7")
    reading = reading_of(one)
    assert reading is not None
    assert reading.text.startswith("Line\n down \n\nIt broke.\n\nMended.\n\nNumber: T-7\n")
    assert reading.part == "7"
    assert [(mark.start, mark.end, mark.label) for mark in reading.marks] == [(0, len(reading.text), "Thing T-7")]
    assert stated(one) == {
        "title": "Line down",
        "account": "Norvik",
        "region": "EMEA",
        "kind": "ticket",
        "date": "2026-05-01",
    }


def test_only_a_row_that_bears_labels_states_them() -> None:
    assert "labels" not in stated(record("ticket_comment", body="x"))
    assert stated(record("ticket_comment", ("internal_note",), body="x"))["labels"] == "internal\ninternal_note"


def test_the_kind_of_an_interaction_is_what_it_was() -> None:
    kinds = [stated(record("interaction", subject="x", type=each))["kind"] for each in ("email_in", "note", "call")]
    assert kinds == ["email", "internal_note", "interaction"]
    assert stated(record("task", title="x", due=date(2026, 6, 1)))["date"] == "2026-06-01"


def test_a_record_without_a_word_is_no_document_and_one_without_a_title_is_called_by_its_source() -> None:
    assert [kind for kind in PROSE if reading_of(record(kind))] == []
    assert stated(record("ticket_comment", body="x"))["title"] == "Thing 7"
    assert stated(record("meeting", decisions=("a", "b")))["kind"] == "meeting_minutes"


def test_another_account_makes_another_content() -> None:
    one = record("ticket", title="x")
    other = Record(one.id, one.kind, one.source, one.known, account="Tarvessa")
    assert len({reading.raw for reading in map(reading_of, (one, other)) if reading}) == 2
