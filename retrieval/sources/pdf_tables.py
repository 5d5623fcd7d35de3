"""Which rows of a PDF's block are a table, and its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.sources.pdf_ink import Box, Run
from retrieval.sources.pdf_rows import Row, logical
from retrieval.sources.table import cell

Cells = list[str]
_ALIGNED = 4.0  # points by which the cells of a column may begin apart
_TIGHT, _LOOSE = 1.12, 1.25  # of the smallest step between lines: the same cell goes on, another row begins


def tables(rows: Sequence[Row], rules: Sequence[Box]) -> Iterator[tuple[int, int, list[Cells]]]:
    """Each table: its first row, the row after its last, and its cells line by line."""
    at = 0
    grids = _grids(rules)
    while at < len(rows):
        end, cells = _ruled(rows, at, grids)
        if not cells:
            end, cells = _loose(rows, at)
        if cells:
            yield at, end, cells
        at = max(end, at + 1)


def _grids(rules: Sequence[Box]) -> list[list[Box]]:
    """Level lines of one length above one another, top first."""
    lines: list[Box] = []
    for rule in sorted(rules, key=lambda box: (-round(box[1] / 2), box[0])):
        last = lines[-1] if lines else None
        if last is not None and abs(last[1] - rule[1]) <= 3 and rule[0] <= last[2] + 3:
            lines[-1] = (last[0], last[1], max(last[2], rule[2]), last[3])
        else:
            lines.append(rule)
    grids: list[list[Box]] = []
    for line in lines:
        grid = next((g for g in grids if abs(g[-1][0] - line[0]) <= 4 and abs(g[-1][2] - line[2]) <= 4), None)
        if grid is None:
            grids.append([line])
        elif grid[-1][1] - line[1] > 3:
            grid.append(line)
    return [grid for grid in grids if len(grid) >= 3]


def _ruled(rows: Sequence[Row], at: int, grids: Sequence[Sequence[Box]]) -> tuple[int, list[Cells]]:
    """The table whose lines enclose the row, and the row after it."""
    for grid in grids:
        bands = [(one[1], other[1]) for one, other in pairwise(grid)]
        inside: list[int] = []
        for each in rows[at:]:
            band = _band(each, bands, grid[0])
            if band < 0:
                break
            inside.append(band)
        count = len(inside)
        if not count:
            continue
        held = rows[at : at + count]
        if max(len(each.runs) for each in held) < 2 or len(set(inside)) < 2:
            continue
        cut = _cut(held)
        groups: dict[int, list[Row]] = {}
        for band, each in zip(inside, held, strict=True):
            groups.setdefault(band, []).append(each)
        # Lines between every few rows only part a table, and one band then holds several of its rows.
        if any(_full(group, cut) for group in groups.values()):
            return at + count, _spaced(held, cut)
        return at + count, [_cells(group, cut) for group in groups.values()]
    return at, []


def _band(row: Row, bands: Sequence[tuple[float, float]], line: Box) -> int:
    middle = row.y + 0.3 * row.size
    if row.x < line[0] - 3 or row.end > line[2] + 3:
        return -1
    return next((place for place, (top, low) in enumerate(bands) if low <= middle <= top), -1)


def _full(group: Sequence[Row], cut: Sequence[tuple[float, float]]) -> bool:
    """True when several lines of a band fill most columns with little in each: rows that no line parts."""
    filled = [row for row in group if len(row.runs) >= max(2, len(cut) * 0.75)]
    return len(filled) >= 3 and len(filled) == len(group)


def _loose(rows: Sequence[Row], at: int) -> tuple[int, list[Cells]]:
    """The table of rows that have pieces above one another without lines around."""
    end = last = at
    while end < len(rows):
        row = rows[end]
        if len(row.runs) >= 2 and (end == at or (_follows(rows[last], row) and _near(rows[end - 1], row))):
            last = end
        elif end == at or not (_hangs(rows[end - 1], row) or _wraps(rows, end, last)):
            break
        end += 1
    held = rows[at:end]
    if sum(len(row.runs) >= 2 for row in held) < 2:
        return at + 1, []
    return end, _spaced(held, _cut(held))


def _wraps(rows: Sequence[Row], at: int, last: int) -> bool:
    """True when a lone piece goes on the first cell of the row above, and more of the table follows."""
    above, row = rows[at - 1], rows[at]
    first = rows[last].runs[0]
    near = above.y - row.y <= 1.6 * row.size and abs(row.x - first.x) <= _ALIGNED
    narrow = len(row.runs) == 1 and row.end < rows[last].runs[1].x
    return near and narrow and at + 1 < len(rows) and len(rows[at + 1].runs) >= 2 and _follows(rows[last], rows[at + 1])


def _near(above: Row, row: Row) -> bool:
    return above.y - row.y <= 3.5 * max(above.size, row.size)


def _follows(above: Row, row: Row) -> bool:
    """True when most pieces of the row stand under one of the row above."""
    if len(above.runs) == 1:
        return True
    under = sum(any(_over(one, run) for one in above.runs) for run in row.runs)
    return under >= 0.5 * len(row.runs)


def _hangs(above: Row, row: Row) -> bool:
    """True when a lone piece goes on a cell of the row above that is not its first."""
    lone = len(row.runs) == 1 and above.y - row.y <= 1.6 * row.size
    return lone and row.x > above.x + 2 * row.size and any(abs(row.x - one.x) <= _ALIGNED for one in above.runs)


def _over(one: Run, other: Run) -> bool:
    aligned = abs(one.x - other.x) <= _ALIGNED or abs(one.end - other.end) <= _ALIGNED
    return aligned or min(one.end, other.end) - max(one.x, other.x) > 0.5 * min(one.end - one.x, other.end - other.x)


def _cut(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns: those of the rows with most pieces, widened by every piece that lies over one column alone."""
    most = max(len(row.runs) for row in rows)
    cut = [(run.x, run.end) for run in next(row for row in rows if len(row.runs) == most).runs]
    for row in rows:
        for run in row.runs:
            on = [place for place, (x, end) in enumerate(cut) if min(end, run.end) > max(x, run.x)]
            if len(on) == 1:
                x, end = cut[on[0]]
                cut[on[0]] = (min(x, run.x), max(end, run.end))
    return cut


