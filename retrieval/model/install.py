"""A model is fetched, built and proven beside its place, then put there in one step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from retrieval.model.fetch import Fetched, fetch, last_lines
from retrieval.model.manifest import NAME, ModelError, Status, status

Say = Callable[[str], None]
Fetching = Callable[[Path], Fetched]
Building = Callable[[Fetched, Path], None]
BUILDING = ".building-"


def build_apart(fetched: Fetched, out: Path) -> None:
    """Runs the build in a process whose path alone has the tools; `out` is then a whole model. Raises `ModelError`."""
    house = Path(__file__).parents[2]
    path = os.pathsep.join([str(fetched.tools), str(house), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", "retrieval.model.build", str(fetched.weights), str(fetched.tokenizer), str(out)]
    own = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(command, capture_output=True, text=True, env=own, check=False)  # noqa: S603  # our words
    if done.returncode:
        raise ModelError(f"The model could not be built.\n{last_lines(done.stderr)}")


def install(
    folder: Path,
    say: Say,
    fetching: Fetching = fetch,
    building: Building = build_apart,
) -> Status:
    """`folder` holds the model when this returns; at once, if it did before. Raises `ModelError`.

    Two at once wait for each other. One killed half-way leaves nothing that looks installed; the next clears it up.
    """
    from filelock import FileLock  # `aia --help` must not wait for it

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock"):
            return _installed(folder, say, fetching, building)
    except OSError as error:
        raise ModelError(f"No model could be put in {folder}: {error.strerror or error}.") from error


def _installed(folder: Path, say: Say, fetching: Fetching, building: Building) -> Status:
    found = status(folder)
    if found.ready:
        say(f"Already installed: {found.reason}.")
        return found
    _clear(folder)
    with tempfile.TemporaryDirectory(prefix=BUILDING, dir=folder) as work:
        say("Fetching the model and the tools that build it (about 90 MB) ...")
        fetched = fetching(Path(work))
        say("Building and checking the model (some ten seconds) ...")
        ready = Path(work, "ready")
        building(fetched, ready)
        _put(ready, folder / NAME)
    found = status(folder)
    if not found.ready:
        raise ModelError(found.reason)
    say(f"Installed {found.reason}.")
    return found


def _put(ready: Path, place: Path) -> None:
    """What stood in the place goes with the building folder. Between both steps there is no model."""
    if place.exists():
        place.rename(ready.with_name("replaced"))
    ready.rename(place)


def _clear(folder: Path) -> None:
    """Removes what killed installs left; the lock says that no living one owns it."""
    for left in folder.glob(f"{BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)
