"""Excel workbooks: a document for each sheet, its rows under their columns, every number as the sheet shows it."""

from __future__ import annotations

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath

from openpyxl.utils import get_column_letter

from retrieval.sources.extras import Extras
from retrieval.sources.grid import write_grid
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused, Reject, Stated
from retrieval.sources.remarks import remarks
from retrieval.sources.sheet import ERRORS, HIDDEN_COLUMNS, HIDDEN_ROWS, UNCALCULATED, UNSEEN, Sheet
from retrieval.sources.workbook import Tab, Workbook, open_workbook, part_of
from retrieval.sources.zipped import BROKEN, DAMAGED, checked


def read_xlsx(name: str, data: bytes, extras: Extras) -> Iterator[Reading | Reject]:
    """A document for each sheet that shows something; a workbook of one sheet is one document, the file's own.

    No formula is calculated: the values are those that the program which saved the file put beside them.
    """
    checked(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            yield from _read(name, package, extras)
    except BROKEN as error:
        raise Refused(DAMAGED) from error


def _read(name: str, package: zipfile.ZipFile, extras: Extras) -> Iterator[Reading | Reject]:
    book = open_workbook(package)
    away = [tab.name for tab in book.tabs if tab.part and tab.hidden and not extras.hidden]
    rejects: list[Reject] = []
    readings: list[Reading] = []
    for tab in book.tabs:
        if not tab.part or tab.name in away:
            continue
        try:
            reading = _sheet(package, book, tab, extras)
        except Refused as refused:
            rejects.append(Reject(f"sheet {tab.name}", str(refused)))
            continue
        if reading.text:
            readings.append(reading)
    if not readings:
        raise Refused(rejects[0].reason if rejects else "its sheets are hidden" if away else "it holds no text")
    stem = " ".join(PurePosixPath(name).stem.replace("_", " ").split())
    if away:
        left = f"{_counted(len(away), 'hidden sheet')} left out: {', '.join(away[:20])}"
        readings[0] = replace(readings[0], warnings=(left, *readings[0].warnings))
    for reading in readings:
        title = stem if len(readings) == 1 else f"{stem}, {reading.part}"
        named = Stated("title", title, "the names of file and sheet")
        apart = len(book.tabs) > 1
        part, sheet = part_of(book, reading.part)
        yield replace(
            reading,
            part=part,
            name=sheet,
            stated=(named, *(one for one in reading.stated if one.field != "title")) if apart else reading.stated,
        )
    yield from rejects


def _sheet(package: zipfile.ZipFile, book: Workbook, tab: Tab, extras: Extras) -> Reading:
    """The sheet under its own name; its text is empty when it shows nothing."""
    sheet = Sheet(book, extras.hidden)
    with package.open(tab.part) as opened:
        sheet.read(opened)
    page = Page()
    stated = write_grid(
        page,
        sheet.rows,
        lambda number, column, _: f"sheet {tab.name}, {get_column_letter(column + 1)}{number}",
        lambda column: f"column {get_column_letter(column + 1)}",
    )
    if extras.comments:
        for place, words in remarks(package, tab.part):
            page.add(f"Comment on {place}{words}", f"sheet {tab.name}, comment on {place}")
            page.add("\n\n")
    text = page.text
    raw = hashlib.sha256("\0".join((text, *(mark.label for mark in page.marks))).encode()).digest()
    warnings = tuple(f"sheet {tab.name}: {said}" for said in _left_out(sheet.left_out))
    return Reading(text, "rows", page.marks, stated, tab.name, raw=raw, hidden=page.hidden, warnings=warnings)


def _left_out(counts: Counter[str]) -> Iterator[str]:
    hidden = [_counted(counts[kind], kind) for kind in (HIDDEN_ROWS, HIDDEN_COLUMNS, UNSEEN) if counts[kind]]
    if hidden:
        yield f"{', '.join(hidden[:-1])}{' and ' if hidden[1:] else ''}{hidden[-1]} left out"
    if counts[ERRORS]:
        yield f"{_counted(counts[ERRORS], 'cell')} left out that show an error such as #REF!"
    if counts[UNCALCULATED]:
        yield (
            f"{_counted(counts[UNCALCULATED], UNCALCULATED, 'formulas without a value')} left out; "
            "save the file in a spreadsheet program, which calculates them"
        )


def _counted(count: int, one: str, many: str = "") -> str:
    first, *rest = one.split(" ", 1)
    plural = many or (f"{one}s" if not one.startswith("cell ") else " ".join([f"{first}s", *rest]))
    return f"{count:,} {one if count == 1 else plural}"
