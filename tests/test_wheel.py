"""The wheel carries everything that runs: installed outside the clone, it ingests and answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, files

ROOT = Path(__file__).parent.parent
PLAN = """---
account: Brackwater Foods
kind: plan
date: 2026-03-02
---
# Account plan

## Escalation

The escalation owner for Brackwater Foods is Ines Calder, who answers within four hours.
"""

pytestmark = pytest.mark.timeout(240)


def run(*command: str | Path, at: Path, **environment: str) -> str:
    """What the command printed; its failure is the test's, with all that it said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=at, env=kept | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree as it is, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, at=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def outside(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that holds only the wheel, and sees what it depends on in this one."""
    home = tmp_path_factory.mktemp("outside") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", home, at=home.parent)
    python = home / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", wheel, at=home.parent)
    own = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    # A folder named in a .pth file has its own .pth files left unread: the clone stays out of sight.
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin"


def metadata(archive: zipfile.ZipFile) -> Message:
    """What the wheel says of itself."""
    return message_from_bytes(archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))))


def test_the_wheel_holds_the_five_packages_whole_and_nothing_else(wheel: Path) -> None:
    ours = {path for path in files(ROOT) if path.split("/")[0] in PACKAGES}
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert carried == ours


def test_the_wheel_states_its_licence_and_its_pythons_and_cannot_be_uploaded(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        said = metadata(archive)
        licences = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}
    assert said["License-Expression"] == "Apache-2.0"
    assert said["Requires-Python"] == "<3.14,>=3.11"
    assert "Private :: Do Not Upload" in (said.get_all("Classifier") or [])


def test_the_packages_come_from_the_wheel(outside: Path, tmp_path: Path) -> None:
    names = ", ".join(PACKAGES)
    places = run(outside / "python", "-c", f"import {names}; print(*[p.__file__ for p in ({names})])", at=tmp_path)
    assert [Path(place).is_relative_to(outside.parent) for place in places.split()] == [True] * len(PACKAGES)


def test_the_command_introduces_itself(outside: Path, tmp_path: Path) -> None:
    said = run(outside / "aia", "--help", at=tmp_path)
    assert "ingest" in said
    assert "ask" in said


def test_a_document_brought_to_the_wheel_is_quoted_in_its_answer(outside: Path, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "plan.md").write_text(PLAN, encoding="utf-8")
    home = str(tmp_path / "home")
    run(outside / "aia", "ingest", "papers", at=tmp_path, AIA_HOME=home)
    question = "Who is the escalation owner for Brackwater Foods?"
    answer = json.loads(run(outside / "aia", "ask", question, "--json", at=tmp_path, AIA_HOME=home))
    quotes = [citation["quote"] for sentence in answer["sentences"] for citation in sentence["citations"]]
    assert answer["standing"] == "grounded"
    assert quotes
    assert all(quote in PLAN for quote in quotes)
    assert any("Ines Calder" in quote for quote in quotes)
