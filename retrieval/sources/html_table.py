"""HTML tables that hold data, row by row. One that only lays a page out is none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from retrieval.sources.table import cell
from retrieval.sources.unshown import MACHINERY, unshown

LONGEST = 500  # characters of a cell; more is a page's column
WIDEST = 256  # cells of a row
_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")
_LAYOUT = frozenset("table form nav header footer aside article section h1 h2 h3 h4 h5 h6 pre".split())
_BREAKS = frozenset("br p div li ul ol dl dd dt blockquote address".split())
_KNOWN = 65_535  # lines; the parser counts no further


@dataclass(slots=True)
class Grid:
    """Rows with the line each begins on, whether the first names the columns, and how many elements were left out."""

    rows: list[tuple[str, list[str]]] = field(default_factory=list)
    header: bool | None = None
    left_out: int = 0
    _down: dict[int, tuple[int, str]] = field(default_factory=dict)  # cells that reach into the rows below


def data_table(table: etree._Element) -> Grid | None:
    """The table's rows as a browser shows them, cells that span several columns or rows in the first, or in each row.

    None for a table of one row or column, and for one whose cells hold what pages are made of.
    """
    if any(element.tag in _LAYOUT for element in table.iterdescendants()):
        return None
    grid = Grid()
    for row in _rows(table):
        if unshown(row):
            grid.left_out += 1
        elif not _add(grid, row):
            return None
    if len(grid.rows) < 2 or max((len(cells) for _, cells in grid.rows), default=0) < 2:
        return None
    return grid


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS and not unshown(child):
            yield from (row for row in child if row.tag == "tr")


def _add(grid: Grid, row: etree._Element) -> bool:
    """Puts the row in; False where a cell is too long, or there are too many, for data."""
    cells: list[str] = []
    named = True
    for one in row:
        if one.tag not in _CELLS:
            continue
        _fill(grid, cells)
        if unshown(one):
            grid.left_out += 1
            continue
        said = cell(_paragraphs(one, grid))
        named = named and one.tag == "th"
        wide, high = _span(one, "colspan"), _span(one, "rowspan")
        if len(said) > LONGEST or len(cells) + wide > WIDEST:
            return False
        if high > 1:
            grid._down.update({len(cells) + at: (high - 1, said if not at else "") for at in range(wide)})
        cells += [said, *("",) * (wide - 1)]
    _fill(grid, cells)
    if any(cells):
        if not grid.rows and len(cells) > 1 and named:
            grid.header = True
        line = row.sourceline or 0
        grid.rows.append((f"line {line}" if 0 < line < _KNOWN else "", cells))
    return True


def _fill(grid: Grid, cells: list[str]) -> None:
    """Puts in what reaches down into this row at the next place."""
    while len(cells) in grid._down and len(cells) < WIDEST:
        left, said = grid._down.pop(len(cells))
        if left > 1:
            grid._down[len(cells)] = (left - 1, said)
        cells.append(said)


def _span(one: etree._Element, name: str) -> int:
    said = (one.get(name) or "").strip()
    return max(1, min(int(said), WIDEST)) if said.isascii() and said.isdigit() and len(said) < 5 else 1


def _paragraphs(one: etree._Element, grid: Grid) -> list[str]:
    """What a cell shows, cut where a browser begins a new line."""
    said = [""]
    events = etree.iterwalk(one, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if element is not one and unshown(element):
                grid.left_out += element.tag not in MACHINERY
                events.skip_subtree()
                continue
            if element.tag in _BREAKS:
                said.append("")
            said[-1] += element.text or ""
        else:
            if element.tag in _BREAKS and not unshown(element):
                said.append("")
            said[-1] += element.tail or "" if element is not one else ""
    return said
