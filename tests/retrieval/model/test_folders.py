"""The model is looked for, and put, where people would expect it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from retrieval.model import default_folders, find, install_folder
from retrieval.model.manifest import GRAPH
from tests.retrieval.model.small import flip, installed


def test_the_folder_asked_for_comes_before_the_homes_and_the_environments(tmp_path: Path) -> None:
    home, chosen = tmp_path / "home", tmp_path / "chosen"

    assert default_folders(home, chosen)[:2] == (chosen, home / "models")
    assert default_folders(home)[0] == home / "models"
    assert default_folders(home)[-1].is_relative_to(sys.prefix)
    assert install_folder(home, chosen) == chosen


def test_an_environment_that_cannot_be_written_sends_the_model_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "file"))
    assert install_folder(tmp_path / "home") == tmp_path / "home" / "models"

    monkeypatch.setattr(sys, "prefix", str(tmp_path / "venv"))
    assert install_folder(tmp_path / "home").is_relative_to(tmp_path / "venv")


def test_a_ready_model_is_found_behind_a_damaged_one_and_damage_is_said_before_absence(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    flip(installed(two) / GRAPH)
    assert find([one, two, three]).state == "damaged"

    installed(three)
    assert find([one, two, three]).folder == three
