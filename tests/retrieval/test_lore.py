"""What one document makes known helps to place the others, in whatever order they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.retrieval.folders import FILES, Home, row, write


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with a file of every format, and an empty store."""
    return Home.at(tmp_path, FILES)


def test_what_one_file_states_helps_to_place_another_whatever_their_order(home: Home) -> None:
    home.ingest()
    card = home.cards()["Larkfen/visit.txt"]
    assert card.account == "Larkfen"
    assert {one.field: one.how for one in card.origins}["account"] == "inferred"


def test_documents_without_a_certain_account_are_listed(home: Home) -> None:
    listed = {one.path: one.documents for one in home.ingest().unassigned}
    assert listed == {"tickets.csv": 1, "page.html": 1, "call.vtt": 1, "mail.eml": 1, "documents.jsonl": 2}
    assert [one.path for one in home.ingest().unassigned] == sorted(listed)


def test_a_newly_known_account_places_what_waited(home: Home) -> None:
    write(home.folder, {"Tarvessa/minutes.md": "# Minutes\n\nWords.\n"})
    home.ingest()
    assert home.cards()["Tarvessa/minutes.md"].account == ""
    write(home.folder, {"plan.md": "---\naccount: Tarvessa Industries\n---\nWords.\n"})
    assert row(home.ingest(), "Tarvessa/minutes.md").reason == "changed: account"
    assert home.cards()["Tarvessa/minutes.md"].account == "Tarvessa Industries"


def test_an_attachment_shares_its_mail_s_account(tmp_path: Path) -> None:
    raw = (
        b"From: greg@larkfen.example\nSubject: Fees\nDate: Wed, 22 Jul 2026 09:15:00 +0200\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nSee attached.\n'
        b'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="fees.txt"\n\nRush fee 4 %.\n--b--\n'
    )
    home = Home.at(tmp_path, {"plan.md": "---\naccount: Larkfen Packaging\n---\nx\n", "mail.eml": raw})
    home.ingest()
    cards = home.cards()
    assert cards["mail.eml"].account == cards["mail.eml#1-fees.txt"].account == "Larkfen Packaging"
    assert cards["mail.eml#1-fees.txt"].date == "2026-07-22"
    assert cards["mail.eml#1-fees.txt"].title == "fees"


def test_a_line_that_goes_on_behind_a_known_account_names_that_account(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "crm.md": "---\naccount: Tarvessa Industries\n---\nx\n",
        "minutes.md": "# Minutes\n\nAccount: Tarvessa Industries. Chair: Ingrid Solheim\n\nWords.\n",
        "contrato.md": "# Contrato\n\nCuenta: Tarvessa Industries de México, Planta León\n\nTexto.\n",
        "mail.eml": b"From: ana@tarvessa.example\nSubject: Fees\n\nWords.\n",
    }
    home = Home.at(tmp_path, files)
    home.ingest()
    assert {card.account for card in home.cards().values()} == {"Tarvessa Industries"}


def test_whom_a_mail_is_not_for_its_attachment_is_not_for(tmp_path: Path) -> None:
    raw = (
        b"From: greg@larkfen.example\nSubject: [FINANCE ONLY] cost sheet\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nSee attached.\n'
        b'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="cost.txt"\n\n'
        b"Between us: unit cost 71.30.\n--b--\n"
    )
    home = Home.at(
        tmp_path, {"mail.eml": raw, "plain.eml": raw.replace(b"[FINANCE ONLY] ", b"").replace(b"us:", b"the")}
    )
    home.ingest()
    cards = home.cards()
    assert cards["mail.eml"].labels == ("finance",)
    assert cards["mail.eml#1-cost.txt"].labels == ("confidential", "finance")
    assert cards["plain.eml#1-cost.txt"].labels == ("internal",)
