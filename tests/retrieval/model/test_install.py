"""A model is made beside its place and put there in one step, once, whoever asks and whatever is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from retrieval.model import ModelError, install, status
from retrieval.model.fetch import Fetched
from retrieval.model.install import build_apart
from retrieval.model.manifest import NAME
from tests.retrieval.model.small import built, fetched, installed, quiet

HOUSE = Path(__file__).parents[3]


def test_an_installed_model_is_ready_and_leaves_nothing_else_behind(tmp_path: Path) -> None:
    said: list[str] = []
    found = install(tmp_path, said.append, fetched, built)

    assert found.ready
    assert found == status(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} <= {NAME, ".lock"}
    assert len(said) == 3
    assert str(tmp_path) in said[-1]


def test_a_second_install_fetches_nothing_and_says_so(tmp_path: Path) -> None:
    installed(tmp_path)
    said: list[str] = []

    def refuse(_: Path) -> Fetched:
        raise AssertionError("fetched again")

    assert install(tmp_path, said.append, refuse, built).ready
    assert said == [f"Already installed: {status(tmp_path).reason}."]


def test_two_installs_at_once_build_once(tmp_path: Path) -> None:
    builds: list[Path] = []

    def counted(each: Fetched, out: Path) -> None:
        builds.append(out)
        built(each, out)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: install(tmp_path, quiet, fetched, counted), range(4)))

    assert all(each.ready for each in found)
    assert len(builds) == 1


@pytest.mark.parametrize("moment", ["fetching", "building"])
def test_an_install_killed_half_way_leaves_nothing_that_looks_installed(tmp_path: Path, moment: str) -> None:
    code = f"""
        import os, signal
        from pathlib import Path
        from retrieval.model import install
        from tests.retrieval.model.small import built, fetched

        def die(*given):
            if {moment!r} == "building":
                built(*given)
            os.kill(os.getpid(), signal.SIGKILL)

        steps = {{"fetching": fetched, "building": built, {moment!r}: die}}
        install(Path({str(tmp_path)!r}), print, **steps)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], cwd=HOUSE, check=False, capture_output=True)

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert status(tmp_path).state == "missing"
    assert any(each.name.startswith(".building-") for each in tmp_path.iterdir())

    installed(tmp_path)

    assert status(tmp_path).ready
    assert {each.name for each in tmp_path.iterdir()} <= {NAME, ".lock"}


def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(_: Fetched, out: Path) -> None:
        out.mkdir()
        raise ModelError("no space")

    with pytest.raises(ModelError, match="no space"):
        install(tmp_path, quiet, fetched, fail)

    assert status(tmp_path).state == "missing"
    assert {each.name for each in tmp_path.iterdir()} <= {".lock"}


def test_a_build_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"could not be built(.|\n)*weights"):
        build_apart(fetched(tmp_path), tmp_path / "out")


def test_a_folder_that_cannot_be_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(ModelError, match=r"No model could be put in .*file.models"):
        install(tmp_path / "file" / "models", quiet, fetched, built)
