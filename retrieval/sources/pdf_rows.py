"""The rows that a PDF's text stands in, top to bottom, and the columns of a page in the order they are read."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from retrieval.sources.pdf_ink import Box, Run

_NEAR, _CLOSE = 0.75, 0.5  # em between two pieces that belong together: drawn one after the other, or not
_COLUMN, _EDGE = 3, 0.3  # pieces that begin above one another make a column; em that part it from the one before
_GAP = 0.14
_PROSE, _ROWS = 18, 4  # letters of a line in a column of prose, lines that make one
_FAR = 3.5  # of a line's size between two rows that are no column
_GUTTERS = 12  # places that are tried
_DEEP = 8
_MOST = 500  # rows of a page that people read in columns
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_RIGHTWARD = re.compile(r"[%€$£]?[^\W\u0590-\u08ff_](?:[^\u0590-\u08ff]*[^\W\u0590-\u08ff_])?")
_MARKER = re.compile(r"(?:[-–•▪◦○●■□☐☒✓➢]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)])$")
_HANG = 4.0  # em between an item's sign and its words
_LEADERS = re.compile(r"(?:\s?[.…·_]){6,}\s?")  # dots that lead the eye to a number
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces on one base line, left to right, each far from the next."""

    runs: tuple[Run, ...]

    @property
    def y(self) -> float:
        """Where its base line is."""
        return max(self.runs, key=lambda run: run.look.size).y

    @property
    def size(self) -> float:
        """The size of its largest text."""
        return max(run.look.size for run in self.runs)

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.runs[0].x

    @property
    def end(self) -> float:
        """Where it ends."""
        return max(run.end for run in self.runs)

    @property
    def text(self) -> str:
        """Its words in the order that they are read."""
        texts = [logical(_LEADERS.sub(" … ", run.text)).strip() for run in self.runs]
        return " ".join(texts[::-1] if _is_leftward("".join(texts)) else texts)

    @property
    def heavy(self) -> bool:
        """True when all of it is bold."""
        return all(run.look.heavy for run in self.runs)


def rows_of(runs: Iterable[Run], walls: Sequence[Box] = ()) -> list[Row]:
    """The rows of runs that have one angle, top to bottom; what is drawn twice in one place counts once.

    `walls` are upright lines; what stands on both sides of one is never joined.
    """
    between = sorted(walls)
    begins: Counter[int] = Counter()
    told: set[tuple[str, int, int]] = set()
    groups: list[list[Run]] = []
    mains: list[Run] = []
    for run in sorted(runs, key=lambda one: (-one.y, one.x)):
        key = (run.text, round(run.x / 2), round(run.y / 2))
        if key in told:
            continue
        told.add(key)
        begins[round(run.x)] += 1
        at = next((at for at in range(len(groups) - 1, max(-1, len(groups) - 4), -1) if _beside(mains[at], run)), -1)
        if at < 0:
            groups.append([run])
            mains.append(run)
        else:
            groups[at].append(run)
            mains[at] = max(mains[at], run, key=lambda one: one.look.size)
    rows = [Row(tuple(_joined(group, between, begins))) for group in groups]
    return sorted(rows, key=lambda row: -row.y)


def _beside(main: Run, run: Run) -> bool:
    """True when a run stands on the line of another: half of the smaller one's height is shared."""
    small = min(main.look.size, run.look.size)
    low = max(main.y - 0.2 * main.look.size, run.y - 0.2 * run.look.size)
    high = min(main.y + 0.75 * main.look.size, run.y + 0.75 * run.look.size)
    return high - low >= (0.55 if abs(main.look.size - run.look.size) < 0.05 * small else 0.42) * small


def _joined(group: Iterable[Run], walls: Sequence[Box], begins: Mapping[int, int]) -> list[Run]:
    pieces: list[Run] = []
    for run in sorted(group, key=lambda one: one.x):
        last = pieces[-1] if pieces else None
        size = max(run.look.size, last.look.size) if last else 0.0
        near = _NEAR if last is not None and run.place == last.place + 1 else _CLOSE
        if begins[round(run.x)] >= _COLUMN:
            near = _EDGE
        marked = len(pieces) == 1 and last is not None and bool(_MARKER.match(last.text))
        if marked:
            near = _HANG
        if last is None or not run.x - last.end < near * size or _walled(last, run, walls):
            pieces.append(run)
            continue
        raised = run.look.size < 0.9 * last.look.size and run.y > last.y + 1 and last.text[-1:].isdigit()
        between = " " if run.x - last.end > _GAP * size or raised else ""  # a note's number is no digit of a number
        look = run.look if marked else max(last.look, run.look, key=lambda one: one.size)
        look = replace(look, heavy=last.look.heavy and run.look.heavy)
        text, end, y = last.text + between + run.text, max(last.end, run.end), run.y if marked else last.y
        pieces[-1] = replace(last, text=text, end=end, y=y, look=look, place=run.place)
    return pieces


