"""CSV: one block of "Column: value" lines a row, so that a row can be read, found and quoted by itself."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable

from retrieval.sources.encoding import decode
from retrieval.sources.grid import write_grid
from retrieval.sources.hidden import seen
from retrieval.sources.limits import CELLS, COLUMNS, LINES, within
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused
from retrieval.sources.row import Row

SEPARATORS = ",;\t|"
_SAMPLE = 1 << 16
_HINT = re.compile(r'"?sep=([,;|\t])"?[ \t]*\n', re.IGNORECASE)


def read_csv(name: str, data: bytes) -> tuple[Reading, ...]:
    """One document of rows; a cell is known by its row and column, numbered as a spreadsheet would show them."""
    decoded = decode(data)
    text, hidden = seen(decoded.text)
    hint = _HINT.match(text)
    body = text[hint.end() :] if hint else text
    rows, broken = records(body, hint[1] if hint else separator(body))
    if not any(cell.strip() for row in rows for cell in row):
        raise Refused("it holds no text")
    first = 1 + bool(hint)
    filled = [
        Row(number, {place: cell.strip() for place, cell in enumerate(row) if cell.strip()})
        for number, row in enumerate(rows, first)
    ]
    page = Page()
    stated = write_grid(page, [row for row in filled if row.cells], _place, lambda at: f"column {at + 1}")
    return (Reading(page.text, "rows", page.marks, stated, hidden=hidden, warnings=decoded.warnings + broken),)


def _place(number: int, column: int, name: str) -> str:
    return f"row {number}, {name}" if name else f"row {number}"


def records(text: str, mark: str) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows, and what is wrong with their quotes; a quote never closed ends at the end of its line."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    try:
        return _counted(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)), ()
    except csv.Error:
        pass
    rows = _counted(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    if rows and any(cell.count("\n") > 200 for cell in rows[-1]):
        rows = _counted(line.split(mark) for line in text.split("\n"))
    return rows, ("its quotes do not match everywhere; rows were read as they stand",)


def _counted(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows, read no further than to the limits."""
    kept: list[list[str]] = []
    cells = 0
    for row in rows:
        within(len(row), COLUMNS, "columns")
        cells += sum(1 for cell in row if cell)
        if cells > CELLS or len(kept) > LINES:
            raise Refused(f"it has more than {CELLS:,} filled cells or {LINES:,} rows")
        kept.append(row if any(row) else [])
    return kept


def separator(text: str) -> str:
    """The sign that cuts the first rows into the most even number of cells; a comma where none does.

    >>> separator("a;b\\n1,5;2\\n")
    ';'
    """
    sample = text[:_SAMPLE]
    if len(sample) < len(text) and "\n" in sample:
        sample = sample[: sample.rindex("\n") + 1]
    scored = [(_evenness(sample, mark), -place, mark) for place, mark in enumerate(SEPARATORS)]
    best, _, mark = max(scored)
    return mark if best > 0 else ","


def _evenness(sample: str, mark: str) -> float:
    csv.field_size_limit(max(csv.field_size_limit(), len(sample) + 1))
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark) if any(row)][:100]
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / len(rows) + min(width, 50) / 1000
