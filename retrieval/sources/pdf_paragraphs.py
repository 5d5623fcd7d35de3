"""A PDF's lines put together: paragraphs whose sentences run on, items, headings, tables row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from retrieval.sources.pdf_hyphens import Hyphens
from retrieval.sources.pdf_ink import Box, Run
from retrieval.sources.pdf_rows import Row, columns, rows_of
from retrieval.sources.pdf_tables import Cells, tables

_ITEM = re.compile(r"(?:[-–—*•▪◦○●■□☐☒✓➢>]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\d+(?:\.\d+)+)\s+\S")
_BULLET = re.compile(r"[•▪◦○●■➢]\s+")
_LONE = re.compile(r"(?:[-–•▪◦○●■□☐☒✓➢]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\d+(?:\.\d+)+\.?)$")
_STOPPED = re.compile(r"[.!?:;…。！？：；][\"'”’»)\]」]*$")
_HYPHEN = re.compile(r"[^\W\d_]{2}[-\u2010\u00ad]$")


@dataclass(slots=True)
class Block:
    """A paragraph, an item or a table. `apart` when space parts it from what stands before; `open` when it goes on."""

    text: str = ""
    cells: list[Cells] = field(default_factory=list)
    size: float = 0.0
    heavy: bool = False
    apart: bool = True
    open: bool = False


def blocks(runs: Sequence[Run], rules: Sequence[Box], walls: Sequence[Box], hyphens: Hyphens) -> list[Block]:
    """The blocks of a page in the order they are read; text that is turned comes after the most common kind."""
    letters: dict[int, int] = {}
    for run in runs:
        letters[run.angle] = letters.get(run.angle, 0) + len(run.text)
    found: list[Block] = []
    for angle in sorted(letters, key=lambda each: -letters[each]):
        rows = rows_of((run for run in runs if run.angle == angle), walls if angle == 0 else ())
        lines = rules if angle == 0 else ()
        low = 0.0
        for column in columns(rows, lines):
            read = list(_column(column, lines, hyphens))
            # Only at the top of the next column does a sentence go on, and not in what stands below.
            if found and found[-1].open and read[0].text[:1].islower() and column[0].y > low + column[0].size:
                found[-1].text = hyphens.joined(found[-1].text, read[0].text)
                found[-1].open = read.pop(0).open
            found.extend(read)
            low = column[-1].y
    return found


def _column(rows: Sequence[Row], rules: Sequence[Box], hyphens: Hyphens) -> Iterator[Block]:
    right = max(row.end for row in rows)
    steps = [one.y - other.y for one, other in pairwise(rows) if 0 < one.y - other.y < 2.5 * max(one.size, other.size)]
    usual = median(steps) if steps else 0.0
    done = 0
    for first, end, cells in tables(rows, rules):
        yield from _prose(rows[done:first], right, usual, hyphens)
        yield _table(rows[first], cells)
        done = end
    yield from _prose(rows[done:], right, usual, hyphens)


def _table(row: Row, cells: list[Cells]) -> Block:
    """The table; names with colons before their values are lines, not cells."""
    if max(map(len, cells)) == 2 and sum(one[0].endswith((":", "：")) for one in cells) >= 0.6 * len(cells):
        return Block("\n".join(" ".join(filter(None, one)) for one in cells), size=row.size)
    return Block(cells=cells, size=row.size)


def _prose(rows: Sequence[Row], right: float, usual: float, hyphens: Hyphens) -> Iterator[Block]:
    block: Block | None = None
    for place, row in enumerate(rows):
        above = rows[place - 1] if place else None
        text = row.text
        if block is not None and above is not None and _goes_on(block, above, row, text, right, usual):
            block.text = hyphens.joined(block.text, text)
            block.heavy = block.heavy and row.heavy
        else:
            if block is not None:
                yield block
            apart = above is None or above.y - row.y > 1.3 * max(usual, row.size) or abs(above.size - row.size) > 1
            block = Block(_BULLET.sub("- ", text), size=row.size, heavy=row.heavy, apart=apart)
        block.open = not _STOPPED.search(text) and row.end > right - 6 * row.size
    if block is not None:
        yield block


def _goes_on(block: Block, above: Row, row: Row, text: str, right: float, usual: float) -> bool:
    """True when the row goes on the paragraph that the row above is the last of."""
    if abs(above.y - row.y) < 2 and _LONE.match(above.text):
        return True
    step = above.y - row.y
    same = abs(above.size - row.size) <= 0.12 * max(above.size, row.size)
    if not same or step > 1.3 * max(usual, row.size) or step > 2.6 * row.size or step <= 0:
        return False
    if above.heavy != row.heavy and (above.heavy or row.heavy) and above.end < right - 8 * row.size:
        return False
    said = above.text
    if _ITEM.match(text) and (_STOPPED.search(said) or row.x <= above.x + 1):
        return False
    first = text.split(" ", 1)[0]
    wide = (row.end - row.x) * len(first) / max(1, len(text))
    full = above.end + wide + 0.25 * row.size > right - 0.02 * (right - above.x)
    starts_low = text[:1].islower()
    wide_enough = above.end > 0.6 * max(row.end, above.end) + 0.4 * above.x
    return full or (starts_low and bool(_HYPHEN.search(said) or (wide_enough and not _STOPPED.search(said))))
