"""The files of a folder, in one order on every machine, and those that cannot be opened with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.archive import ARCHIVES, listed
from retrieval.sources.mapping import NAME
from retrieval.sources.reading import Refused

_CODED = "\udc80-\udcff"


@dataclass(frozen=True, slots=True)
class Found:
    """A file by its path below the root; with a refusal when it stays outside unread."""

    path: str
    refusal: str = ""


def walk(root: Path, under: str = "", leave: Collection[Path] = ()) -> Iterator[Found]:
    """Every file below `root/under`, by name; links are named and not followed, hidden names are passed over.

    A zip is a folder of its name, see `retrieval.archive`. Folders in `leave` are someone else's. A folder that
    cannot be listed is itself one refused entry.
    """
    start = root / under if under else root
    if start.is_dir() and not start.is_symlink():
        yield from _folder(root, start, frozenset(leave))
    elif start.exists() or start.is_symlink():
        yield from _entries(root, start)


def _folder(root: Path, folder: Path, leave: Collection[Path]) -> Iterator[Found]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            names = sorted((path.name for path in here.iterdir()), reverse=True)
        except OSError as error:
            yield Found(_below(root, here), f"the folder cannot be listed: {said(error)}")
            continue
        files: list[Path] = []
        for name in names:
            path = here / name
            if name.startswith((".", "~$")):
                continue
            if path.is_dir() and not path.is_symlink():
                if path not in leave:
                    waiting.append(path)
            elif name != NAME:
                files.append(path)
        for path in reversed(files):
            yield from _entries(root, path)


def _entries(root: Path, path: Path) -> Iterator[Found]:
    """The file, or what is in it where it is an archive, as if it were a folder."""
    one = _entry(root, path)
    if one.refusal or path.suffix.lower() not in ARCHIVES:
        yield one
        return
    try:
        for name, refusal in listed(path):
            yield Found(f"{one.path}/{name}", refusal)
    except Refused as refused:
        yield Found(one.path, str(refused))
    except OSError as error:
        yield Found(one.path, f"it cannot be opened: {said(error)}")


def _entry(root: Path, path: Path) -> Found:
    name = _below(root, path)
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return Found(name.encode("utf-8", "replace").decode(), "its name is not readable text")
    if path.is_symlink():
        return Found(name, _link(root, path))
    if not path.is_file():
        return Found(name, "it is no plain file")
    return Found(name)


def _link(root: Path, path: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "it is a link to nothing or in a circle"
    if target.is_relative_to(root):
        return f"it is a link to {target.relative_to(root).as_posix() or '.'}, which is read in its own place"
    return "it is a link that leads out of the folder"


def _below(root: Path, path: Path) -> str:
    relative = path.relative_to(root).as_posix()
    return "" if relative == "." else relative


def said(error: OSError) -> str:
    """The system's reason in plain words."""
    if isinstance(error, PermissionError):
        return "no permission"
    if isinstance(error, FileNotFoundError):
        return "it vanished meanwhile"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return (error.strerror or "unreadable").lower()
