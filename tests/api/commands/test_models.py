"""`aia models`: how the meaning model stands."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.api.conftest import Run


def test_models_status_says_how_the_model_stands(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIA_MODELS_FOLDER", str(tmp_path / "none"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "bare"))
    assert json.loads(run("models", "status", "--json").out)["state"] == "missing"
    assert "aia models install" in run("models", "status").out
