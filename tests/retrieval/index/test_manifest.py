"""A manifest says what was written, or it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.index.faults import IndexFault
from retrieval.index.manifest import Manifest, accounts_digest, files_of, held_in, hold, ids_digest

MADE = Manifest(3, 12, "hash/8", 8, 2, "a", "b", "c", 2, {"x.bin": "d"})


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    MADE.write(tmp_path)
    MADE.write(tmp_path)
    assert Manifest.read(tmp_path) == MADE
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "{", "[" * 100_000, '{"number": 1}'])
def test_a_manifest_that_cannot_be_understood_is_a_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(IndexFault, match="cannot be read"):
        Manifest.read(tmp_path)


def test_a_manifest_with_words_for_numbers_is_a_fault(tmp_path: Path) -> None:
    wrong: dict[str, object] = {"number": "3"}
    replace(MADE, **wrong).write(tmp_path)  # type: ignore[arg-type]  # the fault is the point here
    with pytest.raises(IndexFault, match="cannot be read"):
        Manifest.read(tmp_path)


def test_a_folder_without_a_manifest_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match="no manifest"):
        Manifest.read(tmp_path)


def test_digests_tell_passages_and_accounts_apart() -> None:
    held = {"a": ("Borealis", "1"), "b": ("", "2")}
    assert ids_digest(held) == ids_digest({"b": ("x", "3"), "a": ("y", "4")})
    assert accounts_digest(held) == accounts_digest(dict(reversed(held.items())))
    assert accounts_digest(held) != accounts_digest({"a": ("", "1"), "b": ("Borealis", "2")})


def test_what_is_held_comes_back_and_a_broken_list_is_a_fault(tmp_path: Path) -> None:
    held = {"a": ("Borealis", "1"), "b": ("", "2")}
    hold(tmp_path, held)
    assert held_in(tmp_path) == held
    assert list(files_of(tmp_path)) == ["held.json"]
    (tmp_path / "held.json").write_text('{"a": 1}')
    with pytest.raises(IndexFault, match="list of passages"):
        held_in(tmp_path)
