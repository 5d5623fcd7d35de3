"""The parts of a sheet or a CSV: titles and notes, names beside their values, tables under their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.sources.header import columns_at, header_at, opened_at, usual_width
from retrieval.sources.row import Row, block_end, ends_open, field_of, is_apart, is_value

LINES, FORM, TABLE = "lines", "form", "table"
_KNOWN = 2  # fields of a card among names, from which on their rows are a form and no table


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of one part; `columns` are a table's names by column."""

    part: str
    rows: Sequence[Row]
    columns: Mapping[int, str] = field(default_factory=dict)


def bands(rows: Sequence[Row]) -> list[Band]:
    """The rows in order, each in the part that it plays; a header is in none, its names stand in its table.

    >>> [
    ...     band.part
    ...     for band in bands([Row(1, {0: "Open tickets"}), Row(3, {0: "Id", 1: "No"}), Row(4, {0: "T", 1: "4"})])
    ... ]
    ['lines', 'table']
    """
    forms = form_rows(rows)
    rest = [row for at, row in enumerate(rows) if at not in forms]
    head = header_at(rest)
    first = rest[head] if head >= 0 else None
    titles = usual_width(rest) > 1
    found: list[Band] = []
    columns: dict[int, str] = {}
    at, begun = 0, first is None
    while at < len(rows):
        opens = rows[at] is first or (begun and at not in forms and is_apart(rows, at) and opened_at(rows, at, columns))
        if opens:
            named, size = columns_at(rows, at)
            begun = True
            if at + size < len(rows) and at + size not in forms:
                columns, at = named, at + size
                if rows[at].number > rows[at - 1].number + 1 and _alone(rows, at):
                    found.append(Band(LINES, rows[at - size : at]))
                    continue
                found.append(Band(TABLE, [rows[at]], columns))
                at += 1
                continue
            found.append(Band(LINES, rows[at : at + size]))
            at += size
            continue
        title = titles and len(rows[at].cells) == 1 and (not begun or not found or _alone(rows, at))
        part = FORM if at in forms else LINES if not begun or title else TABLE
        _append(found, Band(part, [rows[at]], columns if part == TABLE else {}))
        at += 1
    return found


def _append(found: list[Band], band: Band) -> None:
    last = found[-1] if found else None
    if last and last.part == band.part and last.columns == band.columns:
        found[-1] = Band(band.part, [*last.rows, *band.rows], band.columns)
    else:
        found.append(band)


def _alone(rows: Sequence[Row], at: int) -> bool:
    """True when this row begins others that all hold one cell, apart from what is above them."""
    return is_apart(rows, at) and all(len(row.cells) == 1 for row in rows[at : block_end(rows, at)])


def form_rows(rows: Sequence[Row]) -> frozenset[int]:
    """The places of rows that name a thing and say its value: "Customer: | Larkfen", two such or more, or a colon.

    >>> sorted(form_rows([Row(1, {0: "Customer", 1: "Larkfen"}), Row(2, {0: "Status", 1: "draft"})]))
    [0, 1]
    """
    found: set[int] = set()
    run: list[int] = []
    for at in range(len(rows) + 1):
        cells = list(rows[at].cells.values()) if at < len(rows) else []
        if cells and len(cells) % 2 == 0 and all(ends_open(cell) for cell in cells[::2]):
            found.add(at)
        pair = len(cells) == 2 and not is_value(cells[0])
        if not pair or (run and is_apart(rows, at)):
            found |= _form(rows, run)
            run = []
        if pair:
            run.append(at)
    return frozenset(found)


def _form(rows: Sequence[Row], run: Sequence[int]) -> set[int]:
    """The run when enough of its rows name what a card holds, and say it."""
    pairs = [list(rows[at].cells.values()) for at in run]
    known = {
        field_of(name) or name for name, value in pairs if (field_of(name) or ends_open(name)) and not field_of(value)
    }
    return set(run) if len(known) >= _KNOWN else set()
