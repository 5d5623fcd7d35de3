"""An export file on its way into the store: known by its head, hashed without being held, its rows kept in runs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from retrieval.archive import source_file
from retrieval.chats import chat_beside
from retrieval.evidence import digest
from retrieval.opened import at_the_rim
from retrieval.records.mapped import Mapped, Rejected
from retrieval.records.packed import Unfit
from retrieval.sources.exports.importer import HEAD, Recognised, recognise, rows
from retrieval.sources.reading import Refused
from retrieval.store import Holder, Writer
from retrieval.walk import said

AT_ONCE = 4_000  # rows in one transaction, some 10 MB
GLANCE = 1 << 13  # bytes that tell of a text file whether it is worth a look
MOST = 1_000  # rejected rows that are named
TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson")
TEXTS = ("", ".txt")  # which may hold a table
NO_EXPORT = "none"  # what a person says of a file that only looks like an export
LEFT_OUT = "Rows left out"


@dataclass(frozen=True, slots=True)
class Export:
    """A file that is the export of a system, as it was when it was looked at; or a sheet of a workbook, with its rows.

    `part` names the sheet among the documents of its file, `sheet` is what people call it. What is `read_beside` is
    also a document, which holds the words of its rows.
    """

    path: str
    recognised: Recognised
    sha256: str
    modified: datetime
    part: str = ""
    sheet: str = ""
    data: bytes = b""
    read_beside: bool = False

    @property
    def document(self) -> str:
        """The name of the document that tells of it."""
        return f"{self.path}#{self.part}" if self.part else self.path

    def row(self, number: int) -> str:
        """What a person calls one of its rows."""
        return f"{self.sheet}!{number}" if self.sheet else f"row {number:,}"


@dataclass(slots=True)
class Brought:
    """What the rows of a file became: records by system and object, and the rejects by row.

    Of the records, `ended` were deleted or merged by their system, `noted` hold a value that was not taken as it
    stood, and `doubled` bear the id of another row.
    """

    records: Counter[tuple[str, str]] = field(default_factory=Counter)
    ended: int = 0
    doubled: int = 0
    noted: int = 0
    rejected: int = 0
    rejects: list[tuple[str, str]] = field(default_factory=list)

    def said(self) -> str:
        """In a few words, such as "1,234 records of salesforce Account; 3 rows rejected"."""
        found = [f"{n:,} record{'s' * (n != 1)} of {' '.join(of)}" for of, n in sorted(self.records.items())]
        found += [f"{self.ended:,} of them deleted or merged there"] if self.ended else []
        found += [f"{row_count(self.rejected)} rejected"] if self.rejected else []
        return "; ".join(found) or "no rows"

    def warnings(self) -> Iterator[str]:
        """What its owner should look at."""
        if self.doubled:
            yield f"{row_count(self.doubled)} with the id of another row; the one changed last counts"
        if self.noted:
            yield f"{row_count(self.noted)} with a value not taken as it stands: aia quality"

    def text(self, recognised: Recognised) -> str:
        """What the file's own document says."""
        columns = ", ".join(" ".join(column.split()) for column in recognised.columns)
        lines = [f"Export of {recognised.system} {recognised.object}", self.said(), f"Columns: {columns}"]
        if self.rejects:
            lines += ["", f"{LEFT_OUT}:", *(f"{place}: {' '.join(reason.split())}" for place, reason in self.rejects)]
        return "\n".join(lines) + "\n"


def row_count(number: int) -> str:
    """So many rows, in words."""
    return f"{number:,} row{'s' * (number != 1)}"


def told_again(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What `Brought.text` said of the rows, in a few words, and the rejects it named."""
    head, _, tail = text.partition(f"\n{LEFT_OUT}:\n")
    lines = head.split("\n")
    rejects = [(place, reason) for place, _, reason in (line.partition(": ") for line in tail.splitlines())]
    return lines[1] if len(lines) > 1 else "", rejects


def export_at(path: Path, name: str, told: str = "") -> Export | None:
    """The file as an export, of the system that it is `told` to be of; None for any other and where it cannot be read.

    Raises `Refused` where it could be the export of several, or is not what was told.
    """
    if told == NO_EXPORT or (not told and path.suffix.lower() not in (*TABLES, *TEXTS)):
        return None
    try:
        with source_file(path) as source:
            file = source.file
            head = file.read(HEAD)
            with at_the_rim(name):
                plain = not told and path.suffix.lower() in TEXTS and recognise(name, head[:GLANCE]) is None
                found = None if plain else recognise(name, head, told)
            if found is None:
                return None
            file.seek(0)
            hashed = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    if found.chats:
        chat = chat_beside(path, name)
        found, hashed = replace(found, chat=chat), digest(hashed, chat.print)
    return Export(name, found, hashed, source.modified)


def bring(path: Path, export: Export, writer: Writer, by: Holder) -> Brought:
    """Keeps all rows of the file, a run at a time, and lets go of those that it holds no longer.

    Raises `Refused` when the file cannot be read to its end; what it held before then stays.
    """
    brought = Brought()
    try:
        with _table(path, export) as file:
            found = _rows(export, file)
            while run := list(islice(found, AT_ONCE)):
                _keep(writer, by, [row for row in run if isinstance(row, Mapped)], brought)
                for row in run:
                    if isinstance(row, Rejected):
                        _reject(brought, export.row(row.row), row.reason)
    except OSError as error:
        raise Refused(f"it cannot be read to its end: {said(error)}") from error
    brought.doubled = writer.end_records(by)
    return brought


@contextmanager
def _table(path: Path, export: Export) -> Iterator[BinaryIO]:
    if export.data:
        yield BytesIO(export.data)
        return
    with source_file(path) as source:
        yield source.file


def _rows(export: Export, file: BinaryIO) -> Iterator[Mapped | Rejected]:
    with at_the_rim(export.path):
        yield from rows(export.recognised, file)


def _keep(writer: Writer, by: Holder, found: list[Mapped], brought: Brought) -> None:
    brought.records.update((row.source.system, row.source.object) for row in found)
    brought.ended += sum(row.deleted or bool(row.merged_into) for row in found)
    brought.noted += sum(bool(row.notes) for row in found)
    try:
        writer.put_records(by, found)
    except Unfit as unfit:
        raise Refused(f"a row of it cannot be kept: {unfit}") from unfit


def _reject(brought: Brought, place: str, reason: str) -> None:
    brought.rejected += 1
    if brought.rejected <= MOST:
        brought.rejects.append((place, reason))
    elif brought.rejected == MOST + 1:
        brought.rejects.append(("more rows", f"only the first {MOST:,} are named"))
