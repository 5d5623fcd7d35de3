"""A sentence that sounds like an action counts once somebody says yes, and no more when that is taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.waiting import ACTION, NothingWaits, answer, waiting
from retrieval.evidence import Scope
from retrieval.store import Wanted
from tests.retrieval.folders import NOW, Home

NOTES = (
    "---\naccount: Larkfen\nkind: meeting_minutes\ndate: 2026-05-06\n---\n# Sync\n\nPriya will call Rita by Friday.\n"
)


def test_a_yes_counts_from_then_on_and_can_be_taken_back(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"sync.md": NOTES})
    home.ingest()

    def counted() -> list[tuple[str, str]]:
        found = home.store.scoped(Scope.owner()).records(Wanted(kind="action_item"))
        return [(one.text("text"), one.text("owner_id")) for one in found]

    def said(word: str) -> None:
        (one,) = (each for each in waiting(home.store, every=True) if each.kind == ACTION)
        answer(home.store, one.id, word, "2026-10-02", NOW + timedelta(minutes=len(asked)))
        asked.append(word)

    asked: list[str] = []
    action = ("Priya will call Rita by Friday.", "Priya")
    (one,) = waiting(home.store)
    assert one.about == ("Priya will call Rita by Friday.  sync.md, characters 9 to 39",)
    assert one.yes == f"aia confirm yes {one.id}"
    for word, counts in (("later", []), ("yes", [action]), ("forget", []), ("yes", [action]), ("no", [])):
        said(word)
        assert counted() == counts
        assert bool(waiting(home.store)) is (word == "forget")
    said("yes")
    (tmp_path / "world/sync.md").write_text(NOTES.replace("# Sync", "# Weekly sync"), "utf-8")
    home.ingest(now=NOW + timedelta(days=1))
    assert counted() == [action]


def test_only_a_likely_action_is_answered_with_yes(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"sync.md": NOTES.replace("account: Larkfen\n", "")})
    home.ingest()
    nobodys = next(one for one in waiting(home.store) if one.kind != ACTION)
    with pytest.raises(NothingWaits, match="account=NAME"):
        answer(home.store, nobodys.id, "yes", "2026-10-02", NOW)
