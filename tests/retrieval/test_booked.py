"""Sheets from a template come in as records with the rows that people see, the others beside them as documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retrieval.evidence import Scope
from retrieval.ingest import ingest
from retrieval.records.record import Record
from retrieval.sandbox.worker import Worker
from retrieval.sources.exports.template import template
from retrieval.sources.exports.template_book import workbook
from retrieval.store import Wanted
from tests.retrieval.folders import NOW, Home, row, rows, write
from tests.retrieval.sandbox.readers import COMMAND
from tests.retrieval.sources.office import excel

ACCOUNTS = (
    {"Name": "Norvik", "Level": "global"},
    {"Name": "Norvik Linz", "Parent account": "Norvik", "Level": "plant"},
)
TICKETS = (
    {"Number": "T-1", "Account": "Norvik Linz", "Title": "Cage broke", "Severity": "S1", "Opened at": date(2026, 3, 4)},
    {"Title": "Nobody knows whose"},
    {"Number": "T-2", "Account": "Norvik", "Title": "Wrong label", "Severity": "line down", "Satisfaction (1 to 5)": 4},
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A worker with the readers of this house."""
    with Worker(COMMAND) as made:
        yield made


def filled(name: str, *given: Mapping[str, Any], notes: str = "") -> bytes:
    """A template's workbook with these rows, and a sheet of notes beside them."""
    made = template(name)
    assert made is not None
    book, out = openpyxl.load_workbook(BytesIO(workbook(made))), BytesIO()
    for one in given:
        book.worksheets[0].append([one.get(label) for label in made.header])
    if notes:
        book.create_sheet("Notes").append([notes])
    book.save(out)
    return out.getvalue()


def records(home: Home, kind: str) -> list[Record]:
    """The records of a kind that stand."""
    return list(home.store.scoped(Scope.owner()).records(Wanted(kind=kind)))


def test_a_template_comes_in_as_records_and_the_sheets_beside_it_as_documents(tmp_path: Path, worker: Worker) -> None:
    notes = "Larkfen settles its invoices within sixty days."
    files = {"a.xlsx": filled("accounts", *ACCOUNTS), "t.xlsx": filled("tickets", *TICKETS, notes=notes)}
    home = Home.at(tmp_path, {**files, "plain.xlsx": excel([("Id", "Number"), ("x", 7)])})
    report = home.ingest(binaries=worker)
    assert rows(report) == {"a.xlsx": "added", "t.xlsx": "added", "plain.xlsx": "added"}
    told = row(report, "t.xlsx")
    assert told.reason == "2 records of sheet tickets; 1 row rejected"
    assert [place for place, _ in told.rejects] == ["Tickets!3"]
    found = [(one.text("number"), one.text("severity"), one.account, one.source.row) for one in records(home, "ticket")]
    assert found == [("T-1", "S1", "Norvik", 2), ("T-2", "S1", "Norvik", 4)]
    assert [one.place for one in records(home, "ticket")] == ["t.xlsx, Tickets!2", "t.xlsx, Tickets!4"]
    assert sorted(name for name in home.cards() if name.startswith("t.")) == [
        "t.xlsx#sheet-Notes", "t.xlsx#sheet-Tickets", "t.xlsx#sheet-Tickets/T-1", "t.xlsx#sheet-Tickets/T-2",
    ]  # fmt: skip
    assert notes in home.texts()["t.xlsx#sheet-Notes"]
    assert "plain.xlsx" in home.cards()
    again = home.ingest(binaries=worker)
    assert rows(again) == dict.fromkeys(rows(report), "unchanged")
    assert row(again, "t.xlsx").rejects == told.rejects


def test_a_changed_sheet_changes_its_records_alone_and_a_gone_one_takes_them_along(
    tmp_path: Path, worker: Worker
) -> None:
    home = Home.at(tmp_path, {"t.xlsx": filled("tickets", *TICKETS, notes="Rita was in.")})
    home.ingest(binaries=worker)
    before = home.revision("t.xlsx#sheet-Notes").id
    write(home.folder, {"t.xlsx": filled("tickets", {**TICKETS[0], "Severity": "S3"}, notes="Rita was in.")})
    assert rows(home.ingest(binaries=worker, now=NOW + timedelta(days=1))) == {"t.xlsx": "updated"}
    assert [(one.text("number"), one.text("severity")) for one in records(home, "ticket")] == [("T-1", "S3")]
    assert home.revision("t.xlsx#sheet-Notes").id == before
    (home.folder / "t.xlsx").unlink()
    home.ingest(binaries=worker, now=NOW + timedelta(days=2))
    assert records(home, "ticket") == []
    assert not [name for name in home.cards() if name.startswith("t.")]


def test_a_template_that_is_told_to_be_none_is_a_document(tmp_path: Path, worker: Worker) -> None:
    home = Home.at(tmp_path, {"t.xlsx": filled("tickets", *TICKETS)})
    ingest([home.folder], home.store, None, now=NOW, binaries=worker, told="none")
    assert records(home, "ticket") == []
    assert "Cage broke" in home.texts()["t.xlsx#sheet-Tickets"]
    report = ingest([home.folder], home.store, None, now=NOW, binaries=worker, told="sheet")
    assert row(report, "t.xlsx").reason == "2 records of sheet tickets; 1 row rejected"
