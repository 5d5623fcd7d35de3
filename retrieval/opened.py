"""A file opened: its bytes, age and documents, or the one reason why there are none. Nothing in it can stop a run."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from retrieval.archive import source_file
from retrieval.sandbox.binaries import Binaries
from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.limits import CHARACTERS, LINES, within
from retrieval.sources.read import UNREAD, read
from retrieval.sources.reading import Reading, Refused, Reject
from retrieval.walk import said

BOOKS = (".xlsx", ".xlsm", ".xltx")
Documents = Callable[[str, bytes], Iterator[Reading | Reject]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's bytes, their hash and when they were last changed."""

    data: bytes
    sha256: str
    modified: datetime


def open_file(path: Path, limit: int) -> Opened:
    """The file as it is now; raises `Refused` for one that cannot be read, is a link, or is larger than the limit."""
    try:
        with source_file(path) as source:
            data = source.file.read(limit + 1)
    except OSError as error:
        raise Refused(f"it cannot be opened: {said(error)}") from error
    if len(data) > limit:
        raise Refused(f"it is larger than {limit / (1 << 20):,.4g} MB, the most that is read of one file")
    return Opened(data, hashlib.sha256(data).hexdigest(), source.modified)


def readable(path: Path, name: str) -> bool:
    """True where something of a file of text can be read now; one of another kind is believed when it opens."""
    try:
        opened = open_file(path, 1 << 30)
        return path.suffix.lower() in BOOKS or any(isinstance(one, Reading) for one in documents(name, opened.data))
    except Refused:
        return False


def documents(
    name: str, data: bytes, binaries: Binaries = UNREAD, extras: Extras = TEXT_ONLY
) -> Iterator[Reading | Reject]:
    """The file's documents and the pieces that stay outside; raises `Refused` with one plain reason.

    Whatever a parser does on a hostile file becomes that reason, see `at_the_rim`.
    """
    with at_the_rim(name):
        for one in read(name, data, binaries, extras):
            if isinstance(one, Reading):
                within(len(one.text), CHARACTERS, "characters of text")
                within(one.text.count("\n"), LINES, "lines")
            yield one


@contextmanager
def at_the_rim(name: str) -> Iterator[None]:
    """A rim of the house: whatever a parser does on a hostile file becomes a `Refused` and a line in the log."""
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        log.warning("%s could not be read: %s", name, type(error).__name__, exc_info=True)
        raise Refused(f"it is damaged in a way that stops its reader ({type(error).__name__})") from error