def _walled(last: Run, run: Run, walls: Sequence[Box]) -> bool:
    """True when an upright line stands between both."""
    for at in range(bisect_left(walls, (last.end - 2, -1e9, 0.0, 0.0)), len(walls)):
        x, low, _, high = walls[at]
        if x > run.x + 2:
            return False
        if low <= run.y + 2 and run.y + 2 <= high:
            return True
    return False


def columns(rows: Sequence[Row], rules: Sequence[Box], deep: int = 0) -> list[list[Row]]:
    """The rows in blocks to be read one after the other; columns of prose are parted, those of tables are not."""
    best: tuple[int, int, float] | None = None
    if deep < _DEEP and _ROWS <= len(rows) <= _MOST:
        for gutter in _gutters(rows):
            for first, last in _bands(rows, gutter):
                if (best is None or last - first > best[1] - best[0]) and _are_columns(rows[first:last], gutter, rules):
                    best = first, last, gutter
    if best is None:
        return [list(rows)] if rows else []
    first, last, gutter = best
    left = [Row(part) for row in rows[first:last] if (part := tuple(r for r in row.runs if r.x < gutter - 3))]
    right = [Row(part) for row in rows[first:last] if (part := tuple(r for r in row.runs if r.x >= gutter - 3))]
    parts = (rows[:first], left, right, rows[last:])
    return [block for part in parts for block in columns(part, rules, deep + 1)]


def _gutters(rows: Sequence[Row]) -> list[float]:
    """Where columns may begin: places at which several pieces do."""
    begins = Counter(round(run.x / 3) for row in rows for run in row.runs)
    left = min(begins)
    often = [(at, count) for at, count in begins.most_common(_GUTTERS) if count >= 3 and at > left + 10]
    return [3.0 * at - 1.5 for at, _ in often]


def _bands(rows: Sequence[Row], gutter: float) -> Iterable[tuple[int, int]]:
    """The stretches of rows in which nothing crosses the gutter."""
    first = 0
    for at in range(len(rows) + 1):
        row = rows[at] if at < len(rows) else None
        crossed = row is None or any(run.x < gutter - 3 and run.end > gutter - 4 for run in row.runs)
        far = row is not None and at > first and rows[at - 1].y - row.y > _FAR * row.size
        if crossed or far:
            while first < at and rows[first].end < gutter:
                first += 1  # what stands above the right column alone is read before both
            if at - first >= _ROWS:
                yield first, at
            first = at if far and not crossed else at + 1


def _are_columns(rows: Sequence[Row], gutter: float, rules: Sequence[Box]) -> bool:
    sides = ([], [])  # type: tuple[list[Run], list[Run]]
    for row in rows:
        for run in row.runs:
            sides[run.x >= gutter - 3].append(run)
    top, bottom = rows[0].y + rows[0].size, rows[-1].y
    ruled = sum(rule[0] < gutter - 20 and rule[2] > gutter + 20 and bottom < rule[1] < top for rule in rules)
    if ruled > 1 or not all(_is_prose(side) for side in sides):
        return False
    begins = [_begins(side) for side in sides]
    shared = sum(any(abs(y - other) < 2 for other in begins[1]) for y in begins[0])
    return not (len(begins[0]) >= 2 and shared >= 0.6 * len(begins[0]))


def _is_prose(side: Sequence[Run]) -> bool:
    if len(side) < _ROWS:
        return False
    widest = max(run.end - run.x for run in side)
    wide = sum(run.end - run.x >= 0.6 * widest for run in side) >= 0.5 * len(side)
    letters = median(len(run.text) * (2 if run.text[:1] > "\u2e80" else 1) for run in side)
    return wide and letters >= _PROSE


def _begins(side: Sequence[Run]) -> list[float]:
    """Where a paragraph begins after a gap."""
    steps = [(one.y - other.y, other.y) for one, other in pairwise(side) if one.y - other.y > 1]
    usual = median(step for step, _ in steps) if steps else 0.0
    return [y for step, y in steps if step > 1.3 * usual]


def _is_leftward(text: str) -> bool:
    found = len(_LEFTWARD.findall(text))
    return found > 0 and 2 * found > sum(sign.isalpha() for sign in text)


def logical(text: str) -> str:
    """Text that reads to the left in the order that it is read, from the order that it is drawn.

    >>> logical("11 \u05d1\u05d0") == "\u05d0\u05d1 11"
    True
    """
    if not _LEFTWARD.search(text):
        return text
    if _is_leftward(text):
        return _RIGHTWARD.sub(lambda found: found[0][::-1], _turned(text))
    return re.sub(
        "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^\\w\n]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])*",
        lambda found: _turned(found[0]),
        text,
    )


def _turned(text: str) -> str:
    """The text from its end; marks stay behind their letters, brackets open as they did."""
    clusters: list[str] = []
    for sign in text:
        if clusters and unicodedata.combining(sign):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    turned = "".join(clusters[::-1])
    opened, closed = turned.find("("), turned.find(")")
    mirrored = closed >= 0 and (opened < 0 or closed < opened)
    return turned.translate(_MIRRORED) if mirrored else turned
