"""`aia ingest`: what became of each file."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.api.conftest import Run
from tests.api.process import clean


def test_ingest_lists_first_what_has_no_account_and_how_to_say_it(run: Run, papers: Path) -> None:
    done = run("ingest", str(papers))
    assert done.out.startswith("Unassigned: 1 document without a certain account")
    assert f"aia label {papers}/inbox/note.txt account=NAME" in done.out
    assert "5 files: 5 added" in done.out
    assert "carry this home's: internal" in done.out
    assert "Next: aia ask" in done.err


def test_ingest_twice_changes_nothing(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    report = json.loads(run("ingest", str(papers), "--json").out)
    assert report["files"] == {"added": 0, "updated": 0, "unchanged": 5, "removed": 0, "refused": 0}
    assert [one["path"] for one in report["unassigned"]] == ["inbox/note.txt"]


def test_a_file_that_is_refused_is_named_with_its_reason_and_stops_nothing(run: Run, papers: Path) -> None:
    (papers / "broken.xyz").write_bytes(b"\x00\x01")
    done = run("ingest", str(papers))
    assert done.status == 0
    assert "broken.xyz: " in done.out.partition("Refused")[2]


def test_when_every_file_is_refused_it_is_a_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "broken.xyz").write_bytes(b"\x00\x01")
    assert run("ingest", str(tmp_path / "odd")).status == 1


def test_ctrl_c_stops_an_ingest_without_loss(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / "many").mkdir(exist_ok=True)
        (tmp_path / "many" / f"{number}.txt").write_text(f"The pump {number} was delivered late.\n", encoding="utf-8")
    command = [sys.executable, "-m", "api.cli", "ingest", str(tmp_path / "many")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=clean(tmp_path / "home"))
    while not (tmp_path / "home" / "aia.sqlite").exists():
        time.sleep(0.05)
    time.sleep(1)
    running.send_signal(signal.SIGINT)
    assert running.stderr is not None
    with running.stderr:
        said = running.stderr.read()
    assert (running.wait(20), said) == (
        130,
        "Stopped. What was brought in is kept; the next run goes on from there.\n",
    )
