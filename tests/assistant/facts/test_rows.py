"""A row is made of its document's own lines, or told with its place in a file whose rows are no documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from assistant.facts.rows import Rows
from retrieval.evidence import Card, Document, Revision, document_id
from retrieval.prose import reading_of
from retrieval.records.record import Record
from retrieval.records.source import SPANS, Source
from retrieval.records.value import Value
from retrieval.row_words import unnamed
from retrieval.rows import Head

LEARNED = datetime(2026, 1, 1, tzinfo=UTC)
SYSTEM = "folder"
FILE = Document(document_id(SYSTEM, "t.csv"), SYSTEM, "t.csv")
TICKET: dict[str, Value] = {
    "number": "T-1", "title": "It stands", "body": "We wrote:\n\nStatus: closed\nNumber: T-9\n", "severity": "S1",
    "status": "new",
}  # fmt: skip


@dataclass
class Shelf:
    """Documents in memory."""

    held: dict[str, tuple[Document, Revision]] = field(default_factory=dict)

    def put(self, document: Document, text: str) -> Head:
        """Keeps a document that says the text."""
        card = Card(kind="export" if document is FILE else "ticket")
        revision = Revision(f"r{document.id}", document.id, "", text, (), card, LEARNED)
        self.held[document.id] = document, revision
        return Head(document, revision.id, card, LEARNED)

    def document(self, one: str) -> Document | None:
        """The document."""
        return self.held[one][0] if one in self.held else None

    def revisions(self, of_document: str) -> Sequence[Revision]:
        """Its one revision."""
        return [self.held[of_document][1]] if of_document in self.held else []

    def revision(self, one: str) -> Revision | None:
        """The revision."""
        return next((revision for _, revision in self.held.values() if revision.id == one), None)


def ticket(**other: Value) -> Record:
    """A record of a file."""
    known = {name: value for name, value in {**TICKET, **other}.items() if value}
    return Record("x", "ticket", Source("sheet", "tickets", "T-1", row=7), known, document=FILE.id, path="t.csv")


def own(record: Record) -> tuple[Shelf, Head]:
    """The record as a document of its own, as an ingest makes it."""
    reading, name = reading_of(record), f"t.csv#{record.source.id}"
    assert reading is not None
    shelf = Shelf()
    return shelf, shelf.put(Document(document_id(SYSTEM, name), SYSTEM, name), reading.text)


def test_what_people_wrote_is_never_taken_for_a_field() -> None:
    shelf, head = own(ticket())
    (row,) = Rows([head], shelf, unnamed).sentences([ticket()])
    assert row.text == "It stands; Number: T-1; Severity: S1; Status: new"
    assert "closed" not in row.citations[0].quote


def test_a_document_that_says_otherwise_than_its_record_bears_no_row_out() -> None:
    shelf, head = own(ticket(status="closed"))
    assert list(Rows([head], shelf, unnamed).sentences([ticket()])) == []


def test_a_document_out_of_view_is_looked_up() -> None:
    shelf, _ = own(ticket())
    file = shelf.put(FILE, "Export of sheet tickets\n9 records\n")
    (row,) = Rows([file], shelf, unnamed).sentences([ticket()])
    assert row.citations[0].source_id == "t.csv#T-1"


def test_a_row_that_is_no_document_is_cited_to_its_file_and_place() -> None:
    shelf = Shelf()
    file = shelf.put(FILE, "Export of sheet tickets\n9 records\n")
    (row,) = Rows([file], shelf, unnamed).sentences([ticket()])
    assert row.text == "Number: T-1; Severity: S1; Status: new"
    assert (row.citations[0].quote, row.citations[0].locator) == ("Export of sheet tickets", "row 7")


def test_a_document_that_was_removed_bears_nothing_out() -> None:
    shelf, head = own(ticket())
    shelf.held[head.document.id] = replace(head.document, removed_at=LEARNED), shelf.held[head.document.id][1]
    assert list(Rows([], shelf, unnamed).sentences([ticket()])) == []


def test_a_record_of_a_stretch_of_a_paper_is_cited_there() -> None:
    shelf, paper = Shelf(), Document(document_id(SYSTEM, "m.md"), SYSTEM, "m.md")
    head = shelf.put(paper, "Actions\n\n- **Ann** sends the *list*\n")
    made = replace(
        ticket(), kind="action_item", source=Source(SPANS, "action", "1", row=9), raw="- **Ann** sends the *list*",
        document=paper.id, revision=head.revision,
    )  # fmt: skip
    (row,) = Rows([head], shelf, unnamed).sentences([made])
    assert (row.text, row.citations[0].quote) == ("- Ann sends the list", "- **Ann** sends the *list*")
    assert list(Rows([head], shelf, unnamed).sentences([replace(made, raw="- Bea sends it")])) == []


def test_a_line_that_nobody_reads_to_its_end_is_left_out() -> None:
    long = ticket(title="x" * 3_000)
    shelf, head = own(long)
    (row,) = Rows([head], shelf, unnamed).sentences([long])
    assert row.text == "Number: T-1; Severity: S1; Status: new"
