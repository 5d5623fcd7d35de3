"""Several processes on one home: each sees what the others have done, waits for them or says that it will not."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from api.commands.ingest import WAITING
from retrieval.store import Store
from retrieval.store.held import being_written
from tests.api import desk
from tests.conftest import Size
from tests.prove.processes import aia, asked, begun, serving, sources

pytestmark = [pytest.mark.prove, pytest.mark.timeout(1800)]
LIGHTHOUSE = "---\ntitle: Lighthouse {n}\naccount: Cindra\nkind: note\n---\nThe keeper of lighthouse {n} is {name}.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Documents that are not brought in yet."""
    return desk.written(tmp_path / "papers")


def many(folder: Path, first: int, count: int) -> Path:
    """So many small files, numbered from the first."""
    texts = {f"{n:05}.md": LIGHTHOUSE.format(n=n, name=f"Olu Adeyemi {n}") for n in range(first, first + count)}
    return desk.written(folder, texts)


def test_an_ingest_beside_a_running_server_shows_in_its_next_answer(tmp_path: Path, papers: Path, size: Size) -> None:
    home = tmp_path / "home"
    assert aia(home, "ingest", str(papers)).returncode == 0
    with serving(home) as address:
        assert "Mira Okafor" in asked(address, desk.OWNER).body["text"]
        for number in range(size.of(quick=1, prove=10)):
            question = f"Who is the keeper of lighthouse {number}?"
            assert asked(address, question).body["standing"] != "grounded"
            for name in ("Rosa Diaz", "Tom Vey"):  # a new document, and a new text of it
                text = LIGHTHOUSE.format(n=number, name=name)
                desk.written(papers, {f"lighthouse{number}.md": text})
                assert aia(home, "ingest", str(papers)).returncode == 0
                answer = asked(address, question)
                assert (answer.status, answer.body["standing"]) == (200, "grounded")
                assert name in answer.body["text"]
            (papers / f"lighthouse{number}.md").unlink()
            assert aia(home, "ingest", str(papers)).returncode == 0
            assert "Vey" not in str(asked(address, question).body)
    assert len(sources(home)) == len(desk.FILES)


def test_an_ingest_says_that_it_waits_for_another_and_then_goes_on(tmp_path: Path) -> None:
    home, second = tmp_path / "home", many(tmp_path / "second", 0, 20)
    store = Store.open(home / "aia.sqlite")
    with store.changing():
        two = begun(home, "ingest", str(second))
        assert two.stderr is not None
        said = two.stderr.readline()
        waits = two.poll() is None
    _, err = two.communicate(timeout=300)
    store.close()
    assert said.strip() == WAITING
    assert waits
    assert two.returncode == 0, err
    assert sources(home) == sorted(path.name for path in second.iterdir())


def test_ingests_of_one_folder_at_once_double_nothing(tmp_path: Path, size: Size) -> None:
    home, count = tmp_path / "home", size.of(quick=100, prove=1000)
    folder = many(tmp_path / "papers", 0, count)
    running = [begun(home, "ingest", str(folder), "--json") for _ in range(size.of(quick=2, prove=6))]
    told = [one.communicate(timeout=600) for one in running]
    assert [one.returncode for one in running] == [0] * len(running), told
    assert sources(home) == [f"{number:05}.md" for number in range(count)]


def test_a_database_that_another_program_holds_is_waited_for_and_then_busy(tmp_path: Path, papers: Path) -> None:
    home = tmp_path / "home"
    assert aia(home, "ingest", str(papers)).returncode == 0
    before = sources(home)
    desk.written(papers, {"more.md": LIGHTHOUSE.format(n=1, name="Rosa Diaz")})
    with (
        serving(home, AIA_STORE_WAIT_SECONDS="1") as address,
        closing(sqlite3.connect(home / "aia.sqlite", isolation_level=None, check_same_thread=False)) as holder,
    ):
        assert asked(address, desk.OWNER).status == 200
        holder.execute("BEGIN EXCLUSIVE")
        refused = aia(home, "ingest", str(papers), AIA_STORE_WAIT_SECONDS="1")
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "another process is writing the home's database; try again" in refused.stderr
        busy = asked(address, desk.OWNER)
        assert (busy.status, busy.body["type"]) == (503, "urn:aia:problem:store-busy")
        assert {name.lower(): text for name, text in busy.headers.items()}["retry-after"] == "2"
        threading.Timer(3, holder.execute, ["ROLLBACK"]).start()
        assert aia(home, "ingest", str(papers), AIA_STORE_WAIT_SECONDS="60").returncode == 0
        assert asked(address, desk.OWNER).status == 200
    assert sources(home) == sorted([*before, "more.md"])


def test_a_lock_whose_file_was_removed_lets_no_two_writers_damage_one_another(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first, second = many(tmp_path / "first", 0, 150), many(tmp_path / "second", 150, 150)
    one = begun(home, "ingest", str(first))
    while not being_written(home / "aia.sqlite"):
        assert one.poll() is None
        time.sleep(0.005)
    for lock in home.glob("*.lock"):
        lock.unlink()
    two = begun(home, "ingest", str(second))
    for running in (one, two):
        _, err = running.communicate(timeout=300)
        assert running.returncode == 0, err
    assert sources(home) == [f"{number:05}.md" for number in range(300)]
