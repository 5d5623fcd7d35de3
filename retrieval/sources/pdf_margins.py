"""What stands at the head or foot of most pages of a PDF: it is read once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from retrieval.sources.pdf_ink import Box, Run
from retrieval.sources.pdf_rows import Row

_EDGE = 0.14  # of a page's height, at its top and at its bottom
_LINES = 4  # at each edge
_LEAST, _MOST = 3, 0.4  # pages that have it; of all pages, since left and right ones may differ
_SHIFTS = range(-3, 2)  # of the number printed from the place of the page
_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|seite|p[aá]gina|pag\.?|p\.|s\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur|di|van)\s*\d{1,4})?[-–—|\s]*$",
    re.IGNORECASE,
)


def without_margins(pages: Sequence[tuple[Sequence[Run], Box]]) -> tuple[list[list[Run]], list[tuple[int, str]]]:
    """The runs of each page without what repeats at its edges, and each such foot once, with the first page's number.

    A head stays on the first page that has it. Numbers of pages go everywhere.
    """
    edges = [_edges(runs, box) for runs, box in pages]
    places: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for number, rows in enumerate(edges, 1):
        for row in rows:
            for key in _keys(row, number):
                places[key].append(number)
    filled = sum(bool(runs) for runs, _ in pages)
    often = {key for key, seen in places.items() if len(set(seen)) >= max(_LEAST, _MOST * filled)}
    given: set[tuple[str, int, int]] = set()
    kept: list[list[Run]] = []
    feet: list[tuple[int, str]] = []
    for number, ((runs, box), rows) in enumerate(zip(pages, edges, strict=True), 1):
        gone: set[int] = set()
        for row in rows:
            same = often.intersection(_keys(row, number))
            numbered = bool(same) and bool(_NUMBER.match(row.text))
            at_foot = bool(same) and row.y < box[1] + 0.5 * (box[3] - box[1])
            if numbered or at_foot or same & given:
                gone.update(map(id, row.runs))
            if at_foot and not numbered and not same & given:
                feet.append((number, row.text))
            given |= same
        kept.append([run for run in runs if id(run) not in gone] if gone else list(runs))
    return kept, feet


def _edges(runs: Sequence[Run], box: Box) -> list[Row]:
    """The outermost lines, each as its own runs."""
    high = box[3] - box[1]
    top = [run for run in runs if run.angle == 0 and run.box[1] > box[3] - _EDGE * high]
    foot = [run for run in runs if run.angle == 0 and run.box[3] < box[1] + _EDGE * high]
    return [*_lines(top)[:_LINES], *_lines(foot)[-_LINES:]]


def _lines(runs: Sequence[Run]) -> list[Row]:
    """Rows of the very runs given, not of joined ones."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda one: (-round(one.y), one.x)):
        if rows and abs(rows[-1].runs[0].y - run.y) < 2:
            rows[-1] = Row((*rows[-1].runs, run))
        else:
            rows.append(Row((run,)))
    return rows


def _keys(row: Row, number: int) -> set[tuple[str, int, int]]:
    """What the line says and where, its page's number taken out as it would count from different first pages."""
    text, place = row.text, round(row.y / 4)
    keys = {(text, place, 9)}
    for shift in _SHIFTS:
        for found in re.finditer(rf"(?<!\d){number + shift}(?!\d)", text) if number + shift > 0 else ():
            keys.add((f"{text[: found.start()]}#{text[found.end() :]}", place, shift))
    return keys
