"""What makes a backup a backup: a table in the copy that says when it was made and what all its rows are, as a hash."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

SEAL = "seal"
FORM = "CREATE TABLE seal (made_at TEXT NOT NULL, number INTEGER NOT NULL, rows INTEGER NOT NULL, sha256 TEXT NOT NULL)"


@dataclass(frozen=True, slots=True)
class Seal:
    """When a backup was made (ISO), at which number of the corpus, and the hash of all rows but this one."""

    made_at: str
    number: int
    rows: int
    sha256: str


def tables(connection: sqlite3.Connection) -> list[str]:
    """Every table but the seal's and SQLite's own, by name."""
    chosen = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    return [str(name) for (name,) in connection.execute(chosen) if name != SEAL]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table holds."""
    asked = ((one, f'SELECT count(*) FROM "{one}"') for one in tables(connection))  # noqa: S608  # names of tables
    return {one: int(connection.execute(statement).fetchone()[0]) for one, statement in asked}


def number_in(connection: sqlite3.Connection) -> int:
    """The corpus's number."""
    return int(connection.execute("SELECT number FROM corpus").fetchone()[0])


def hashed(connection: sqlite3.Connection) -> str:
    """One hash of all rows of all tables, in the order in which they stand."""
    found = hashlib.sha256()
    for one in tables(connection):
        found.update(f"\0{one}\0".encode())
        for row in connection.execute(f'SELECT * FROM "{one}" ORDER BY rowid'):  # noqa: S608  # a table's name
            found.update(repr(row).encode("utf-8", "backslashreplace"))
    return found.hexdigest()


def put(connection: sqlite3.Connection, made_at: str) -> Seal:
    """Seals the copy."""
    made = Seal(made_at, number_in(connection), sum(counts(connection).values()), hashed(connection))
    connection.execute(FORM)
    connection.execute("INSERT INTO seal VALUES (?, ?, ?, ?)", (made.made_at, made.number, made.rows, made.sha256))
    return made


def read(connection: sqlite3.Connection) -> Seal | None:
    """The seal of a backup; None for a database that bears none."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (SEAL,)).fetchone()
    row = connection.execute("SELECT made_at, number, rows, sha256 FROM seal").fetchone() if there else None
    return Seal(*row) if row else None
