"""The process that opens an index first: it tells what it found, and no orphan of it lives on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from retrieval.index.generation import build
from tests.prove.processes import ROOT
from tests.retrieval.index.indexed import MODEL, stored


def reader(home: Path, parent_lives: bool) -> subprocess.CompletedProcess[str]:
    """The process that opens a new generation, whose parent is alive while it runs or was killed as it began."""
    store = stored(home, 40)
    assert build(store, home / "index", MODEL) is not None
    store.close()
    command = [sys.executable, "-m", "retrieval.index.check", str(home / "index" / "gen-000001")]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    if not parent_lives:
        process.stdin.close()
    said = process.stdout.read()
    ended = process.wait(60)
    process.stdin.close()
    process.stdout.close()
    return subprocess.CompletedProcess(command, ended, said)


def test_the_reader_tells_what_it_found(tmp_path: Path) -> None:
    ended = reader(tmp_path, parent_lives=True)
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["count"] == 40


def test_a_reader_whose_parent_was_killed_ends_before_it_opens_anything(tmp_path: Path) -> None:
    ended = reader(tmp_path, parent_lives=False)
    assert (ended.returncode, ended.stdout) == (1, "")
