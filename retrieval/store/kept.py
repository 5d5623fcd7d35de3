"""One open connection a thread: a small read costs no checkout and no transaction of its own.

Each read is one statement, so it sees one state of the file, and it is fetched to its end, so it holds no lock after.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from threading import Lock, local
from typing import Any
from weakref import WeakSet

from sqlalchemy import Connection, Engine, Row, Select, bindparam, func, literal_column, select

from retrieval.store.faults import named

# The ids as one parameter: the statement's text is the same for any number of them, and made once.
GIVEN: Select[Any] = select(literal_column("value")).select_from(func.json_each(bindparam("ids")))


class Kept:
    """Connections that stay open as long as their threads, all of them at most until `close`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._own = local()
        self._every: WeakSet[Connection] = WeakSet()
        self._lock = Lock()

    def rows(self, chosen: Select[Any], ids: Sequence[str]) -> Sequence[Row[Any]]:
        """The rows of a statement that asks for `GIVEN` ids."""
        return self._connection().execute(chosen, {"ids": json.dumps(list(ids))}).all()

    def number(self, statement: str) -> int:
        """The number that a plain statement gives, 0 for none; in microseconds, for questions asked all the time."""
        self._connection()
        try:
            row = self._own.driver.execute(statement).fetchone()
        except sqlite3.Error as error:  # past the engine's own listener
            raise named(error) or error from error
        return int(row[0] or 0) if row else 0

    def close(self) -> None:
        """Lets go of the file in every thread; a thread that reads again opens it again."""
        with self._lock:
            for each in list(self._every):
                each.close()
            self._every.clear()
        self._own = local()

    def _connection(self) -> Connection:
        mine: Connection | None = getattr(self._own, "connection", None)
        if mine is None:
            mine = self._engine.connect()
            self._own.connection, self._own.driver = mine, mine.connection.dbapi_connection
            with self._lock:
                self._every.add(mine)
        return mine
