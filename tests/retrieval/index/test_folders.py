"""One generation counts at a time, and nothing of the others stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.index.faults import IndexBusy
from retrieval.index.folders import current, generations, making, number_of, place, point, sweep


def test_the_pointer_names_the_generation_that_counts(tmp_path: Path) -> None:
    assert current(tmp_path) is None
    point(tmp_path, place(tmp_path, 1))
    point(tmp_path, place(tmp_path, 1_000_000))
    assert current(tmp_path) == tmp_path / "gen-1000000"
    assert [path.name for path in tmp_path.iterdir()] == ["current"]


@pytest.mark.parametrize("text", [b"", b"../elsewhere", b"gen-1", b"gen-000001/..", b"\xff\xfe", b"gen-000001\ngen"])
def test_a_pointer_that_names_no_generation_is_none(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "current").write_bytes(text)
    assert current(tmp_path) is None


def test_a_sweep_leaves_the_generation_that_counts_and_what_is_none(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        place(tmp_path, number).mkdir()
        (place(tmp_path, number) / "file").touch()
    (tmp_path / "gen-other").mkdir()
    assert [number_of(one) for one in generations(tmp_path)] == [1, 2, 3]
    point(tmp_path, place(tmp_path, 2))
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "gen-000002", "gen-other"]


def test_two_do_not_make_generations_at_once(tmp_path: Path) -> None:
    with making(tmp_path, 0), pytest.raises(IndexBusy, match="another process"), making(tmp_path, 0):
        raise AssertionError
