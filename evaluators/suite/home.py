"""Where a suite's documents stay read between runs: a home named by all that decides what it holds, so never stale."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from sysconfig import get_path

import retrieval
from evaluators.shelf import Shelf
from evaluators.suite.case import Suite
from evaluators.suite.reading import content, files

OF = "suite"  # the file that names the suite's folder
PROGRAM = Path(retrieval.__file__).parent
WIRING = ("build.py", "embedders.py", "keys.py", "settings.py")  # of `assistant`: what an ingest is told


@contextmanager
def kept(suite: Suite, model: str, root: Path) -> Iterator[Shelf]:
    """The suite's home, for this process alone while it lasts; those of a former state of suite or program go."""
    bench = Shelf(root / "suites" / hashlib.sha256(str(suite.folder.resolve()).encode()).hexdigest()[:20])
    with bench.alone():
        tidy(bench, suite.folder.resolve())
        place = Shelf(bench.folder / state(suite.ingest, model))
        for former in bench.folder.iterdir():
            if former.is_dir() and (former.name != place.folder.name or not place.full):
                shutil.rmtree(former)
        place.folder.mkdir(exist_ok=True)
        yield place


def tidy(bench: Shelf, of: Path) -> None:
    """Remembers whose home this is, and removes those of suites whose folder is gone, unless one is in use."""
    (bench.folder / OF).write_text(str(of), encoding="utf-8", errors="surrogateescape")
    for named in bench.folder.parent.glob(f"*/{OF}"):
        gone = not Path(named.read_text(encoding="utf-8", errors="surrogateescape")).exists()
        if gone and named.parent != bench.folder:
            with (named.parent / "lock").open("w") as lock, suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(named.parent)


def state(ingested: Iterable[Path], model: str) -> str:
    """One name for what is read, down to the times of the files, and for all that reads it."""
    tops = tuple(ingested)
    name = hashlib.sha256(f"{model}\0{content(tops)}".encode())
    for path in (each for top in tops for each in files(top)):
        name.update(f"{path}\0{path.stat().st_mtime_ns}\0".encode("utf-8", "surrogatepass"))
    name.update(reader().encode())
    return name.hexdigest()[:20]


@cache
def reader() -> str:
    """One name for what reads in this process: the program, and every package that is installed."""
    packages = sorted(path.name for path in Path(get_path("purelib")).glob("*.dist-info"))  # a name with a version
    return hashlib.sha256("\0".join([program(), *packages]).encode()).hexdigest()


def program(root: Path = PROGRAM) -> str:
    """One name for the code and the tables that read documents; what only answers is left out."""
    wiring = [root.parent / "assistant" / name for name in WIRING]
    name = hashlib.sha256()
    for path in sorted([*(each for each in files(root) if "__pycache__" not in each.parts), *wiring, Path(__file__)]):
        name.update(f"{path}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return name.hexdigest()
