"""What documents say is agreed becomes records that stand on their stretches, and go when the words go."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from retrieval.evidence import Grant, Scope, View
from retrieval.records.record import Record
from retrieval.store import Wanted
from tests.retrieval.folders import NOW, Home

MINUTES = """---
account: Tarvessa
---
# Minutes, 6 May 2026

Participants: Tom Becker, Priya Raman

## Decisions
- The pilot is extended to Linz

## Actions
- Tom Becker: send the revised quote by 12 May
- circulate the price list
- Call the plant by 03/04/2026

## Prices
Confidential: Priya will send the new discount by 15 May.
"""
MAIL = """From: Tom Becker <tom@us.example>
To: Ana <ana@tarvessa.example>
Subject: drawings
Date: Wed, 06 May 2026 10:00:00 +0000

Dear Ana,

I will send the drawings by Friday.

> Action: Ana to sign the contract by 1 May 2026
"""
FILES = {"Tarvessa/minutes_2026-05-06.md": MINUTES, "Tarvessa/mails/drawings.eml": MAIL}


def made(folder: Path) -> Home:
    """A home with minutes and a mail."""
    home = Home.at(folder, FILES)
    home.ingest()
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """One that nobody changes."""
    return made(tmp_path_factory.mktemp("minuted"))


def records(home: Home, wanted: Wanted, scope: Scope | None = None) -> list[Record]:
    found = home.store.scoped(scope or Scope.owner()).records(wanted)
    return sorted(found, key=lambda one: (one.path, one.source.row))


def actions(home: Home) -> list[tuple[str, str, object]]:
    found = records(home, Wanted(kind="action_item"))
    return [(one.text("text"), one.text("owner_id"), one.known.get("due")) for one in found]


def test_minutes_become_a_meeting_and_its_action_items(home: Home) -> None:
    (meeting,) = records(home, Wanted(kind="meeting"))
    assert meeting.known["participants"] == ("Tom Becker", "Priya Raman")
    assert meeting.known["decisions"] == ("The pilot is extended to Linz",)
    assert actions(home) == [
        ("send the revised quote by 12 May", "Tom Becker", date(2026, 5, 12)),
        ("circulate the price list", "", None),
        ("Call the plant by 03/04/2026", "", None),
    ]
    doubted = records(home, Wanted(kind="action_item"))[2]
    assert doubted.notes == ("due: “03/04/2026” may be 2026-03-04 or 2026-04-03",)


def test_each_record_stands_on_its_stretch_and_is_its_documents_own(home: Home) -> None:
    for one in records(home, Wanted(kind="action_item")) + records(home, Wanted(kind="action_item", candidates=True)):
        revision = home.store.scoped(Scope.owner()).revision(one.revision)
        assert revision is not None
        assert revision.text[one.source.row : one.end] == one.raw
        assert one.account == "Tarvessa"
        assert one.place == f"{one.path}, characters {one.source.row + 1:,} to {one.end:,}"


def test_what_only_sounds_like_an_action_counts_nowhere(home: Home) -> None:
    found = records(home, Wanted(kind="action_item", candidates=True))
    assert [(one.text("text"), one.text("owner_id"), one.known["due"]) for one in found] == [
        ("I will send the drawings by Friday.", "Tom Becker", date(2026, 5, 8)),
        ("Confidential: Priya will send the new discount by 15 May.", "Priya", date(2026, 5, 15)),
    ]
    assert home.store.scoped(Scope.owner()).record_counts(Wanted()) == {"action_item": 3, "meeting": 1}


def test_what_is_told_in_confidence_keeps_its_label(home: Home) -> None:
    (told,) = records(home, Wanted(kind="action_item", candidates=True))[1:]
    assert told.marked == ("confidential",)
    plain = Scope(frozenset({Grant(labels=("internal",))}))
    assert len(records(home, Wanted(kind="action_item", candidates=True), plain)) == 1


@pytest.mark.parametrize(("day", "many"), [(5, 0), (7, 3)])
def test_they_are_of_their_documents_day(home: Home, day: int, many: int) -> None:
    view = View(as_of=datetime(2026, 5, day, tzinfo=UTC))
    assert len(home.store.scoped(Scope.owner()).records(Wanted(kind="action_item"), view)) == many


def test_the_records_follow_their_document(tmp_path: Path) -> None:
    home = made(tmp_path)
    place = home.folder / "Tarvessa/minutes_2026-05-06.md"
    before = {one.text("text"): one.id for one in records(home, Wanted(kind="action_item"))}
    place.write_text(MINUTES.replace("- circulate the price list\n", "").replace("# Minutes", "# Our minutes"), "utf-8")
    home.ingest(now=NOW + timedelta(days=1))
    after = {one.text("text"): one.id for one in records(home, Wanted(kind="action_item"))}
    assert after == {text: name for text, name in before.items() if text != "circulate the price list"}
    test_each_record_stands_on_its_stretch_and_is_its_documents_own(home)
    place.unlink()
    home.ingest(now=NOW + timedelta(days=2))
    assert home.store.scoped(Scope.owner()).record_counts(Wanted()) == {}


def test_the_same_documents_again_change_nothing(home: Home) -> None:
    before, corpus = records(home, Wanted()), home.store.corpus()
    home.ingest(now=NOW + timedelta(days=1))
    assert (records(home, Wanted()), home.store.corpus()) == (before, corpus)
