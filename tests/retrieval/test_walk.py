"""A folder is walked in one order, and nothing in it leads out."""

from __future__ import annotations

from pathlib import Path

from retrieval.walk import Found, walk
from tests.retrieval.folders import write


def test_files_come_by_name_and_folders_after_them(tmp_path: Path) -> None:
    write(tmp_path, {"b.md": "", "a.md": "", "z/1.md": "", "c/2.md": "", "c/d/3.md": ""})
    assert [one.path for one in walk(tmp_path)] == ["a.md", "b.md", "c/2.md", "c/d/3.md", "z/1.md"]


def test_a_part_is_walked_by_itself(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "", "c/2.md": "", "c/d/3.md": ""})
    assert [one.path for one in walk(tmp_path, "c")] == ["c/2.md", "c/d/3.md"]
    assert list(walk(tmp_path, "a.md")) == [Found("a.md")]
    assert list(walk(tmp_path, "gone.md")) == []


def test_folders_of_other_roots_are_left_to_them(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "", "own/b.md": ""})
    assert [one.path for one in walk(tmp_path, "", [tmp_path / "own"])] == ["a.md"]


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 400)
    write(tmp_path, {f"{deep}/x.md": ""})
    assert [one.path for one in walk(tmp_path)] == [f"{deep}/x.md"]


def test_a_link_below_a_part_that_is_itself_asked_for_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": ""})
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    assert [one.refusal for one in walk(tmp_path, "link.md")] == [
        "it is a link to a.md, which is read in its own place"
    ]
