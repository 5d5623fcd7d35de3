"""A workbook some of whose sheets are records: those as exports, read where all workbooks are read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from retrieval.exported import Export
from retrieval.opened import BOOKS, at_the_rim, open_file
from retrieval.sandbox.binaries import Binaries
from retrieval.sources.exports.importer import HEAD, recognise
from retrieval.sources.exports.telling import HELP
from retrieval.sources.extras import Extras
from retrieval.sources.own_sheets import MARK
from retrieval.sources.reading import Reading, Refused


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook that are records; `parts` are they and those that explain them: no documents."""

    exports: tuple[Export, ...]
    parts: frozenset[str]


def book_at(path: Path, name: str, told: str, limit: int, binaries: Binaries, extras: Extras) -> Book | None:
    """What sheets of records a workbook has; None for any other file and for one that cannot be read.

    `told` is the system, or system and object, that a person says the workbook is of; else the sheets tell by their
    headers. Raises `Refused` where a sheet could be of several, or no sheet is of what was told.
    """
    if path.suffix.lower() not in BOOKS:
        return None
    try:
        opened = open_file(path, limit)
        with at_the_rim(name):
            found = binaries.read("every sheet" if told else "sheets", name, opened.data, extras)
    except Refused:
        return None
    return _book(name, [one for one in found if isinstance(one, Reading)], opened.modified, told)


def _book(name: str, tables: Sequence[Reading], modified: datetime, told: str) -> Book | None:
    exports, parts, wrong = [], set(), ""
    for table in tables:
        data = table.text.encode("utf-8-sig", "replace")
        if table.text.startswith(HELP):
            parts.add(table.part)
            continue
        try:
            found = recognise(f"{table.name if table.part else name}.csv", data[:HEAD], told, mark=MARK)
        except Refused as refused:
            if not told:
                raise Refused(f"its sheet {table.name}: {refused}") from refused
            wrong = wrong or str(refused)
            continue
        if found is not None:
            hashed = hashlib.sha256(data).hexdigest()
            exports.append(Export(name, found, hashed, modified, table.part, table.name, data))
            parts.add(table.part)
    if told and not exports:
        raise Refused(wrong or "no sheet of it can be read")
    return Book(tuple(exports), frozenset(parts)) if exports else None
