"""Who has a home open. A lock of the system stands as long as its process, and falls with it however that ends.

The database's own locks say only who reads or writes at this instant; an idle server holds none of them.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import finalize

from retrieval.store.faults import StoreBusy

OPEN = ".lock"
WRITING = ".writing.lock"
OPEN_ELSEWHERE = "another process has this home open, such as a server or an ingest; stop it first"
UNWRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM)


class Hold:
    """One process's word that it uses the home; let go of by `release`, or by its end."""

    def __init__(self, number: int | None) -> None:
        self._let_go = None if number is None else finalize(self, os.close, number)

    def release(self) -> None:
        """The home is no longer used by this one."""
        if self._let_go is not None:
            self._let_go()


def in_use(database: Path) -> Hold:
    """Says that the home is open; any number may. `StoreBusy` while one has it alone."""
    number = _opened(database, OPEN)
    if number is not None and not _locked(number, fcntl.LOCK_SH):
        os.close(number)
        raise StoreBusy("the home is being restored; try again in a moment")
    return Hold(number)


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Has the home to itself; `StoreBusy` while anyone has it open."""
    number = _opened(database, OPEN)
    hold = Hold(number)
    if number is not None and not _locked(number, fcntl.LOCK_EX):
        hold.release()
        raise StoreBusy(OPEN_ELSEWHERE)
    try:
        yield
    finally:
        hold.release()


@contextmanager
def writing(database: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """One run of changes at a time; another's is waited for, which `on_wait` is told first."""
    number = _opened(database, WRITING)
    hold = Hold(number)
    try:
        if number is not None and not _locked(number, fcntl.LOCK_EX):
            on_wait()
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        hold.release()


def being_written(database: Path) -> bool:
    """True while a run of changes goes on, in this process or another."""
    if not _beside(database, WRITING).exists():
        return False
    number = _opened(database, WRITING)
    if number is None:
        return False
    try:
        return not _locked(number, fcntl.LOCK_SH)
    finally:
        os.close(number)


def _beside(database: Path, suffix: str) -> Path:
    return database.with_name(database.stem + suffix)


def _opened(database: Path, suffix: str) -> int | None:
    """The lock's file; None where nothing may be written, for there nothing changes either."""
    try:
        return os.open(_beside(database, suffix), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno in UNWRITABLE:
            return None
        raise


def _locked(number: int, how: int) -> bool:
    try:
        fcntl.flock(number, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
