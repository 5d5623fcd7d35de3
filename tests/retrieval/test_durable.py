"""A file is whole, whenever its writing stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.durable import written


def test_a_file_holds_what_was_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    written(tmp_path / "a", "one")
    written(tmp_path / "a", "two ü")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "two ü"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_disk_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "a", "one")

    def fails(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("retrieval.durable.os.fsync", fails)
    with pytest.raises(OSError, match="No space"):
        written(tmp_path / "a", "two")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "one"
