"""Set-up takes a Python that is supported, wherever it finds one, and refuses any other by name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OLD = """#!/bin/sh
exec {python} -c 'import platform, sys
sys.version_info, platform.python_version = (3, 9, 2), lambda: "3.9.2"
exec(sys.argv[2])' "$@"
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder that holds the Makefile and, as `bin`, all the programs that it may find."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "bin").mkdir()
    for name in ("sh", "make", "touch", "rm"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    return tmp_path


def put(clone: Path, name: str, *, old: bool) -> None:
    """A Python of that name, either this one or one that says it is 3.9.2."""
    program = clone / "bin" / name
    program.write_text(OLD.format(python=sys.executable) if old else f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    program.chmod(0o755)


def make(clone: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What make said and how it ended, with nothing on the path but `bin`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))}
    kept["PATH"] = str(clone / "bin")
    return subprocess.run(["make", *words], cwd=clone, env=kept, capture_output=True, text=True, check=False)


def test_an_unsupported_python_is_refused_by_name(clone: Path) -> None:
    put(clone, "python3", old=True)
    done = make(clone, "demo")
    assert done.returncode != 0
    assert "Python 3.9.2 is not supported; use 3.11, 3.12 or 3.13, e.g. make PYTHON=python3.12 demo" in done.stderr


def test_an_unsupported_python_asked_for_is_refused_though_another_would_do(clone: Path) -> None:
    put(clone, "python3", old=False)
    put(clone, "python3.9", old=True)
    assert "Python 3.9.2 is not supported" in make(clone, "PYTHON=python3.9", "test").stderr


def test_a_supported_python_is_found_beside_an_unsupported_one(clone: Path) -> None:
    put(clone, "python3", old=True)
    put(clone, "python3.12", old=False)
    assert "python3.12 -m venv" in make(clone, "--dry-run", "lint").stdout


def test_a_missing_python_is_said_to_be_missing(clone: Path) -> None:
    assert "No python3 here; install Python 3.11, 3.12 or 3.13" in make(clone, "demo").stderr


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ((), ("run $suite --baseline evaluators/baselines/",)),
        (("DATASET=",), ("run $suite --baseline evaluators/baselines/",)),
        (("DATASET=set",), ("retrieve --dataset 'set'", "answer --dataset 'set'")),
    ],
)
def test_an_evaluation_puts_the_suites_or_the_data_set_that_is_named(
    clone: Path, words: tuple[str, ...], runs: tuple[str, ...]
) -> None:
    put(clone, "python3", old=False)
    for name in ("requirements/tools.txt", "requirements/run.txt", "pyproject.toml", "retrieval/data/models.lock"):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).touch()
    told = make(clone, "--dry-run", "eval", *words).stdout
    assert [line for line in runs if f"-m evaluators {line}" not in told] == []
    assert told.count("-m evaluators") == len(runs)
