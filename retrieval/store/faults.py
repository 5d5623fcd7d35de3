"""What can be wrong with the file itself, by name; the driver's own errors do not leave the store."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

REMEDY = "put a backup back with: aia restore FILE --replace"


class StoreBusy(Exception):
    """Another process holds the database longer than we wait; try again."""


class StoreDamaged(Exception):
    """The database file is not one, or is damaged; it is never rebuilt silently."""


class StoreFull(Exception):
    """The disk has no room for the change, or refuses it; what was not finished is not kept."""


class StoreShut(Exception):
    """The system does not let us open or write the database file."""


BUSY = (StoreBusy, "another process is writing the home's database; try again in a moment")
SHUT = (StoreShut, "the home's aia.sqlite may not be opened; look at its folder's and its own permissions")
PLAIN: dict[int, tuple[type[Exception], str]] = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: (StoreDamaged, f"the home's database is damaged; {REMEDY}"),
    sqlite3.SQLITE_NOTADB: (StoreDamaged, f"the home's aia.sqlite is not a database; {REMEDY}"),
    sqlite3.SQLITE_FULL: (StoreFull, "the disk is full; nothing of this change was kept"),
    sqlite3.SQLITE_IOERR: (StoreFull, "the disk refuses to read or write; what was not finished is not kept"),
    sqlite3.SQLITE_CANTOPEN: SHUT,
    sqlite3.SQLITE_PERM: SHUT,
    sqlite3.SQLITE_READONLY: (StoreShut, "the home's aia.sqlite may not be written; look at its permissions"),
}


def named(error: BaseException | None) -> Exception | None:
    """Our name for the driver's error, or None when it is no matter of the file.

    >>> named(ValueError("x")) is None
    True
    """
    if not isinstance(error, sqlite3.Error):
        return None
    known = PLAIN.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)  # the low byte: the rest says where
    return known[0](known[1]) if known else None


def name_faults(engine: Engine) -> None:
    """From now on the engine raises our names."""

    def told(context: ExceptionContext) -> None:
        fault = named(context.original_exception)
        if fault is not None:
            raise fault from context.original_exception

    event.listen(engine, "handle_error", told)
