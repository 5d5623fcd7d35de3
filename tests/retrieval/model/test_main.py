"""The command that set-up runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.model import status
from retrieval.model.__main__ import main
from tests.retrieval.model.small import installed


def test_the_command_says_how_the_model_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    installed(tmp_path / "ready")

    assert main(["status", "--folder", str(tmp_path / "ready")]) == 0
    assert main(["install", "--folder", str(tmp_path / "ready")]) == 0
    assert "Already installed" in capsys.readouterr().out
    assert main(["status", "--folder", str(tmp_path / "none")]) == 1
    assert "aia models install" in capsys.readouterr().out


def test_the_command_fails_with_one_plain_line_when_nothing_can_be_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))

    assert main(["install", "--folder", str(tmp_path / "none")]) == 1
    assert "could not be fetched" in capsys.readouterr().err
    assert status(tmp_path / "none").state == "missing"


def test_the_environment_names_the_folders_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed(tmp_path / "set")
    monkeypatch.setenv("AIA_MODELS_FOLDER", str(tmp_path / "set"))

    assert main(["status"]) == 0
    assert str(tmp_path / "set") in capsys.readouterr().out
