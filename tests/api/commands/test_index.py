"""`aia index`: made, checked, and damage said with the remedy."""

from __future__ import annotations

import json
from pathlib import Path

from retrieval.embed import HashEmbedder
from retrieval.index.standby import SCAN_LIMIT
from tests.api import desk
from tests.api.conftest import Run


def test_a_home_without_vectors_has_no_index(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    assert run("index", "check").out == "There is no index.\n"
    assert "Index: none; a server asks one above" in run("status").out
    done = run("index", "rebuild")
    assert (done.status, done.out) == (1, "")
    assert "aia ingest PATH" in done.err


def test_an_index_is_made_and_checked_and_its_damage_is_named(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    desk.assistant(home, HashEmbedder(32)).close()
    made = json.loads(run("index", "rebuild", "--json").out)
    assert (made["generation"], made["model"]) == (1, "hash/32")
    checked = json.loads(run("index", "check", "--json").out)
    assert checked == {**made, "whole": True, "fault": "", "reached": made["passages"]}
    assert run("index", "check").out.endswith("found, whole\n")
    told = json.loads(run("status", "--json").out)["index"]
    expected = {"generation": 1, "model": "hash/32", "passages": made["passages"], "reached": made["passages"]}
    assert told == {**expected, "fault": "", "share": 1.0, "scan_limit": SCAN_LIMIT}
    assert "Index 1: finds 100.0 % of the vectors of hash/32; a server asks it above" in run("status").out
    (home / "index" / "gen-000001" / "chroma.sqlite3").write_bytes(b"noise" * 1000)
    done = run("index", "check")
    assert done.status == 1
    assert "aia index rebuild" in done.err
    assert json.loads(run("index", "check", "--json").out)["whole"] is False
    assert run("index", "rebuild").out.startswith("Index 2: ")
    assert run("index", "check").status == 0
    (home / "index" / "gen-000002" / "manifest.json").write_text("{}")
    assert "Index 2 has a manifest that cannot be read; make it anew with: aia index rebuild" in run("status").out
