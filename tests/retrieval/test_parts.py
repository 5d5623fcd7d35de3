"""Every path is a part of one root, and no part is inside another."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.parts import NoSuchPath, Part, parts_of, root_of


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Folders a, a/b and a file in each."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/x.md").touch()
    (tmp_path / "a/b/y.md").touch()
    return tmp_path


def test_a_folder_below_no_root_becomes_one(world: Path) -> None:
    assert parts_of([world / "a"], []) == [Part(world / "a")]


def test_a_file_below_no_root_is_a_part_of_its_folder(world: Path) -> None:
    assert parts_of([world / "a/x.md"], []) == [Part(world / "a", "x.md")]


def test_what_lies_below_a_root_is_a_part_of_it(world: Path) -> None:
    assert parts_of([world / "a/b"], [world / "a"]) == [Part(world / "a", "b")]


def test_the_deepest_root_counts(world: Path) -> None:
    assert root_of(world / "a/b/y.md", [world, world / "a/b", world / "a"]) == world / "a/b"


def test_parts_inside_parts_are_left_out(world: Path) -> None:
    given = [world / "a/b/y.md", world / "a", world / "a/b", world / "a"]
    assert parts_of(given, [world / "a"]) == [Part(world / "a")]


def test_a_root_around_another_leaves_it_its_own(world: Path) -> None:
    inner = world / "a/b"
    assert parts_of([world / "a"], [inner]) == [Part(world / "a", "", (inner,)), Part(inner)]


def test_a_link_is_what_it_leads_to(world: Path) -> None:
    (world / "link").symlink_to(world / "a")
    assert parts_of([world / "link"], []) == [Part(world / "a")]


def test_what_went_is_a_part_and_what_never_was_is_not(world: Path) -> None:
    assert parts_of([world / "a/gone.md"], [world / "a"]) == [Part(world / "a", "gone.md")]
    with pytest.raises(NoSuchPath):
        parts_of([world / "gone.md"], [world / "a"])


def test_a_root_that_went_is_not_taken_for_an_empty_one(world: Path) -> None:
    with pytest.raises(NoSuchPath, match="has gone"):
        parts_of([world / "lost"], [world / "lost"])


def test_a_name_that_only_begins_alike_is_another(world: Path) -> None:
    assert not Part(world, "a").holds("ab/x.md")
    assert Part(world, "a").holds("a/x.md")


def test_what_lies_in_a_zip_is_not_gone_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(b"PK")
    with pytest.raises(NoSuchPath, match=r"Account.csv: it lies inside export.zip; give the file itself"):
        parts_of([tmp_path / "export.zip" / "Account.csv"], [tmp_path])
