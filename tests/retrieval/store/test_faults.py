"""A file that cannot be used is named for what it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retrieval.evidence import Card, Scope
from retrieval.store import Store, StoreBusy, StoreDamaged
from tests.retrieval.store.worlds import arrival, month, opened

PLAN = arrival("plan.md", "The plan says much. " * 400, month(1), Card(account="Tarvessa"))


def test_a_file_that_is_no_database_is_damaged_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "aia.sqlite"
    path.write_bytes(b"this is somebody's letter, not a database" * 100)
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="not a database"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_page_of_noise_is_damage_by_name(tmp_path: Path) -> None:
    opened(tmp_path, PLAN).close()
    path = tmp_path / "aia.sqlite"
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(data)
    with pytest.raises(StoreDamaged, match="damaged"):
        Store.open(path).scoped(Scope.owner()).revision(PLAN.revision.id)


def test_a_database_held_by_another_is_busy_after_the_wait(tmp_path: Path) -> None:
    opened(tmp_path).close()
    store = Store.open(tmp_path / "aia.sqlite", wait_s=0.05)
    holder = sqlite3.connect(tmp_path / "aia.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreBusy, match="try again"):
        store.writer().put([PLAN])
    holder.execute("ROLLBACK")
    holder.close()
    store.writer().put([PLAN])
    assert store.corpus() == 1


def test_an_error_never_quotes_what_was_being_written(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN)
    with store._writes.begin() as connection, pytest.raises(Exception) as raised:  # noqa: PT011  # any kind
        connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", ("k", "secret words", "too many"))
    assert "secret words" not in str(raised.value)
