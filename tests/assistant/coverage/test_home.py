"""The coverage of a home counts each document and record once, and nothing that a scope hides."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.accounts import UnknownAccount
from assistant.coverage.cover import STALE
from assistant.coverage.home import Coverage, coverage_of
from retrieval.evidence import Grant, Scope
from tests.api import crm, desk

ON = datetime(2026, 9, 28, tzinfo=UTC)
FILES = {
    **crm.FILES,
    "Tarvessa/minutes of 2026-09-01.md": "# Minutes\n\nAll is well.\n",
    "Tarvessa/report.md": "---\nkind: annual report\nregion: EMEA\ndate: 2023-12-31\n---\nProfits rose.\n",
    "Tarvessa/later.md": "---\nkind: internal note\ndate: 2026-10-30\n---\nTo come.\n",
    "broken.csv.gz": "nothing\n",
}


def told(found: Coverage, account: str) -> dict[str, list[tuple[str, int, str]]]:
    """Of an account as a whole, the kinds of each source with how many there are and the newest day."""
    one = next(one for one in found.accounts if one.account == account)
    kinds = {
        source.source: [(each.kind, each.many, each.newest) for each in source.kinds] for source in one.whole.sources
    }
    return {source: each for source, each in kinds.items() if each}


def test_each_account_is_covered_by_what_it_sees_and_what_could_not_be_read_is_named(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home", files=FILES)
    found = coverage_of(made, ON)
    assert [one.account for one in found.accounts if one.account] == ["Norvik Group", "Tarvessa"]
    assert told(found, "Norvik Group") == {"Service interactions": [("ticket", 7, "2026-05-07")]}
    assert told(found, "Tarvessa") == {
        "Customer conversations": [("meeting_minutes", 1, "2026-09-01")],
        "Financial & market data": [("annual_report", 1, "2023-12-31")],
    }
    norvik, tarvessa = (one for one in found.accounts if one.account)
    assert norvik.whole.named(STALE) == ("Service interactions",)
    assert [one.region for one in tarvessa.regions] == ["", "EMEA"]
    assert tarvessa.regions[1].named(STALE) == ("Financial & market data",)
    assert [one.place for one in found.unreadable] == ["broken.csv.gz"]
    assert all(one.reason for one in found.unreadable)
    only = coverage_of(made, ON, account="tarvessa")
    assert [one.account for one in only.accounts] == ["Tarvessa"]
    scope = Scope(frozenset({Grant("Tarvessa")}))
    hidden = coverage_of(made, ON, scope=scope)
    assert (hidden.accounts, hidden.unreadable) == (only.accounts, ())
    with pytest.raises(UnknownAccount):
        coverage_of(made, ON, account="Norvik Group", scope=scope)
    made.close()
