"""Which row names the columns of a table, and what the columns are then called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from retrieval.sources.row import Row, block_end, is_apart, is_value

LOOKED_AT = 20  # rows from the top among which a header is looked for
_LONGEST = 80
_BELOW = 50  # rows below a header that are looked at
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}(?:\s*[(/–-]?\s*[^\W\d_].*)?$")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}$")


def header_at(rows: Sequence[Row]) -> int:
    """The place of the row that names the columns, past titles above it; -1 when there is none.

    >>> title, head, row = Row(1, {0: "Open tickets"}), Row(3, {0: "Id", 1: "Region"}), Row(4, {0: "T-1", 1: "EMEA"})
    >>> header_at([title, head, row]), header_at([Row(1, {0: "1", 1: "2"}), Row(2, {0: "3", 1: "4"})])
    (1, -1)
    """
    width = usual_width(rows)
    for at, row in enumerate(rows[:LOOKED_AT]):
        size = max([1 + last - min(row.cells) for last in row.wide.values()], default=0)
        if len(row.cells) == 1 and (row.wide or width > 1):
            continue  # a title
        if max(len(row.cells), size) * 2 > width or (len(row.cells) > 1 and width <= 3):
            return at if names_columns(row) or stands_over(rows, at) else -1
    return -1


def usual_width(rows: Sequence[Row]) -> int:
    """How many cells most rows fill; rows of one cell count only where no row has more."""
    widths = Counter(len(row.cells) for row in rows[:200])
    usual = {size: count for size, count in widths.items() if size > 1} or widths
    return max(usual.items(), key=lambda item: (item[1], item[0]))[0] if usual else 0


def names_columns(row: Row) -> bool:
    """True for a row that can name columns: short words, and among them at most periods that follow one another.

    >>> names_columns(Row(1, {0: "Region", 1: "2024", 2: "2025"})), names_columns(Row(1, {0: "Larkfen", 1: "2025"}))
    (True, False)
    """
    cells = list(row.cells.values())
    values = [cell for place, cell in row.cells.items() if place not in row.wide and is_value(cell)]
    periods = len(values) > 1 and all(_PERIOD.match(cell) for cell in values) and values == sorted(set(values))
    return all(len(cell) <= _LONGEST for cell in cells) and (not values or (periods and len(values) < len(cells)))


def stands_over(rows: Sequence[Row], at: int) -> bool:
    """True for words and years above rows that bear it out: numbers that are no years under each year, words beside.

    >>> head, row = Row(1, {0: "Part", 1: "2025", 2: "2026 forecast"}), Row(2, {0: "BRG-1", 1: "1,200", 2: "1,350"})
    >>> stands_over([head, row], 0), stands_over([row, row], 0)
    (True, False)
    """
    head = rows[at].cells
    years = {place: cell for place, cell in head.items() if _YEAR.match(cell)}
    others = [cell for place, cell in head.items() if place not in years]
    below = [row.cells for row in rows[at + 1 : min(block_end(rows, at), at + _BELOW)]]
    if (
        not years
        or len(set(years.values())) < len(years)
        or any(is_value(one) or len(one) > _LONGEST for one in others)
    ):
        return False
    under = [cells[place] for cells in below for place in years if place in cells]
    named = [cell for cells in below for place, cell in cells.items() if place not in years and not is_value(cell)]
    borne_out = under and all(is_value(cell) and not _PERIOD.match(cell) for cell in under)
    return bool(borne_out) and 2 * len(named) > len(below) and len(under) > 1


def columns_at(rows: Sequence[Row], at: int) -> tuple[dict[int, str], int]:
    """The names of the columns that a header gives and how many rows it is: groups stand before their parts."""
    head = rows[at]
    below = rows[at + 1] if at + 1 < len(rows) and head.wide and not is_apart(rows, at + 1) else None
    if below and names_columns(below) and any(place not in head.cells for place in below.cells):
        return _grouped(head, below), 2
    above = rows[at - 1] if not is_apart(rows, at) and rows[at - 1].wide and len(rows[at - 1].cells) > 1 else None
    return (_grouped(above, head) if above else dict(head.cells)), 1


def _grouped(groups: Row, parts: Row) -> dict[int, str]:
    names: dict[int, str] = {}
    for place in sorted({*groups.cells, *parts.cells}):
        first = max((one for one in groups.cells if one <= place), default=place)
        group = groups.cells.get(first, "") if place <= groups.wide.get(first, first) else ""
        part = parts.cells.get(place, "")
        names[place] = part if group in ("", part) else f"{group} {part}".strip()
    return names


def opened_at(rows: Sequence[Row], at: int, columns: Mapping[int, str]) -> bool:
    """True when another table begins at this row, which stands below empty ones; else the rows go on as before.

    It does where the row repeats the header, or only names where all below it has a value.
    """
    head = rows[at]
    if len(head.cells) < 2 or not (names_columns(head) or stands_over(rows, at)):
        return False
    if all(columns.get(place) == cell for place, cell in head.cells.items()):
        return True
    below = rows[at + 1 : min(block_end(rows, at), at + 50)]
    for place, name in head.cells.items():
        values = [row.cells[place] for row in below if place in row.cells]
        if values and not is_value(name) and all(map(is_value, values)):
            return True
    return False
