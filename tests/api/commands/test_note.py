"""`aia note`: kept, said beside its source, listed, taken back; also in a backup."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.api import desk
from tests.api.conftest import Run

WORDS = "Ann Berg took over on Monday."


def test_a_note_is_said_beside_its_source_until_it_is_taken_back(
    run: Run, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(papers))
    charter = str(papers / "borealis/charter.md")
    refused = run("note", WORDS, "--corrects", charter)
    assert refused.status == 2
    assert "unknown author" in refused.err
    monkeypatch.setenv("AIA_AUTHOR", "Jo Li")
    assert run("note", WORDS, "--corrects", charter, "--quote", "Mirna").status == 2
    monkeypatch.setattr(sys, "stdin", io.StringIO(" \n"))
    assert "the note says nothing" in run("note", "-", "--account", "borealis").err
    cited = json.loads(run("ask", desk.OWNER, "--json").out)["sentences"][0]["citations"][0]
    kept = json.loads(run("note", WORDS, "--corrects", cited["id"], "--label", "board", "--json").out)
    assert (kept["text"], kept["author"], kept["labels"]) == (WORDS, "Jo Li", ["board", "internal"])
    assert kept["corrects"]["quote"] == cited["quote"]
    said = run("ask", desk.OWNER).out
    assert f"{WORDS} [2]" in said
    assert f"! Jo Li said otherwise on {kept['date']} (Borealis charter, line 15)." in said
    assert json.loads(run("note", "list", "--json").out) == [kept]
    assert "corrects Borealis charter, line 15" in run("note", "list").out
    run("backup", str(tmp_path / "kept.sqlite"))
    assert run("note", "remove", kept["id"]).out == f"{kept['id']} is no longer said\n"
    assert WORDS not in run("ask", desk.OWNER).out
    assert "No notes" in run("note", "list").err
    assert run("restore", str(tmp_path / "kept.sqlite"), "--replace").status == 0
    run("ingest", str(papers))
    assert WORDS in run("ask", desk.OWNER).out
    assert run("status", "--check").status == 0


def test_a_home_that_answers_for_an_earlier_day_says_when_the_note_counts(
    run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(papers))
    monkeypatch.setenv("AIA_AS_OF", "2020-01-01")
    done = run("note", "add", "list", "--account", "borealis", "--author", "Jo Li", "--no-color")
    assert done.status == 0
    assert "This home answers as of 2020-01-01; the note counts from 20" in done.err
    assert "  list\n" in run("note", "list").out
    assert "No notes" in run("note", "list", "--as-of", "2020-01-01").err
