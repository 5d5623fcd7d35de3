"""A home is used again only while everything that decides what it holds is the same."""

from __future__ import annotations

import os
from pathlib import Path

from evaluators.suite.case import Suite
from evaluators.suite.home import kept, program, state


def test_anything_that_decides_what_is_read_gives_another_name(tmp_path: Path) -> None:
    one = tmp_path / "a.md"
    one.write_text("A")
    names = [state([tmp_path], "m"), state([tmp_path], "m")]
    assert len(set(names)) == 1
    names.append(state([tmp_path], "other"))
    os.utime(one, (1, 1))
    names.append(state([tmp_path], "m"))
    one.write_text("B")
    os.utime(one, (1, 1))
    names.append(state([tmp_path], "m"))
    one.rename(tmp_path / "b.md")
    names.append(state([tmp_path], "m"))
    assert len(set(names)) == 5


def test_a_table_or_a_line_of_code_that_changes_is_another_program(tmp_path: Path) -> None:
    root = tmp_path / "retrieval"
    for name in ("retrieval/x.py", "retrieval/data/x.yaml", *(f"assistant/{one}.py" for one in WIRED)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    names = {program(root), program(root)}
    for name in ("retrieval/x.py", "retrieval/data/x.yaml", "assistant/build.py"):
        (tmp_path / name).write_text("2")
        names.add(program(root))
    assert len(names) == 4
    (root / "__pycache__").mkdir()
    (root / "__pycache__" / "x.pyc").write_text("3")
    assert program(root) in names


WIRED = ("build", "embedders", "keys", "settings")


def test_a_home_goes_with_its_suite_unless_it_is_in_use(tmp_path: Path) -> None:
    one, two = (Suite(tmp_path / name, "s", "s", "", (), (), "") for name in ("one", "two"))
    with kept(one, "m", tmp_path / "cache") as former, kept(two, "m", tmp_path / "cache"):
        assert former.folder.exists()
    with kept(two, "m", tmp_path / "cache") as place:
        assert not former.folder.exists()
        assert place.folder.exists()


def test_a_home_that_was_not_filled_or_is_of_a_former_state_goes(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    suite = Suite(tmp_path, "s", "s", "", (files,), (), "")
    with kept(suite, "m", tmp_path / "cache") as place:
        (place.folder / "half").touch()
    with kept(suite, "m", tmp_path / "cache") as place:
        assert not (place.folder / "half").exists()
        place.close()
    with kept(suite, "m", tmp_path / "cache") as place:
        assert place.full
    (files / "new.md").write_text("new")
    with kept(suite, "m", tmp_path / "cache") as other:
        assert not other.full
        assert not place.folder.exists()
