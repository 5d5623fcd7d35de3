"""Who has a home open is known to every process, and forgotten with it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from retrieval.store.faults import StoreBusy
from retrieval.store.held import alone, being_written, in_use, writing

OTHER = """
import sys
from pathlib import Path
from retrieval.store.held import {how}
held = {how}(Path(sys.argv[1]))
{enter}
print("held", flush=True)
sys.stdin.readline()
"""
ENTERED = "held.__enter__()"


def other(database: Path, how: str) -> subprocess.Popen[str]:
    """Another process that holds the home so, until it is told to end or killed."""
    code = OTHER.format(how=how, enter="" if how == "in_use" else ENTERED)
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_run_of_changes_waits_for_the_first_and_is_told(tmp_path: Path) -> None:
    database = tmp_path / "aia.sqlite"
    first = other(database, "writing")
    waited, done = threading.Event(), threading.Event()

    def second() -> None:
        with writing(database, waited.set):
            done.set()

    thread = threading.Thread(target=second)
    thread.start()
    assert waited.wait(20)
    assert being_written(database)
    assert not done.wait(0.2)
    ended(first)  # killed: the lock falls with its process
    assert done.wait(20)
    thread.join()
    assert not being_written(database)


def test_nobody_has_a_home_alone_that_is_open_elsewhere(tmp_path: Path) -> None:
    database = tmp_path / "aia.sqlite"
    server = other(database, "in_use")
    with pytest.raises(StoreBusy, match="stop it first"), alone(database):
        pass
    in_use(database).release()  # but any number may have it open
    ended(server)
    with alone(database):
        assert database.with_name("aia.lock").exists()


def test_a_home_that_someone_has_alone_is_not_opened(tmp_path: Path) -> None:
    database = tmp_path / "aia.sqlite"
    restoring = other(database, "alone")
    with pytest.raises(StoreBusy, match="restored"):
        in_use(database)
    ended(restoring)
    in_use(database).release()
