"""The page of a charter, filled in, comes back as the account's charter with its day and standing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx

from retrieval.sandbox.binaries import InProcess
from retrieval.sources.binary import read_binary
from retrieval.sources.exports.template_charter import BLANK, RULES, charter_page
from tests.retrieval.folders import Home, rows

SAID = {
    "Account": "Tarvessa",
    "Document no.": "GC-7",
    "Version": "2",
    "Status": "approved",
    "Effective date": "15 April 2026",
    "Replaces": "GC-6",
}


def filled() -> bytes:
    """The page with its head filled in, and a name in each blank."""
    made, out = docx.Document(BytesIO(charter_page())), BytesIO()
    for paragraph in made.paragraphs:
        label = paragraph.text.partition(":")[0]
        if label in SAID:
            paragraph.text = f"{label}: {SAID[label]}"
        elif BLANK in paragraph.text:
            paragraph.text = paragraph.text.replace(BLANK, "Ana Ruiz")
    made.save(out)
    return out.getvalue()


def test_a_charter_filled_in_says_what_it_is_of_and_since_when(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"c.docx": filled()})
    assert rows(home.ingest(binaries=InProcess(read_binary))) == {"c.docx": "added"}
    card = home.cards()["c.docx"]
    assert (card.kind, card.account, card.status, card.version) == ("charter", "Tarvessa", "approved", "2")
    assert (card.date, card.ref, card.supersedes) == ("2026-04-15", "GC-7", ("GC-6",))
    text = home.texts()["c.docx"]
    assert [line.removeprefix("# ") for line in text.split("\n") if line.startswith("# ")][1:] == [
        f"{number} {title}" for number, title in enumerate(RULES, 1)
    ]
    assert "1.1 Ana Ruiz is the single global account lead." in text
    assert BLANK not in text


def test_the_empty_page_is_a_draft_of_no_account(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"c.docx": charter_page()})
    home.ingest(binaries=InProcess(read_binary))
    card = home.cards()["c.docx"]
    assert (card.kind, card.account, card.status, card.date) == ("charter", "", "draft", "")
