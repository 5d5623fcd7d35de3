"""A failure is one plain line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from api.failures import told
from assistant.keys import SettingError
from tests.api.process import clean


def test_a_fault_of_ours_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    code = "import api.commands.status as s, api.terminal, sys\n"
    code += "def broken(**_): raise KeyError('what a customer wrote')\n"
    code += "s.terminal = broken\nsys.argv = ['aia', 'status']\nfrom api.cli import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=clean(tmp_path), check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("aia: This is a fault of aia itself, not of what you asked: KeyError")
    assert "Traceback" not in done.stderr
    assert "customer" not in done.stderr


def test_a_home_that_cannot_be_made_is_a_failure_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "ask", "x"],
        capture_output=True,
        text=True,
        env=clean(tmp_path / "file"),
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr


def test_a_failure_of_ours_or_of_the_system_says_what_happened_and_another_says_where() -> None:
    assert told(SettingError("zone is odd")) == "zone is odd"
    assert told(PermissionError(13, "Permission denied", "plans")) == "plans: Permission denied"
    assert "customer" not in told(KeyError("what a customer wrote"))
