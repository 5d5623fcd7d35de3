"""A home's database comes into being whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.store import Store, StoreDamaged
from retrieval.store import founding as founding_module
from tests.retrieval.store.worlds import opened


def test_an_empty_file_is_not_taken_for_a_new_home(tmp_path: Path) -> None:
    (tmp_path / "aia.sqlite").write_bytes(b"")
    with pytest.raises(StoreDamaged, match="empty"):
        Store.open(tmp_path / "aia.sqlite")
    assert (tmp_path / "aia.sqlite").read_bytes() == b""


def test_a_file_that_is_cut_off_is_named_with_its_length(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.close()
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[:-4096])
    with pytest.raises(StoreDamaged, match=f"{len(whole) - 4096:,} of {len(whole):,} bytes"):
        Store.open(store.path)


def test_a_founding_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(founding_module, "upgrade", fails)
        with pytest.raises(OSError, match="No space"):
            Store.open(tmp_path / "aia.sqlite")
    assert [path.name for path in tmp_path.iterdir() if "sqlite" in path.name] == []
    Store.open(tmp_path / "aia.sqlite").close()
