"""The home that the doors are tried on, and the two doors to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.cli import main
from assistant.build import Assistant
from tests.api import desk


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over a small home; nobody writes to it."""
    made = desk.assistant(tmp_path_factory.mktemp("desk") / "home")
    yield made
    made.close()


@pytest.fixture(scope="session")
def client(assistant: Assistant) -> Iterator[TestClient]:
    """The HTTP door to it."""
    with TestClient(create_app(assistant), base_url="http://localhost", raise_server_exceptions=False) as made:
        yield made


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit status, its data, its messages."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `aia` here, in a home below the test's own folder, with no setting of this machine."""
    for name in [name for name in os.environ if name.startswith("AIA_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AIA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("AIA_EMBEDDING_PROVIDER", "none")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def ran(*arguments: str) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return ran


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The same documents as files, not yet brought in."""
    return desk.written(tmp_path / "papers")
