"""Every call by which the house reaches the disk, counted; and the n-th of them fails as a disk or a lock does."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.errors import InternalError

FULL, REFUSED, BUSY, TOO_LATE = "full", "refused", "busy", "too late"
KINDS = (FULL, REFUSED, BUSY, TOO_LATE)
CODES = {FULL: sqlite3.SQLITE_FULL, BUSY: sqlite3.SQLITE_BUSY}
SYSTEM = {FULL: errno.ENOSPC, BUSY: errno.EAGAIN}


class Failing:
    """Counts the calls and lets the one numbered `at` fail, in one of `KINDS`; 0 lets none.

    One that comes `TOO_LATE` has done what it was asked for, and fails then.
    """

    def __init__(self, at: int = 0, kind: str = FULL) -> None:
        self.calls = 0
        self.hit = ""
        self._at, self._kind = at, kind

    def through(self, name: str, call: Callable[[], Any], error: Callable[[str], Exception]) -> Any:
        """The call's result, unless it is the one that fails."""
        self.calls += 1
        if self.calls != self._at:
            return call()
        self.hit = name
        if self._kind == TOO_LATE:
            call()
        raise error(self._kind)


def of_sqlite(kind: str) -> Exception:
    """The driver's error."""
    error = sqlite3.OperationalError(f"planted: {kind}")
    error.sqlite_errorcode = CODES.get(kind, sqlite3.SQLITE_IOERR)
    return error


def of_system(kind: str) -> Exception:
    """The system's error."""
    number = SYSTEM.get(kind, errno.EIO)
    return OSError(number, os.strerror(number))


def of_chroma(kind: str) -> Exception:
    """The index's error."""
    return InternalError(f"planted: {kind}")


def drivers(gate: Failing) -> type[sqlite3.Connection]:
    """Connections whose statements go through the gate; a change that fails is taken back, as SQLite does it."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, *rest: Any) -> Any:
            return _sent(self.connection, sql, lambda: super(Cursor, self).execute(sql, *rest))

        def executemany(self, sql: str, *rest: Any) -> Any:
            return _sent(self.connection, sql, lambda: super(Cursor, self).executemany(sql, *rest))

    class Driver(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, *rest: Any) -> Any:
            return self.cursor().execute(sql, *rest)

        def commit(self) -> None:
            if self.in_transaction:
                _sent(self, "COMMIT", super().commit)

    def _sent(connection: sqlite3.Connection, sql: str, call: Callable[[], Any]) -> Any:
        if sql == "ROLLBACK":
            return call()
        try:
            return gate.through(" ".join(sql.split()[:4]), call, of_sqlite)
        except sqlite3.OperationalError as error:
            if str(error).startswith("planted") and error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                connection.rollback()
            raise

    return Driver


@contextmanager
def planted(gate: Failing) -> Iterator[Failing]:
    """Meanwhile all calls go through the gate."""

    def doubled(holder: Any, name: str, error: Callable[[str], Exception]) -> None:
        real = getattr(holder, name)
        told = f"{getattr(holder, '__name__', '')}.{name}"
        patch.setattr(holder, name, lambda *a, **k: gate.through(told, lambda: real(*a, **k), error))

    connect, driver = sqlite3.connect, drivers(gate)
    with pytest.MonkeyPatch.context() as patch:
        for module in (sqlite3, sqlite3.dbapi2):
            patch.setattr(module, "connect", lambda *a, **k: connect(*a, **{"factory": driver, **k}))
        for name in ("open", "fsync", "replace", "rename", "link", "mkdir"):
            doubled(os, name, of_system)
        doubled(shutil, "copyfile", of_system)
        doubled(Path, "write_text", of_system)
        doubled(Collection, "add", of_chroma)
        doubled(Client, "create_collection", of_chroma)
        yield gate
