"""`aia backup` and `aia restore`: what was backed up is there again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval.store.backup import BackupRefused
from retrieval.store.faults import StoreDamaged
from tests.api.conftest import Run


def test_a_home_that_was_wrecked_answers_as_before_once_restored(run: Run, papers: Path, tmp_path: Path) -> None:
    run("ingest", str(papers))
    before = run("status", "--json")
    database = Path(json.loads(before.out)["home"]) / "aia.sqlite"
    copy = tmp_path / "copy.aia"
    assert run("backup", str(copy)).status == 0
    database.write_bytes(b"noise" * 1000)
    with pytest.raises(StoreDamaged):
        run("status")
    with pytest.raises(BackupRefused, match="--replace"):
        run("restore", str(copy))
    assert run("restore", str(copy), "--replace").status == 0
    after = json.loads(run("status", "--json").out)
    assert after["accounts"] == json.loads(before.out)["accounts"]
    assert run("status", "--check").status == 0
    kept = [path for path in database.parent.iterdir() if "before-" in path.name]
    assert [path.read_bytes()[:5] for path in kept] == [b"noise"]


def test_a_backup_is_not_written_over_and_a_changed_one_is_refused(run: Run, papers: Path, tmp_path: Path) -> None:
    run("ingest", str(papers))
    copy = tmp_path / "copy.aia"
    run("backup", str(copy))
    with pytest.raises(BackupRefused, match="--force"):
        run("backup", str(copy))
    data = bytearray(copy.read_bytes())
    at = data.index(b"Borealis")
    data[at : at + 8] = b"Boreolis"
    copy.write_bytes(data)
    with pytest.raises(BackupRefused, match="damaged"):
        run("restore", str(copy), "--replace")


def test_an_empty_home_has_nothing_to_back_up(run: Run, tmp_path: Path) -> None:
    assert run("backup", str(tmp_path / "copy.aia")).status == 1
    assert not (tmp_path / "copy.aia").exists()
