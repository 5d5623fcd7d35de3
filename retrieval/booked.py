"""A workbook some of whose sheets are records: those as exports, read where all workbooks are read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from retrieval.exported import Export
from retrieval.opened import at_the_rim, open_file
from retrieval.sandbox.binaries import Binaries
from retrieval.sources.exports.importer import HEAD, recognise
from retrieval.sources.exports.telling import HELP, SYSTEM
from retrieval.sources.extras import Extras
from retrieval.sources.own_sheets import MARK
from retrieval.sources.reading import Reading, Refused

BOOKS = (".xlsx", ".xlsm", ".xltx")


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook that are records; `parts` are they and those that explain them: no documents."""

    exports: tuple[Export, ...]
    parts: frozenset[str]


def book_at(path: Path, name: str, limit: int, binaries: Binaries, extras: Extras) -> Book | None:
    """What sheets from `aia template` a workbook has; None for any other file and for one that cannot be read."""
    if path.suffix.lower() not in BOOKS:
        return None
    try:
        opened = open_file(path, limit)
        with at_the_rim(name):
            found = [one for one in binaries.read("sheets", name, opened.data, extras) if isinstance(one, Reading)]
            return _book(name, found, opened.modified)
    except Refused:
        return None


def _book(name: str, tables: Sequence[Reading], modified: datetime) -> Book | None:
    exports, parts = [], set()
    for table in tables:
        data = table.text.encode("utf-8-sig", "replace")
        helps = table.text.startswith(HELP)
        found = None if helps else recognise(f"{name}.csv", data[:HEAD], mark=MARK)
        own = found is not None and found.system == SYSTEM
        if found is not None and own:
            hashed = hashlib.sha256(data).hexdigest()
            exports.append(Export(name, found, hashed, modified, table.part, table.name, data))
        if own or helps:
            parts.add(table.part)
    return Book(tuple(exports), frozenset(parts)) if exports else None
