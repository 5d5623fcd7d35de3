"""What a note may say, and under whose rights it stands."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval.evidence import Card, Scope
from retrieval.note import Place, notes
from retrieval.noting import LONGEST, BadNote, Corrected, forget, remember, said
from retrieval.store import Store

NOW = datetime(2026, 10, 2, 9, 0, tzinfo=UTC)
CARD = Card(account="Borealis", region="EMEA", plant="Lyon", labels=("board", "internal"))
OF = Corrected(Place("d1", "r1", 3, 9), CARD, "Charter", "line 2", "60\ndays")


@pytest.mark.parametrize(
    ("words", "author", "account", "why"),
    [
        (" \u200b\n—", "Jo Li", "Borealis", "says nothing"),
        ("x" * (LONGEST + 1), "Jo Li", "Borealis", "2,001 characters"),
        ("x", "", "Borealis", "unknown author"),
        ("x", " \u200b ", "Borealis", "AIA_AUTHOR"),
        ("x", "J" * 201, "Borealis", "unknown author"),
        ("x", "Jo Li", "", "--account"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_why(words: str, author: str, account: str, why: str) -> None:
    with pytest.raises(BadNote, match=why):
        said(words, author, account, "2026-10-02", ["internal"])


def test_a_note_has_the_account_and_every_label_of_what_it_quotes() -> None:
    one = said("90 days.", "Jo Li", "", "2026-10-02", ["sales, board", " "], OF)
    assert (one.account, one.labels) == ("Borealis", ("sales", "board", "internal"))
    with pytest.raises(BadNote, match="Charter is of Borealis"):
        said("90 days.", "Jo Li", "Cindra", "2026-10-02", [], OF)


def test_a_note_is_a_document_that_a_person_can_read(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "aia.sqlite")
    one = said("It is \x1b[31m90 days.\r\n\r\nSince May.", "Jo\nLi", "", "2026-10-02", [], OF)
    made, failed = remember(one, store, None, now=NOW)
    assert failed == ""
    reader = store.scoped(Scope.owner())
    revision = reader.revision(made.revision)
    assert revision is not None
    assert revision.text == (
        "It is [31m90 days.\n\nSince May.\n\nSaid by Jo Li on 2026-10-02\nCorrects: Charter, line 2: “60 days”\n"
    )
    card = revision.card
    assert (card.kind, card.account, card.region, card.plant) == ("internal_note", "Borealis", "EMEA", "Lyon")
    assert (card.date, card.title, card.labels) == ("2026-10-02", "Note by Jo Li", ("board", "internal"))
    assert notes(reader.heads()) == [made]
    assert (made.author, made.corrects) == ("Jo Li", OF.place)
    store.close()


def test_the_same_note_is_one_and_can_be_taken_back_and_said_again(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "aia.sqlite")
    one = said("They audit in March.", "Jo Li", "Borealis", "2026-10-02", ["internal"])
    made, _ = remember(one, store, None, now=NOW)
    number = store.corpus()
    assert remember(one, store, None, now=NOW)[0] == made
    assert store.corpus() == number
    owner = store.scoped(Scope.owner())
    assert forget(made.id, store, now=NOW) == made
    assert notes(owner.heads()) == []
    with pytest.raises(BadNote, match="there is no note"):
        forget(made.id, store, now=NOW)
    remember(one, store, None, now=NOW)
    assert notes(owner.heads()) == [made]
    assert store.faults() == []
    store.close()
