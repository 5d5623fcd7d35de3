"""Rows of cells, from a CSV or a sheet: each row becomes a block of "Column: value" lines, quotable by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from retrieval.infer.head import pairs
from retrieval.sources.bands import FORM, LINES, TABLE, bands
from retrieval.sources.page import Page
from retrieval.sources.reading import Stated
from retrieval.sources.row import Row, field_of

Place = Callable[[int, int, str], str]  # the label of a cell, by row number, column from 0 and column name
_THROUGHOUT = ("account", "region", "plant")
_NAMES = (*_THROUGHOUT, "title")


def write_grid(page: Page, rows: Sequence[Row], place: Place, spare: Callable[[int], str]) -> tuple[Stated, ...]:
    """Puts the rows on the page; returns what they state of their document.

    `spare` names a column that has no name of its own.
    """
    stated: dict[str, Stated] = {}
    found = bands(rows)
    for band in found:
        if band.part == FORM:
            for one in _write_form(page, band.rows, place):
                stated.setdefault(one.field, one)
        elif band.part == LINES:
            for row in band.rows:
                page.add(" | ".join(row.cells.values()), place(row.number, min(row.cells), ""))
                page.add("\n\n")
        else:
            for row in band.rows:
                _write_row(page, row, band.columns, place, spare)
    tables = [band for band in found if band.part == TABLE]
    if tables and all(table.columns == tables[0].columns for table in tables):
        for one in _throughout([row for table in tables for row in table.rows], tables[0].columns):
            stated.setdefault(one.field, one)
    return tuple(stated.values())


def _throughout(rows: Sequence[Row], columns: Mapping[int, str]) -> Iterator[Stated]:
    """The account, region or plant that every row names, where one column does."""
    for place, column in columns.items():
        named = field_of(column)
        values = {row.cells.get(place, "") for row in rows} if named in _THROUGHOUT else set()
        if len(values) == 1 and "" not in values:
            yield Stated(named, " ".join(values.pop().split())[:500], f"column {column}, in every row")


def _write_form(page: Page, rows: Sequence[Row], place: Place) -> Iterator[Stated]:
    """A line for each name with its value; a cell left over at a row's end stands on a line of its own."""
    for row in rows:
        cells = list(row.cells.items())
        for first in range(0, len(cells), 2):
            at, name = cells[first]
            values = [value for _, value in cells[first + 1 : first + 2]]
            line = ": ".join([name.rstrip(":： ") if values else name, *values])
            page.add(line, place(row.number, at, ""))
            page.add("\n")
            for said, kept, _ in pairs(line.replace("|", "/").replace("\n", " ")):
                if kept and not (said in _NAMES and kept.isdigit()):
                    yield Stated(said, kept, place(row.number, at, ""))
    page.add("\n")


def _write_row(page: Page, row: Row, columns: Mapping[int, str], place: Place, spare: Callable[[int], str]) -> None:
    for at, cell in row.cells.items():
        column = " ".join(columns.get(at, "").split()) or spare(at)
        page.add(f"{column}: {cell}", place(row.number, at, column))
        page.add("\n")
    page.add("\n")
