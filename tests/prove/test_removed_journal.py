"""What is committed stands in one file: a log beside it that is removed costs nothing, or the damage is told.

The house keeps no write-ahead log. SQLite's rollback journal stands beside the database only while a change is made.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random

import pytest

from retrieval.embed import HashEmbedder
from retrieval.store import Store, StoreBusy, StoreDamaged
from retrieval.store.backup import back_up
from retrieval.store.restore import restore
from tests.api import desk
from tests.conftest import Size
from tests.prove.processes import aia, asked, serving, sources
from tests.prove.worlds import filled, world

pytestmark = [pytest.mark.prove, pytest.mark.timeout(1800)]
REFUSES = "the disk refuses to read or write; what was not finished is not kept"


def logs(home: Path) -> list[str]:
    """What stands beside the database and bears its name."""
    return sorted(path.name for path in home.glob("aia.sqlite-*"))


@contextmanager
def without_logs(home: Path) -> Iterator[list[str]]:
    """Meanwhile every log is removed as soon as it is there; the names of those removed."""
    removed: list[str] = []
    stop = threading.Event()

    def removing() -> None:
        while not stop.is_set():
            for path in home.glob("aia.sqlite-*"):
                with suppress(FileNotFoundError):
                    path.unlink()
                    removed.append(path.name)

    thread = threading.Thread(target=removing)
    thread.start()
    try:
        yield removed
    finally:
        stop.set()
        thread.join()


def test_a_home_at_rest_is_one_file(tmp_path: Path) -> None:
    home, papers = tmp_path / "home", desk.written(tmp_path / "papers")
    assert aia(home, "ingest", str(papers)).returncode == 0
    assert logs(home) == []
    with serving(home) as address:
        assert asked(address, desk.OWNER).status == 200
        desk.written(papers, {"new.md": "A new one.\n"})
        assert aia(home, "ingest", str(papers)).returncode == 0
        assert logs(home) == []  # so there is nothing that could be removed
        assert asked(address, desk.OWNER).status == 200
        assert logs(home) == []
    shutil.copyfile(home / "aia.sqlite", tmp_path / "aia.sqlite")
    assert sources(tmp_path) == sources(home) == sorted([*desk.FILES, "new.md"])


def test_logs_removed_under_an_ingest_beside_a_server_damage_nothing(tmp_path: Path, size: Size) -> None:
    home, papers = tmp_path / "home", desk.written(tmp_path / "papers")
    assert aia(home, "ingest", str(papers)).returncode == 0
    failed = 0
    with serving(home) as address:
        for number in range(size.of(quick=1, prove=12)):
            added = {f"more{number}/{n:03}.md": f"Note {n} of day {number}: all pumps run.\n" for n in range(150)}
            desk.written(papers, added)
            seen = set(sources(home))
            with without_logs(home) as removed:
                ended = aia(home, "ingest", str(papers))
            assert removed
            assert ended.returncode == 0 or ended.stderr.endswith(f"aia: {REFUSES}\n"), ended.stderr
            failed += ended.returncode
            assert seen <= set(sources(home))
            assert asked(address, desk.OWNER).body["standing"] == "grounded"
            assert aia(home, "ingest", str(papers)).returncode == 0
            assert sources(home) == sorted(p.relative_to(papers).as_posix() for p in papers.rglob("*.*"))
    assert failed


def test_a_write_ahead_log_of_another_program_is_waited_for_and_folded_in(tmp_path: Path) -> None:
    home, papers = tmp_path / "home", desk.written(tmp_path / "papers")
    assert aia(home, "ingest", str(papers)).returncode == 0
    with closing(sqlite3.connect(home / "aia.sqlite")) as other:
        assert other.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
        other.execute("INSERT INTO note VALUES ('theirs', 'kept')")
        other.commit()
        with pytest.raises(StoreBusy):
            Store.open(home / "aia.sqlite", wait_s=0.05)  # so that nothing of ours is ever committed to that log
    with closing(sqlite3.connect(home / "aia.sqlite")) as other:
        other.execute("INSERT INTO note VALUES ('left', 'in the log')")
        other.commit()
        assert logs(home) == ["aia.sqlite-shm", "aia.sqlite-wal"]
        shutil.copytree(home, tmp_path / "left")
    left = tmp_path / "left"
    assert sources(left) == sorted(desk.FILES)
    assert logs(left) == []
    with closing(sqlite3.connect(left / "aia.sqlite")) as there:
        assert there.execute("SELECT count(*) FROM note WHERE key IN ('theirs', 'left')").fetchone() == (2,)


Rows = list[tuple[str, list[tuple[object, ...]]]]


def rows(database: Path) -> Rows:
    """Every row but the corpus's number, which tells caches to look again, and names, which each ingest says anew."""
    with closing(sqlite3.connect(database)) as there:
        tables = there.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return [
            (name, sorted(there.execute(f'SELECT * FROM "{name}"'), key=repr))
            for (name,) in tables
            if name not in ("corpus", "name", "sqlite_sequence")
        ]


def is_whole(found: Rows, whole: Rows) -> bool:
    """True where nothing differs but vectors that lack: each ingest makes those again that passages have not."""
    pairs = zip(found, whole, strict=True)
    return all(a == b or (a[0] == b[0] == "vector" and set(a[1]) <= set(b[1])) for a, b in pairs)


def test_a_change_torn_by_a_kill_and_a_removed_journal_is_told(tmp_path: Path, size: Size, seed: int) -> None:
    """A commit writes page by page. Killed between, the journal takes it back; without it some pages are new."""
    random = Random(seed)
    database, torn = tmp_path / "aia.sqlite", tmp_path / "torn" / "aia.sqlite"
    torn.parent.mkdir()
    filled(database, world(random), HashEmbedder(16)).close()
    back_up(database, tmp_path / "copy.aia", "2026-03-01T00:00:00+00:00")
    old, before = database.read_bytes(), rows(database)
    filled(database, world(random), HashEmbedder(16)).close()
    new, after = database.read_bytes(), rows(database)
    pages = [at for at in range(0, len(new), 4096) if old[at : at + 4096] != new[at : at + 4096]]
    told = 0
    for _ in range(size.of(quick=40, prove=600)):
        written = set(random.sample(pages, random.randrange(1, len(pages))))
        made = bytearray(old.ljust(max(written) + 4096, b"\0"))
        for at in written:
            made[at : at + 4096] = new[at : at + 4096]
        torn.write_bytes(made)
        try:
            store = Store.open(torn)
            found = store.faults()
            store.close()
        except StoreDamaged as damaged:
            found = [str(damaged)]
        told += bool(found)
        where = f"pages {sorted(at // 4096 for at in written)} of seed {seed}"
        assert found or is_whole(rows(torn), before) or is_whole(rows(torn), after), where
    assert told
    restore(tmp_path / "copy.aia", torn, "aside", replace=True)
    assert rows(torn) == before
