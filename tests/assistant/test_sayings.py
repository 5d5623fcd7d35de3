"""What people say of a home: under their names, in their words, for those who may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.accounts import UnknownAccount
from assistant.sayings import Sayings
from retrieval.evidence import Grant, Scope
from tests.api import desk

LATE = datetime(2026, 10, 1, 22, 30, tzinfo=UTC)


def test_a_note_is_of_its_authors_day_and_seen_by_those_who_may(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home")
    made.settings = replace(made.settings, author="Ann Berg", zone=ZoneInfo("Europe/Berlin"), label="sales")
    sayings = Sayings(made)
    with pytest.raises(UnknownAccount, match="Did you mean Borealis"):
        sayings.keep("x", now=LATE, account="Boralis")
    kept, _ = sayings.keep("They audit.\nIn March.", now=LATE, account="borealis")
    assert (kept.text, kept.author, kept.date) == ("They audit.\nIn March.", "Ann Berg", "2026-10-02")
    assert (kept.account, kept.labels, kept.corrects) == ("Borealis", ("sales",), None)
    other, _ = sayings.keep("Not so.", now=desk.NOW, author="Jo Li", corrects="cindra/portal.md", quote="heron")
    assert other.corrects is not None
    assert (other.account, other.labels, other.corrects.quote) == ("Cindra", ("internal",), "heron")
    assert sayings.told() == [other, kept]
    assert sayings.told(account="cindra") == [other]
    assert sayings.told(as_of=desk.NOW) == [other]
    assert sayings.told(scope=Scope(frozenset({Grant("Borealis", labels=("sales",))}))) == [kept]
    made.close()
