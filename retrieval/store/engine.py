"""SQLite opened so that several processes may write it and a crash costs nothing acknowledged.

A rollback journal, not a write-ahead log: the SQLite beside Debian's Python carries a log-reset fault.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from retrieval.store.faults import name_faults, named

WAIT_MS = 30_000
PRAGMAS = (
    f"PRAGMA busy_timeout={WAIT_MS}",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA mmap_size=0",
)


def open_engine(path: Path, *, writes: bool) -> Engine:
    """An engine on the file; a writing one takes the lock when a transaction begins, not at its first write."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    options = {"check_same_thread": False, "timeout": WAIT_MS / 1000}
    engine = create_engine(f"sqlite:///{path}", connect_args=options, hide_parameters=True)

    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        try:
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except sqlite3.Error as error:  # the engine's own listener hears only of statements
            raise named(error) or error from error

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    name_faults(engine)
    return engine
