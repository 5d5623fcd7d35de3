"""CSV: one block of "Column: value" lines a row, so that a row can be read, found and quoted by itself."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from retrieval.infer.head import KEYS
from retrieval.lexical import folded
from retrieval.sources.encoding import decode
from retrieval.sources.hidden import seen
from retrieval.sources.limits import CELLS, COLUMNS, LINES, within
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused, Stated

SEPARATORS = ",;\t|"
_SAMPLE = 1 << 16
_HINT = re.compile(r'"?sep=([,;|\t])"?[ \t]*\n', re.IGNORECASE)
_VALUE = re.compile(
    r"[-+]?[\d.,'\s]*\d\s?%?$|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*$|(?:true|false|yes|no)$|\S+@\S+$", re.IGNORECASE
)


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
    page = Page()
    head = header_at(rows)
    alone = not any(cell.strip() for row in rows[head + 1 :] for cell in row)
    for number, row in enumerate(rows[: max(head, 0) + alone], first):
        _add_line(page, row, number)
    columns = tuple(column.strip() for column in rows[head]) if head >= 0 else ()
    for number, row in enumerate(rows[head + 1 :], head + 1 + first):
        _add_row(page, row, columns, number)
    stated = tuple(_throughout(rows[head + 1 :], columns))
    return (Reading(page.text, "rows", page.marks, stated, hidden=hidden, warnings=decoded.warnings + broken),)


def _throughout(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> Iterator[Stated]:
    """The account, region or plant that every row names, where one column does."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    for place, column in enumerate(columns):
        field = KEYS.get(" ".join(folded(column).split()))
        values = {row[place].strip() if place < len(row) else "" for row in filled}
        if field in ("account", "region", "plant") and len(values) == 1 and "" not in values:
            yield Stated(field, " ".join(values.pop().split())[:500], f"column {column}, in every row")


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


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """The place of the row that names the columns, past titles above it; -1 when there is none.

    >>> header_at([["Open tickets"], [], ["Id", "Region"], ["T-1", "EMEA"]]), header_at([["1", "2"], ["3", "4"]])
    (2, -1)
    """
    usual = Counter(len([c for c in row if c.strip()]) for row in rows[:200] if any(c.strip() for c in row))
    width = max(usual.items(), key=lambda item: (item[1], item[0]))[0] if usual else 0
    for place, row in enumerate(rows[:10]):
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) * 2 > width or (len(cells) > 1 and width <= 3):
            named = all(len(cell) <= 80 and "\n" not in cell and not _VALUE.match(cell) for cell in cells)
            return place if named else -1
    return -1


def _add_line(page: Page, row: Sequence[str], number: int) -> None:
    words = [cell.strip() for cell in row if cell.strip()]
    if words:
        page.add(" | ".join(words), f"row {number}")
        page.add("\n\n")


def _add_row(page: Page, row: Sequence[str], columns: Sequence[str], number: int) -> None:
    filled = [(place, cell.strip()) for place, cell in enumerate(row) if cell.strip()]
    for place, cell in filled:
        column = columns[place] if place < len(columns) and columns[place] else f"column {place + 1}"
        page.add(f"{column}: {cell}", f"row {number}, {column}")
        page.add("\n")
    if filled:
        page.add("\n")