def _cells(group: Sequence[Row], cut: Sequence[tuple[float, float]]) -> Cells:
    """The cells of one table row, whose lines are joined."""
    said: list[list[str]] = [[] for _ in cut]
    for row in group:
        for run in row.runs:
            shared = [min(end, run.end) - max(x, run.x) for x, end in cut]
            said[max(range(len(cut)), key=shared.__getitem__)].append(logical(run.text))
    return [cell([_line(texts)]) for texts in said]


def _line(texts: Sequence[str]) -> str:
    """The lines of a cell as one; a line that ends in a hyphen goes on without a space."""
    said = ""
    for text in texts:
        tied = said[-1:] in ("-", "/") and said[-2:-1].isalnum() and text[:1].isalnum()
        said += text if tied or not said else f" {text}"
    return said


def _spaced(rows: Sequence[Row], cut: Sequence[tuple[float, float]]) -> list[Cells]:
    """Rows told apart by the space between them, where there is any."""
    steps = [one.y - other.y for one, other in pairwise(rows)]
    least = min(steps, default=0.0)
    loose = sum(step >= _LOOSE * least for step in steps)
    by_space = loose >= 2 and loose * 3 >= len(steps)
    groups: list[list[Row]] = []
    for place, row in enumerate(rows):
        tight = by_space and place > 0 and steps[place - 1] <= _TIGHT * least
        lone = place > 0 and len(row.runs) == 1
        goes_on = tight or (lone and (_hangs(rows[place - 1], row) or _wraps(rows, place, place - 1)))
        if groups and goes_on:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_cells(group, cut) for group in groups]
