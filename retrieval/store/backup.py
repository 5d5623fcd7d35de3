"""A copy of the whole truth in one file, verified before it bears its name; and the way back.

The copy is itself an SQLite database. What can be made again from it, every index, is not in it; nor are settings,
which may hold a key.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from retrieval.durable import settled
from retrieval.store import seal, sound
from retrieval.store.engine import WAIT_S
from retrieval.store.faults import StoreDamaged, named
from retrieval.store.sound import opened

STEPS = 200_000  # of SQLite's machine between two words of progress
Told = Callable[[int, int], None]


class BackupRefused(Exception):
    """Nothing was written, for the reason it says."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds; `counts` are rows by table."""

    path: Path
    size: int
    made_at: str
    number: int
    counts: dict[str, int]


def back_up(
    database: Path,
    to: Path,
    made_at: str,
    *,
    replace: bool = False,
    wait_s: float = WAIT_S,
    on_progress: Told = lambda done, total: None,
) -> Saved:
    """Writes one state of the database to the file `to`, beside a running server and a running ingest.

    Readers go on meanwhile; who wants to write waits. `BackupRefused` for a file that is there, unless it may be
    replaced; `StoreDamaged` when the copy is not whole, and then there is no file.
    """
    if to.exists() and not replace:
        raise BackupRefused(f"{to} is there already; --force replaces it")
    if to.is_dir() or same(to, database):
        raise BackupRefused(f"{to} cannot be the backup's file")
    beside = to.with_name(f".{to.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with _named():
            counts = _copied(database, beside, wait_s, on_progress)
            saved = _verified(beside, to, made_at, counts)
        settled(beside)
        beside.replace(to)
        settled(to.parent)
    finally:
        beside.unlink(missing_ok=True)
    return saved


def _copied(database: Path, beside: Path, wait_s: float, on_progress: Told) -> dict[str, int]:
    """Copies the database as it is while no one may write; gives its rows by table at that moment."""
    total = database.stat().st_size

    def told() -> None:
        on_progress(min(beside.stat().st_size, total), total)

    with closing(opened(database, wait_s)) as still, closing(opened(database, wait_s)) as copier:
        still.execute("BEGIN IMMEDIATE")
        counts = seal.counts(still)
        copier.set_progress_handler(told, STEPS)
        copier.execute("VACUUM INTO ?", (str(beside),))
        still.execute("ROLLBACK")
        return counts


def _verified(beside: Path, to: Path, made_at: str, counts: dict[str, int]) -> Saved:
    if sound.faults(beside):
        raise StoreDamaged("the home's database is damaged: its copy is not whole, so no backup was made")
    with closing(opened(beside, WAIT_S)) as copy:
        copied = seal.counts(copy)
        if copied != counts:
            raise StoreDamaged("the copy does not hold what the home's database holds, so no backup was made")
        copy.execute("BEGIN IMMEDIATE")
        made = seal.put(copy, made_at)
        copy.execute("COMMIT")
    return Saved(to, beside.stat().st_size, made_at, made.number, copied)


def same(one: Path, other: Path) -> bool:
    """True for two names of one file."""
    return one.exists() and other.exists() and one.samefile(other)


@contextmanager
def _named() -> Iterator[None]:
    """The driver's errors by our names."""
    try:
        yield
    except sqlite3.Error as error:
        raise named(error) or error from error
