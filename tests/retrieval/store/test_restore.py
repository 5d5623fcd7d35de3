"""A backup is put back whole, or nothing is touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retrieval.evidence import Card, Scope
from retrieval.store import Store, StoreBusy, StoreFull
from retrieval.store.backup import BackupRefused, back_up
from retrieval.store.restore import restore
from tests.retrieval.store.worlds import arrival, month, opened

PLAN = arrival("plan.md", "The plan says much. " * 40, month(1), Card(account="Tarvessa"), cuts=(100,))
LATER = arrival("later.md", "What came later.", month(2), Card(account="Tarvessa"))
AT = "2026-03-01T00:00:00+00:00"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A backup of a home with one document, which has had a second since."""
    store = opened(tmp_path, PLAN)
    back_up(store.path, tmp_path / "copy.aia", AT)
    store.writer().put([LATER])
    store.close()
    return tmp_path / "copy.aia"


def texts(database: Path) -> list[str]:
    """What the home holds."""
    store = Store.open(database)
    reader = store.scoped(Scope.owner())
    found = [reader.revision(head.revision) for head in reader.heads()]
    store.close()
    return sorted(one.text for one in found if one)


def test_what_was_backed_up_stands_again_and_what_stood_is_kept(saved: Path, tmp_path: Path) -> None:
    database = tmp_path / "aia.sqlite"
    before = Store.open(database)
    number = before.corpus()
    before.close()
    done = restore(saved, database, "aside", replace=True)
    assert texts(database) == [PLAN.revision.text]
    assert done.looked.made_at == AT
    assert done.aside is not None
    assert texts(done.aside) == sorted([PLAN.revision.text, LATER.revision.text])
    after = Store.open(database)
    assert after.corpus() > number  # no answer of before is taken for one of now
    assert after.faults() == []
    after.close()


def test_a_home_that_is_open_is_not_replaced(saved: Path, tmp_path: Path) -> None:
    server = Store.open(tmp_path / "aia.sqlite")
    with pytest.raises(StoreBusy, match="stop it first"):
        restore(saved, server.path, "aside", replace=True)
    server.close()
    assert len(texts(server.path)) == 2


def test_a_home_that_holds_documents_is_replaced_only_when_that_is_said(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="holds 2 documents"):
        restore(saved, tmp_path / "aia.sqlite", "aside")
    assert len(texts(tmp_path / "aia.sqlite")) == 2


def test_a_backup_whose_rows_changed_is_refused_and_nothing_is_touched(saved: Path, tmp_path: Path) -> None:
    with sqlite3.connect(saved) as changed:
        changed.execute("UPDATE revision SET title = 'another'")
    changed.close()
    with pytest.raises(BackupRefused, match="sealed"):
        restore(saved, tmp_path / "aia.sqlite", "aside", replace=True)
    assert len(texts(tmp_path / "aia.sqlite")) == 2


@pytest.mark.parametrize("cut", [0, 50, 5000])
def test_a_file_that_is_no_backup_is_refused(saved: Path, tmp_path: Path, cut: int) -> None:
    saved.write_bytes(saved.read_bytes()[:cut])
    with pytest.raises(BackupRefused):
        restore(saved, tmp_path / "aia.sqlite", "aside", replace=True)
    assert len(texts(tmp_path / "aia.sqlite")) == 2


@pytest.mark.parametrize(
    ("code", "named"),
    [(sqlite3.SQLITE_FULL, StoreFull), (sqlite3.SQLITE_IOERR, StoreFull), (sqlite3.SQLITE_BUSY, StoreBusy)],
)
def test_a_disk_that_refuses_is_no_fault_of_the_backup(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, named: type[Exception]
) -> None:
    def fails(_copy: sqlite3.Connection) -> None:
        error = sqlite3.OperationalError("no")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr("retrieval.store.restore.seal.read", fails)
    with pytest.raises(named):
        restore(saved, tmp_path / "aia.sqlite", "aside", replace=True)
    assert len(texts(tmp_path / "aia.sqlite")) == 2
