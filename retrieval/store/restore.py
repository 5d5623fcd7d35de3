"""A backup put back: looked at whole before anything is touched, then swapped in under the database's name."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from retrieval.durable import settled
from retrieval.store import seal, sound
from retrieval.store.backup import BackupRefused, same
from retrieval.store.engine import WAIT_S
from retrieval.store.faults import StoreBusy, StoreDamaged, StoreFull, named
from retrieval.store.founding import named_twice
from retrieval.store.held import OPEN_ELSEWHERE, alone
from retrieval.store.migrate import NEWEST, SchemaTooNew
from retrieval.store.sound import opened

LOGS = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup that is whole. `sealed` tells whether it bears a seal, which says when it was made."""

    counts: dict[str, int]
    number: int
    sealed: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and where the database that stood there before is now, if there was one."""

    looked: Looked
    aside: Path | None


def look(backup: Path) -> Looked:
    """What is in a backup; `BackupRefused` for one that is damaged, `SchemaTooNew` for a later program's."""
    if not backup.is_file():
        raise BackupRefused(f"{backup} is not a file")
    with _of(backup), closing(opened(backup, WAIT_S)) as copy:
        found = sound.faults(backup)
        if found:
            raise BackupRefused(f"{backup} is damaged: {found[0]}")
        revision = str(copy.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        if revision > NEWEST:
            raise SchemaTooNew(f"{backup} has revision {revision}, newer than {NEWEST}; use the version that made it")
        bears = seal.read(copy)
        counts, number = seal.counts(copy), seal.number_in(copy)
        if bears and (bears.number != number or bears.sha256 != seal.hashed(copy)):
            raise BackupRefused(f"{backup} is damaged: it does not hold what it was sealed with")
        return Looked(counts, number, bears is not None, bears.made_at if bears else "")


def restore(backup: Path, database: Path, aside: str, *, replace: bool = False) -> Restored:
    """Puts a backup in the database's place; what stood there is kept beside it, with `aside` in its name.

    Refused while anyone has the home open, and, unless it may be replaced, when the home holds documents or its
    database cannot be read. Whenever it is cut off, the one or the other stands there whole.
    """
    looked = look(backup)
    if same(backup, database):
        raise BackupRefused(f"{backup} is the home's own database")
    database.parent.mkdir(parents=True, exist_ok=True)
    with alone(database):
        number = _stands(database, replace)
        beside = database.with_name(f"{database.name}.{secrets.token_hex(4)}.new")
        try:
            _prepared(backup, beside, max(number, looked.number) + 1)
            kept = _put_aside(database, aside) if database.exists() else None
            beside.replace(database)
            settled(database.parent)
        finally:
            beside.unlink(missing_ok=True)
    return Restored(looked, kept)


def _stands(database: Path, replace: bool) -> int:
    """The number of the corpus that stands there, 0 for none; refuses what may not be replaced."""
    if not database.exists():
        return 0
    try:
        with closing(opened(database, 0.0)) as there:
            there.execute("BEGIN IMMEDIATE")  # takes back a change that was cut off, and its journal with it
            documents = int(there.execute("SELECT count(*) FROM document").fetchone()[0])
            number = seal.number_in(there)
            there.execute("ROLLBACK")
    except (sqlite3.Error, TypeError) as error:
        if isinstance(named(error), StoreBusy):
            raise StoreBusy(OPEN_ELSEWHERE) from error
        if not replace:
            raise BackupRefused(f"the home's database cannot be read; --replace puts it aside ({error})") from error
        return 0
    if documents and not replace:
        raise BackupRefused(f"this home holds {documents:,} documents; --replace puts its database aside, undeleted")
    return number


def _prepared(backup: Path, beside: Path, number: int) -> None:
    """A copy of the backup, without its seal and with a number that no index of this home was ever made at."""
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    shutil.copyfile(backup, beside)
    with _of(backup), closing(opened(beside, WAIT_S)) as copy:
        bears = seal.read(copy)
        if bears and bears.sha256 != seal.hashed(copy):
            raise StoreDamaged("the backup changed while it was copied, or the disk does; nothing was put back")
        copy.execute("PRAGMA synchronous=FULL")
        copy.execute("BEGIN IMMEDIATE")
        copy.execute("DROP TABLE IF EXISTS seal")
        copy.execute("UPDATE corpus SET number = ?", (number,))
        copy.execute("COMMIT")
    settled(beside)


def _put_aside(database: Path, aside: str) -> Path:
    """Gives the database another name beside; its own stays until the new one takes it, so it is never missing."""
    kept = database.with_name(f"{database.name}.{aside}")
    for log in LOGS:  # one that is left would be played into the new database
        with suppress(FileNotFoundError):
            database.with_name(database.name + log).rename(kept.with_name(kept.name + log))
    named_twice(database, kept)
    return kept


@contextmanager
def _of(backup: Path) -> Iterator[None]:
    """The driver's errors as what they say of the backup; what they say of the disk remains that."""
    try:
        yield
    except (sqlite3.DatabaseError, TypeError) as error:
        fault = named(error)
        if isinstance(fault, StoreFull):
            raise fault from error
        if isinstance(fault, StoreBusy):
            raise StoreBusy(f"another process is writing {backup}; try again in a moment") from error
        raise BackupRefused(f"{backup} is not a backup of this program: {error}") from error
