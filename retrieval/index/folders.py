"""Where an index stands: numbered generations in one folder, and a pointer to the one that counts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrieval.durable import written
from retrieval.index.faults import IndexBusy

CURRENT, LOCK = "current", ".lock"
NAME = re.compile(r"gen-(\d{6,})")


def place(index: Path, number: int) -> Path:
    """The folder of a generation.

    >>> place(Path("index"), 42).name
    'gen-000042'
    """
    return index / f"gen-{number:06}"


def number_of(folder: Path) -> int:
    """The number in a generation's name; 0 for another name."""
    found = NAME.fullmatch(folder.name)
    return int(found[1]) if found else 0


def current(index: Path) -> Path | None:
    """The generation that counts; None when there is none."""
    try:
        name = (index / CURRENT).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    return index / name if NAME.fullmatch(name) else None


def generations(index: Path) -> list[Path]:
    """Every generation's folder that is there, finished or not, by number."""
    return sorted((one for one in index.glob("gen-*") if number_of(one)), key=number_of)


def point(index: Path, folder: Path) -> None:
    """From now on this generation counts; at every moment either it or the one before does."""
    written(index / CURRENT, folder.name + "\n")


def sweep(index: Path) -> None:
    """Removes every generation but the one that counts."""
    kept = current(index)
    for folder in generations(index):
        if folder != kept:
            shutil.rmtree(folder)


@contextmanager
def making(index: Path, wait_s: float) -> Iterator[None]:
    """One process at a time makes generations; `IndexBusy` after waiting so long for another. No reader needs this."""
    from filelock import FileLock, Timeout

    index.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(index / LOCK, timeout=wait_s):
            yield
    except Timeout as late:
        raise IndexBusy("another process makes the index now; try again in a moment") from late
