"""Whether a generation is whole: it is opened in a process of its own first, which damaged files may cost.

`python -m retrieval.index.check FOLDER` is that process; it prints what it found as JSON, and ends with its parent.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from retrieval.index.faults import IndexFault
from retrieval.index.folders import number_of
from retrieval.index.manifest import Look, Manifest, digest, files_of

SECONDS = 300.0  # for one look; 100,000 passages take some seconds
REACHED = 0.99  # of the passages; equal vectors can hide one another, so all of them is too much to ask
_ROOT = Path(__file__).resolve().parents[2]


def look(folder: Path, seconds: float = SECONDS) -> Look:
    """What a child finds in the folder; `IndexFault` says how it failed, and this process lives on."""
    command = (sys.executable, "-s", "-m", "retrieval.index.check", os.fspath(folder.absolute()))
    # Nothing of our environment goes in: what Chroma reads from it could change what it does.
    environment = {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.fspath(_ROOT)}
    alive, held = os.pipe()  # the child reads until our end closes, which it does even when we are killed
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and our own code
            command,
            stdin=alive,
            capture_output=True,
            text=True,
            cwd=_ROOT,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise IndexFault(f"took its reader longer than {seconds:g} seconds") from late
    finally:
        os.close(alive)
        os.close(held)
    if done.returncode < 0:
        raise IndexFault(f"crashed its reader ({signal.Signals(-done.returncode).name})")
    try:
        return Look(**json.loads(done.stdout))
    except (ValueError, TypeError) as error:
        said = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise IndexFault(f"cannot be opened ({said[0][:200]})") from error


def healthy(folder: Path, seconds: float = SECONDS) -> str:
    """What is wrong with a generation, as the rest of a sentence; nothing when it is whole."""
    try:
        examined(folder, seconds)
    except IndexFault as fault:
        return str(fault)
    return ""


def examined(folder: Path, seconds: float = SECONDS) -> tuple[Manifest, Look]:
    """The manifest of a generation that holds what it says, and what was found; else `IndexFault`."""
    if not folder.is_dir():
        raise IndexFault("is not there")
    manifest = Manifest.read(folder)
    if manifest.number != number_of(folder):
        raise IndexFault("stands under another generation's number")
    if files_of(folder) != manifest.files:
        raise IndexFault("has files that are not as they were written")
    found = look(folder, seconds)
    if found.count != manifest.count:
        raise IndexFault(f"holds {found.count:,} passages instead of {manifest.count:,}")
    if found.ids_sha256 != manifest.ids_sha256:
        raise IndexFault("holds other passages than it says")
    if found.accounts_sha256 != manifest.accounts_sha256:
        raise IndexFault("has passages under other accounts than it says")
    if found.content_sha256 != manifest.content_sha256:
        raise IndexFault("has vectors that are not as they were written")
    if found.reached < REACHED * found.count:
        raise IndexFault(f"finds only {found.reached:,} of its {found.count:,} passages")
    return manifest, found


def looked(folder: Path) -> Look:
    """What the folder holds, seen from inside; damaged files may end this process."""
    from retrieval.index.chroma import ChromaNeighbours

    if not (folder / "chroma.sqlite3").is_file():
        raise IndexFault("has no database")  # Chroma would make an empty one
    neighbours = ChromaNeighbours(folder, "")
    rows = [(one, account, sha256(data).hexdigest()) for one, account, data in neighbours.rows()]
    return Look(
        count=neighbours.count,
        reached=len(neighbours.passages),
        ids_sha256=digest(one for one, _, _ in rows),
        accounts_sha256=digest(part for one, account, _ in rows for part in (one, account)),
        content_sha256=digest(part for one, _, data in rows for part in (one, data)),
    )


def end_with_parent() -> None:
    """From now on this process ends when its parent does: an orphan would write into a folder that is swept away."""

    def watch() -> None:
        while os.read(0, 1):
            pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    end_with_parent()
    sys.stdout.write(json.dumps(asdict(looked(Path(sys.argv[1])))))
