"""A home's database comes into being whole, or not at all: an empty or foreign file is never taken for a new home."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine, inspect

from retrieval.store.engine import READS, WRITES, open_engine
from retrieval.store.faults import REMEDY, StoreDamaged
from retrieval.store.migrate import NEWEST, upgrade

PAGE_SIZE_AT, PAGES_AT = slice(16, 18), slice(28, 32)


def found(path: Path) -> None:
    """Makes the file, with the tables of this version and for its owner only; one that is there stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = open_engine(beside, WRITES)
    try:
        upgrade(engine)
        engine.dispose()
        with suppress(FileExistsError):  # another process was first
            named_twice(beside, path)
    finally:
        engine.dispose()
        beside.unlink(missing_ok=True)


def named_twice(path: Path, other: Path) -> None:
    """The file bears the other name too, or alone where a file has but one; `FileExistsError` when that is taken."""
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        if other.exists():
            raise FileExistsError(str(other)) from None
        path.rename(other)


def brought_up(path: Path, wait_s: float) -> None:
    """Upgrades the file's tables to this version; `StoreDamaged` for one that never was a home's database."""
    whole_length(path)
    reads = open_engine(path, READS, wait_s=wait_s)
    try:
        revision = revision_in(reads)
    finally:
        reads.dispose()
    if not revision:
        raise StoreDamaged(f"the home's aia.sqlite is not a database of this program; {REMEDY}")
    if revision != NEWEST:
        writes = open_engine(path, WRITES, wait_s=wait_s)
        try:
            upgrade(writes)
        finally:
            writes.dispose()


def whole_length(path: Path) -> None:
    """Raises `StoreDamaged` for a file that is empty or shorter than its own header says."""
    with path.open("rb") as file:
        header = file.read(100)
    cut_off = not path.with_name(f"{path.name}-journal").exists()  # with one, a change goes on or will be taken back
    size = path.stat().st_size  # read last: a commit that ended meanwhile has made it long enough
    if not size:
        raise StoreDamaged(f"the home's aia.sqlite is empty; {REMEDY}, or remove that file to begin anew")
    if cut_off and len(header) == 100 and header.startswith(b"SQLite format 3\0"):
        page = int.from_bytes(header[PAGE_SIZE_AT], "big")
        said = int.from_bytes(header[PAGES_AT], "big") * (page if page > 1 else 65536)
        if size < said:
            raise StoreDamaged(f"the home's database is cut off: {size:,} of {said:,} bytes; {REMEDY}")


def revision_in(engine: Engine) -> str:
    """The schema's revision written in the file, empty when there is none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")
