"""Sheets from a template come in as records with the rows that people see, the others beside them as documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retrieval.evidence import Scope
from retrieval.ingest import ingest
from retrieval.records.record import Record
from retrieval.records.value import Money
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


def book(sheets: Mapping[str, Sequence[Sequence[Any]]], formats: Mapping[str, str] = {}) -> bytes:
    """A workbook of these sheets; the cells of some columns have a format."""
    made, out = openpyxl.Workbook(), BytesIO()
    del made["Sheet"]
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
        for letter, form in formats.items():
            for cell in sheet[letter]:
                cell.number_format = form
    made.save(out)
    return out.getvalue()


CRM: Mapping[str, Sequence[Sequence[Any]]] = {
    "Account": [
        ("Id", "Name", "ParentId", "BillingCountry"),
        ("001000000000001AAA", "Norvik Group", None, "Austria"),
        ("001000000000002AAA", "Norvik Linz", "001000000000001AAA", "Austria"),
        ("Total", None, None, None),
    ],
    "Open deals": [
        ("Deals of this week",),
        ("As of 2026-03-01",),
        (),
        *(("Filtered by", f"Field {n}") for n in range(9)),
        (),
        ("Id", "AccountId", "Name", "StageName", "CloseDate", "Amount"),
        ("006000000000001AAA", "001000000000002AAA", "Retrofit", "Proposal", date(2026, 3, 4), 1234.5678),
        ("006000000000002AAA", "001000000000002AAA", "Spares", "Proposal", date(2026, 4, 3), 1234),
    ],
    "Notes": [("Rita pays within sixty days.",)],
}


def test_sheets_of_a_system_become_records_from_native_cells_and_the_others_stay_documents(
    tmp_path: Path, worker: Worker
) -> None:
    home = Home.at(tmp_path, {"crm.xlsx": book(CRM, {"E": "dd/mm/yy", "F": '#,##0.00 "€"'})})
    report = home.ingest(binaries=worker)
    told = row(report, "crm.xlsx")
    assert told.reason == "2 records of salesforce Account; 1 row rejected; 2 records of salesforce Opportunity"
    assert [place for place, _ in told.rejects] == ["Account!4"]
    deals = records(home, "opportunity")
    assert [(one.place, one.account, one.known["expected_close"], one.notes) for one in deals] == [
        ("crm.xlsx, Open deals!15", "Norvik Group", date(2026, 3, 4), ()),
        ("crm.xlsx, Open deals!16", "Norvik Group", date(2026, 4, 3), ()),
    ]
    assert [str(one.known["amount"]) for one in deals] == [str(Money(Decimal(n), "EUR")) for n in ("1234.5678", "1234")]
    assert "sixty days" in home.texts()["crm.xlsx#sheet-Notes"]
    assert "crm.xlsx#sheet-Open deals/006000000000001AAA" in home.cards()
    assert rows(home.ingest(binaries=worker)) == {"crm.xlsx": "unchanged"}


SYSTEMS: Mapping[str, tuple[Sequence[Sequence[Any]], str]] = {
    "hubspot": (
        [
            ("Record ID", "Company name", "Company owner", "Country/Region", "Company Domain Name"),
            (15123456789, "Norvik", "Ana", "AT", "norvik.example"),
        ],
        "1 record of hubspot company",
    ),
    "sap": (
        [
            ("KUNNR", "NAME1", "LAND1", "ORT01"),
            ("0000012345", "Norvik", "AT", "Linz"),
            (12346, "Norvik 2", "AT", "Graz"),
        ],
        "2 records of sap KNA1",
    ),
    "servicenow": (
        [
            ("number", "short_description", "caller_id", "opened_at", "sys_id"),
            ("INC0010001", "Line down", "Ana", datetime.fromisoformat("2026-03-04T08:15:30"), "a" * 32),
        ],
        "1 record of servicenow incident",
    ),
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_workbook_of_each_system_comes_in_as_its_csv_would(system: str, tmp_path: Path, worker: Worker) -> None:
    lines, said = SYSTEMS[system]
    text = "".join(",".join("" if cell is None else str(cell) for cell in line) + "\n" for line in lines)
    home = Home.at(tmp_path, {"a.csv": text, "b/export.xlsx": book({"Sheet1": lines})})
    report = home.ingest(binaries=worker)
    assert [row(report, name).reason for name in ("a.csv", "b/export.xlsx")] == [said, said]
    found = [one for kind in ("account", "ticket") for one in records(home, kind)]
    assert len(found) == len(lines) - 1
    assert all(not one.notes for one in found)


def test_a_workbook_is_of_the_system_that_is_told_or_of_none(tmp_path: Path, worker: Worker) -> None:
    lines = [("Id", "Name"), ("A-1", "Norvik Group")]
    home = Home.at(tmp_path, {"a.xlsx": book({"One": lines, "Two": [("Words", "More")]})})
    assert rows(home.ingest(binaries=worker)) == {"a.xlsx": "added"}
    assert records(home, "account") == []
    path = home.folder / "a.xlsx"
    report = ingest([path], home.store, None, now=NOW, binaries=worker, told="salesforce/Account")
    assert row(report, "a.xlsx").reason == "1 record of salesforce Account"
    assert "a.xlsx#sheet-Two" in home.cards()
    refused = ingest([path], home.store, None, now=NOW, binaries=worker, told="sap")
    assert row(refused, "a.xlsx").outcome == "refused"
    ingest([path], home.store, None, now=NOW, binaries=worker, told="none")
    assert records(home, "account") == []
