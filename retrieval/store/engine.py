"""SQLite opened so that several processes may write it and a crash costs nothing acknowledged.

A rollback journal, not a write-ahead log: the SQLite beside Debian's Python carries a log-reset fault.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from retrieval.store.faults import name_faults, named

WAIT_S = 30.0
READS, WRITES, SINGLE = "BEGIN", "BEGIN IMMEDIATE", ""
PRAGMAS = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA mmap_size=0",
)
# A change that outgrows the pages in memory is written out early, with a wait for the disk each time.
ROOMY = "PRAGMA cache_size=-65536"  # KiB


def open_engine(path: Path, begin: str = READS, *, wait_s: float = WAIT_S) -> Engine:
    """An engine on the file, whose transactions begin so; a statement waits so long for another process's lock.

    One that `WRITES` takes the lock when a transaction begins, not at its first write. One for `SINGLE` statements
    begins none, and its connections belong to those who ask for them.
    """
    options = {"check_same_thread": False, "timeout": wait_s}
    pool: dict[str, Any] = {} if begin else {"poolclass": NullPool, "isolation_level": "AUTOCOMMIT"}
    engine = create_engine(f"sqlite:///{path}", connect_args=options, hide_parameters=True, **pool)

    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        try:
            for pragma in (*PRAGMAS, ROOMY) if begin == WRITES else PRAGMAS:
                connection.execute(pragma)
        except sqlite3.Error as error:  # the engine's own listener hears only of statements
            raise named(error) or error from error

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    if begin:
        event.listen(engine, "begin", begun)
    name_faults(engine)
    return engine
