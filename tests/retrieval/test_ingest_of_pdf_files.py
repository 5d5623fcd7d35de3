"""PDF files come in beside others and are found by page; one that is a trick is refused by name."""

from __future__ import annotations

from pathlib import Path

from retrieval.evidence import Scope, View
from retrieval.finder import Finder
from retrieval.sandbox.worker import Worker
from retrieval.search import search
from tests.retrieval.folders import Home, row, rows
from tests.retrieval.sources import paper
from tests.retrieval.sources.mails import enclosing

PAGES = paper.pdf(
    paper.said("The committee met in Rotterdam and drank tea."),
    paper.lines("Larkfen settles its invoices within", "sixty days of their receipt."),
)


def test_a_sentence_is_found_with_the_page_it_stands_on(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"terms.pdf": PAGES, "note.md": "# Visit\n\nRita was in.\n"})
    with Worker() as worker:
        assert rows(home.ingest(binaries=worker)) == {"terms.pdf": "added", "note.md": "added"}
        assert home.ingest(binaries=worker).counts["unchanged"] == 2
    corpus = Finder(home.store).corpus(Scope.owner(), View())
    passage, _ = search("within how many days are invoices settled?", corpus).ranked[0]
    (one,) = home.store.scoped(Scope.owner()).evidence([passage])
    assert one.document.source_id == "terms.pdf"
    sentence = "Larkfen settles its invoices within sixty days of their receipt."
    assert sentence in one.passage.text
    at = home.texts()["terms.pdf"].index(sentence)
    assert [mark.label for mark in home.revision("terms.pdf").marks if mark.start <= at < mark.end] == ["page 2"]


def test_tricks_are_refused_and_the_files_after_them_come_in(tmp_path: Path) -> None:
    tricks = {"a.pdf": paper.swollen(60_000_000), "b.pdf": paper.scan(""), "c.pdf": PAGES[:500]}
    home = Home.at(
        tmp_path,
        {
            **tricks,
            "d.pdf": PAGES,
            "e.eml": enclosing(PAGES, "terms.pdf"),
            "f.eml": enclosing(paper.scan(""), "terms.pdf"),
        },
    )
    with Worker() as worker:
        report = home.ingest(binaries=worker)
    assert {name: row(report, name).outcome for name in tricks} == dict.fromkeys(tricks, "refused")
    assert set(home.cards()) == {"d.pdf", "e.eml", "e.eml#1-terms.pdf", "f.eml"}
    reason = "it holds only pictures, as a scan does; text in pictures is not read"
    assert row(report, "f.eml").rejects == (("attachment terms.pdf", reason),)
