"""Sheets of a workbook that say in their header that they come from `aia template`, each as a table of its rows."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from retrieval.sources.exports.telling import tells
from retrieval.sources.extras import Extras
from retrieval.sources.hidden import seen
from retrieval.sources.reading import Reading, Refused
from retrieval.sources.row import Row
from retrieval.sources.sheet import Sheet
from retrieval.sources.workbook import Workbook, open_workbook, part_of
from retrieval.sources.zipped import BROKEN, checked

MARK = "\t"  # what parts the cells of such a table
FORM = "table"
_HEADERS = 8  # filled rows in which the header is looked for
_LAST = 1 << 20  # the last row that a spreadsheet has
_TRACE = re.compile(rb"a\0?i\0?a", re.IGNORECASE)
_CHUNK = 1 << 20
_SPARE = 4_000_000  # empty cells at the ends of rows


def read_own_sheets(data: bytes, extras: Extras) -> Iterator[Reading]:
    """The sheets as text with tabs, a line's number being its row's; nothing for what cannot be read as a workbook.

    A sheet that cannot be read, or is hidden, is left out here: who reads the workbook's documents is told of it.
    """
    try:
        checked(data)
        with zipfile.ZipFile(BytesIO(data)) as package:
            if not _may_tell(package):
                return
            book = open_workbook(package)
            if not book.strings or any(map(tells, book.strings)):
                yield from _tables(package, book, extras)
    except (Refused, *BROKEN):
        return


def _may_tell(package: zipfile.ZipFile) -> bool:
    """False for a workbook without a trace of a telling header, which most are: a look at its words unread."""
    names = package.namelist()
    words = [name for name in names if name.lower().endswith("sharedstrings.xml")]
    for name in words or [name for name in names if "/worksheets/" in name.lower()]:
        with package.open(name) as opened:
            before = b""
            while chunk := opened.read(_CHUNK):
                if _TRACE.search(before + chunk):
                    return True
                before = chunk[-8:]
    return False


def _tables(package: zipfile.ZipFile, book: Workbook, extras: Extras) -> Iterator[Reading]:
    for tab in book.tabs:
        if not tab.part or (tab.hidden and not extras.hidden):
            continue
        sheet = Sheet(book, extras.hidden)
        try:
            with package.open(tab.part) as opened:
                sheet.read(opened)
        except Refused:
            continue
        rows = sheet.rows
        header = next((row for row in rows[:_HEADERS] if any(map(tells, row.cells.values()))), None)
        if header is not None and rows[-1].number <= _LAST:
            width = max(header.cells) + 1
            text = _written(rows, width if width * len(rows) <= _SPARE else 0)
            yield Reading(text, FORM, part=part_of(book, tab.name)[0], name=tab.name)


def _written(rows: Sequence[Row], width: int) -> str:
    """The rows, each on the line of its number where no cell has several lines, and at least of that width."""
    out = io.StringIO()
    lines = csv.writer(out, delimiter=MARK, lineterminator="\n")
    at = 1
    for row in rows:
        out.write("\n" * (row.number - at))
        cells = (row.cells.get(place, "") for place in range(max(width, max(row.cells) + 1)))
        lines.writerow([seen(cell)[0] for cell in cells])
        at = row.number + 1
    return out.getvalue()
