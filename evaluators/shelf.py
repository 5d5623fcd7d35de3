"""Where the index of a data set is kept between runs: a folder named by its content, so never a stale one."""

from __future__ import annotations

import ast
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import retrieval
from evaluators.dataset import find, opened

CACHE = "AIA_CACHE"
WRITER = "retrieval.ingest"  # what it imports, directly or not, decides what is stored


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of one data set as one version of the program indexes it."""

    folder: Path

    @property
    def home(self) -> Path:
        """Where the assistant keeps what it read."""
        return self.folder / "home"

    @property
    def documents(self) -> Path:
        """The data set's documents, unpacked; alone in a folder, so that nothing else is read."""
        return self.folder / "source" / "documents.jsonl"

    @property
    def full(self) -> bool:
        """True once all documents were read; a run that was stopped before goes on where it stopped."""
        return (self.folder / "full").is_file()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While it lasts no other process fills this folder; who comes second waits. A killed owner holds nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def fill(self, dataset: Path) -> None:
        """Puts the documents there, whole or not at all."""
        self.documents.parent.mkdir(parents=True, exist_ok=True)
        draft = self.folder / "documents.part"
        with opened(find(dataset, "documents")) as packed, draft.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        draft.replace(self.documents)

    def close(self) -> None:
        """Marks the index as full."""
        (self.folder / "full").touch()


def shelf(dataset: Path, model: str, root: Path) -> Shelf:
    """The place of these documents, read by this program with this model."""
    name = hashlib.sha256()
    with opened(find(dataset, "documents")) as documents:
        while block := documents.read(1 << 20):
            name.update(block)
    name.update(f"\0{program()}\0{model}".encode())
    return Shelf(root / name.hexdigest()[:20])


def program(root: Path = Path(retrieval.__file__).parent.parent, start: str = WRITER) -> str:
    """A name for the code that decides what is stored: cutting, terms, reading, vectors.

    Code that only reads the store is left out, so that work on a ranking finds its index still good.
    """
    name = hashlib.sha256()
    for path in sorted(reached(root, start)):
        name.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return name.hexdigest()[:20]


def reached(root: Path, start: str) -> set[Path]:
    """The files of a module and of all that it imports from its own package, inside functions too."""
    package = start.split(".")[0]
    files: set[Path] = set()
    waiting = [start]
    while waiting:
        module = waiting.pop()
        path = root.joinpath(*module.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if path.is_file() and path not in files:
            files.add(path)
            waiting += [one for one in imported(path) if one.split(".")[0] == package]
    return files


def imported(path: Path) -> Iterator[str]:
    """The modules that a file asks for by name; of `from a import b`, both `a` and `a.b`."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def default_root(environment: Mapping[str, str] = os.environ) -> Path:
    """AIA_CACHE, else the person's cache folder.

    >>> default_root({"XDG_CACHE_HOME": "/c"}).as_posix()
    '/c/account-intelligence/evaluators'
    """
    if named := environment.get(CACHE):
        return Path(named)
    base = environment.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "account-intelligence" / "evaluators"
