"""`aia index`: made, checked, and damage said with the remedy."""

from __future__ import annotations

import json
from pathlib import Path

from retrieval.embed import HashEmbedder
from tests.api import desk
from tests.api.conftest import Run


def test_a_home_without_vectors_has_no_index(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    assert run("index", "check").out == "There is no index.\n"
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
    (home / "index" / "gen-000001" / "chroma.sqlite3").write_bytes(b"noise" * 1000)
    done = run("index", "check")
    assert done.status == 1
    assert "aia index rebuild" in done.err
    assert json.loads(run("index", "check", "--json").out)["whole"] is False
    assert run("index", "rebuild").out.startswith("Index 2: ")
    assert run("index", "check").status == 0
