"""Sheets of a workbook whose header says that they are records, from `aia template` or a system, each as a table."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from retrieval.sources.exports.sniff import hinted
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
_HEADERS = 25  # filled rows in which the header is looked for
_LAST = 1 << 20  # the last row that a spreadsheet has
_SPARE = 4_000_000  # empty cells at the ends of rows


def read_own_sheets(data: bytes, extras: Extras, every: bool = False) -> Iterator[Reading]:
    """The sheets as text with tabs, a line's number being its row's; nothing for what cannot be read as a workbook.

    A sheet that cannot be read, or is hidden, is left out here: who reads the workbook's documents is told of it.
    With `every` the sheets that tell nothing are given as well, for who knows what they are.
    """
    try:
        checked(data)
        with zipfile.ZipFile(BytesIO(data)) as package:
            book = open_workbook(package)
            if every or not book.strings or any(map(tells, book.strings)) or hinted(book.strings):
                yield from _tables(package, book, extras, every)
    except (Refused, *BROKEN):
        return


def _tables(package: zipfile.ZipFile, book: Workbook, extras: Extras, every: bool) -> Iterator[Reading]:
    for tab in book.tabs:
        if not tab.part or (tab.hidden and not extras.hidden):
            continue
        sheet = Sheet(book, extras.hidden, exact=True)
        try:
            with package.open(tab.part) as opened:
                sheet.read(opened)
        except Refused:
            continue
        rows = sheet.rows
        head = rows[:_HEADERS]
        own = next((row for row in head if any(map(tells, row.cells.values()))), None)
        if not head or rows[-1].number > _LAST or not (own or every or any(hinted(row.cells.values()) for row in head)):
            continue
        width = max(max(row.cells) for row in ([own] if own else head)) + 1
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
