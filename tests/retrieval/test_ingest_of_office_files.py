"""Office files come in beside text and are found; one that kills its reader is refused and the others come in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retrieval.evidence import Scope, View
from retrieval.finder import Finder
from retrieval.place import label_at
from retrieval.sandbox.worker import CRASHED, Worker
from retrieval.search import search
from retrieval.sources.extras import Extras
from tests.retrieval.folders import Home, row, rows, write
from tests.retrieval.sandbox.readers import COMMAND
from tests.retrieval.sources.mails import enclosing
from tests.retrieval.sources.office import HERE, changed, deck, excel, locked, word

PRICES = (("Item", "Price"), ("Spherical seal", 9), ("Cage", 12))
TERMS = "Larkfen settles its invoices within sixty days."


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker with the readers of this house, whose child also does what a file says."""
    with Worker(COMMAND) as made:
        yield made


def two_sheets(book: Any) -> None:
    book.create_sheet("Terms").append(["sixty days"])


def found(home: Home, question: str) -> tuple[str, str]:
    """The document and the words that come first for a question."""
    corpus = Finder(home.store).corpus(Scope.owner(), View())
    passage, _ = search(question, corpus).ranked[0]
    (one,) = home.store.scoped(Scope.owner()).evidence([passage])
    return one.document.source_id, one.passage.text


def test_word_and_excel_files_come_in_and_are_found(tmp_path: Path, worker: Worker) -> None:
    home = Home.at(tmp_path, {"note.md": "# Visit\n\nRita was in.\n", "t.docx": word(TERMS), "p.xlsx": excel(PRICES)})
    assert rows(home.ingest(binaries=worker)) == {"note.md": "added", "t.docx": "added", "p.xlsx": "added"}
    assert found(home, "within how many days are invoices settled?") == ("t.docx", f"{TERMS}\n\n")
    assert found(home, "price of the spherical seal")[0] == "p.xlsx"
    assert [mark.label for mark in home.revision("p.xlsx").marks[:2]] == ["sheet Sheet, A2", "sheet Sheet, B2"]
    assert home.ingest(binaries=worker).counts["unchanged"] == 3


def test_a_deck_comes_in_and_a_citation_names_its_slide(tmp_path: Path, worker: Worker) -> None:
    def made(show: Any) -> None:
        show.slides[1].notes_slide.notes_text_frame.text = "Rita wants the rebate in writing before May."
        show.slides[2].shapes.add_textbox(0, 0, 914400, 914400).text_frame.text = TERMS

    home = Home.at(tmp_path, {"q.pptx": deck("Review", "Rebate", "Terms", made=made), "note.md": "# Visit\n\nHi.\n"})
    assert rows(home.ingest(binaries=worker)) == {"q.pptx": "added", "note.md": "added"}
    assert cited(home, "within how many days are invoices settled?", TERMS) == "slide 3"
    assert cited(home, "what does Rita want in writing?", "Rita wants the rebate") == "slide 2, notes"
    assert home.ingest(binaries=worker).counts["unchanged"] == 2


def cited(home: Home, question: str, words: str) -> str:
    """The place in the deck of these words, which stand in what is found first."""
    source, text = found(home, question)
    assert (source, words in text) == ("q.pptx", True)
    revision = home.revision(source)
    start = revision.text.index(words)
    return label_at(revision.marks, revision.text, start, start + len(words))


def test_a_long_word_file_is_cut_under_its_headings(tmp_path: Path) -> None:
    def made(document: Any) -> None:
        for name in ("Payment", "Warranty", "Delivery"):
            document.add_heading(name, 1)
            for number in range(8):
                document.add_paragraph(f"{name} clause {number}: " + "what was agreed stays agreed. " * 5)

    home = Home.at(tmp_path, {"contract.docx": word(made=made)})
    home.ingest(binaries=HERE)
    reader = home.store.scoped(Scope.owner())
    slices = reader.slices([head.revision for head in reader.heads()])
    passages = [one.passage for one in reader.evidence([each.passage for each in slices])]
    assert {passage.heading for passage in passages} == {("Payment",), ("Warranty",), ("Delivery",)}
    assert all(len(passage.text) < 1200 for passage in passages)


def test_a_file_that_kills_its_reader_is_refused_by_name(tmp_path: Path, worker: Worker) -> None:
    files = {f"{name}.docx": b"PK\x03\x04" + name.encode() for name in ("exit", "abort", "garble")}
    home = Home.at(tmp_path, {**files, "a.md": "words\n", "z.docx": word(TERMS), "m.xlsx": excel(PRICES)})
    report = home.ingest(binaries=worker)
    assert {name: row(report, name).reason for name in files} == dict.fromkeys(files, CRASHED)
    assert set(home.cards()) == {"a.md", "z.docx", "m.xlsx"}


def test_a_file_that_went_bad_keeps_what_was_read_of_it(tmp_path: Path, worker: Worker) -> None:
    home = Home.at(tmp_path, {"t.docx": word(TERMS)})
    home.ingest(binaries=worker)
    write(home.folder, {"t.docx": locked()})
    reason = row(home.ingest(binaries=worker), "t.docx").reason
    assert reason == "it is protected by a password; what was read of it before stays"
    assert set(home.cards()) == {"t.docx"}


def test_without_readers_office_files_are_refused_and_text_comes_in(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"a.md": "words\n", "t.docx": word(TERMS)})
    report = home.ingest()
    assert row(report, "t.docx").reason == "files of programs such as Word and PDF are not read here"
    assert set(home.cards()) == {"a.md"}


def test_a_changed_sheet_updates_that_sheet_alone(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"p.xlsx": excel(PRICES, two_sheets)})
    home.ingest(binaries=HERE)
    write(home.folder, {"p.xlsx": excel((*PRICES, ("Ring", 3)), two_sheets)})
    assert row(home.ingest(binaries=HERE), "p.xlsx").documents == {"updated": 1, "unchanged": 1}


def test_asking_for_more_than_the_text_reads_unchanged_files_anew(tmp_path: Path) -> None:
    def made(document: Any) -> None:
        document.add_comment(document.add_paragraph(TERMS).runs[0], text="Is that so?", author="Rita")

    home = Home.at(tmp_path, {"t.docx": word(made=made), "u.docx": word(TERMS)})
    home.ingest(binaries=HERE)
    home.ingest(binaries=HERE, extras=Extras(comments=True))
    assert "Is that so?" in home.texts()["t.docx"]
    assert home.ingest(binaries=HERE, extras=Extras(comments=True)).counts["unchanged"] == 2
    home.ingest(binaries=HERE)
    assert "Is that so?" not in home.texts()["t.docx"]


def test_an_attached_word_file_is_a_document_of_its_own(tmp_path: Path, worker: Worker) -> None:
    broken = changed(word(TERMS), "word/document.xml", b"</w:body>", b"")
    home = Home.at(
        tmp_path,
        {
            "m.eml": enclosing(word(TERMS), "terms.docx"),
            "n.eml": enclosing(b"PK\x03\x04exit", "terms.docx"),
            "o.eml": enclosing(broken, "terms.docx"),
        },
    )
    report = home.ingest(binaries=worker)
    assert set(home.cards()) == {"m.eml", "m.eml#1-terms.docx", "n.eml", "o.eml"}
    assert home.revision("m.eml#1-terms.docx").marks[0].label == "attachment terms.docx, paragraph 1"
    assert row(report, "n.eml").rejects == (("attachment terms.docx", CRASHED),)
