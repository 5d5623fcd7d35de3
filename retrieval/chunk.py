"""Cut a text into passages that follow its structure and rebuild it exactly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.evidence import Card
from retrieval.outline import Line, outline

TARGET = 640  # characters
SMALL = 160  # a section this short joins the next one
_SENTENCE = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|[。！？]+[」』”]?\s*|\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]`, under its path of headings, outermost first."""

    start: int
    end: int
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """Units of one heading: `starts[0]` begins it, each further start is a place to cut, at a cost of 0 to 1."""

    starts: tuple[int, ...]
    costs: tuple[float, ...]
    end: int
    heading: tuple[str, ...]
    bare: bool = False


def chunk(text: str, form: str) -> list[Piece]:
    """The text as pieces in order and without gaps; none for an empty text, else none is empty.

    A piece never crosses from one heading into another unless both are short, and ends inside a word only where
    one word is longer than a passage. `form` is markdown, text, turns, rows, mail or html.
    """
    pieces: list[Piece] = []
    sections = _sections(text, outline(text, form))
    for section in sections if form == "rows" else _joined(sections):
        pieces.extend(_cut(section))
    return pieces


def embedding_text(card: Card, heading: tuple[str, ...], text: str) -> str:
    """What a passage's vector is made of: its document's title, its headings and its words."""
    return "\n".join(part for part in (card.title, *heading, text) if part)


def _sections(text: str, lines: Sequence[Line]) -> Iterator[_Section]:
    path: list[tuple[int, str]] = []
    open_lines: list[Line] = []
    for line in lines:
        if (line.level or line.parts) and open_lines:
            yield _section(text, open_lines, path)
            open_lines = []
        if line.level:
            path = [above for above in path if above[0] < line.level] + [(line.level, line.title)]
        open_lines.append(line)
    if open_lines:
        yield _section(text, open_lines, path)


def _section(text: str, lines: Sequence[Line], path: Sequence[tuple[int, str]]) -> _Section:
    starts: list[int] = []
    costs: list[float] = []
    for line in lines:
        for at in _units(text, line.start, line.end):
            starts.append(at)
            costs.append(0.0 if at == line.start and line.opens else 0.1 if at == line.start else 0.2)
    heading = tuple(title for _, title in path if title)
    bare = all(line.level or not text[line.start : min(line.end, line.start + TARGET)].strip() for line in lines)
    return _Section(tuple(starts), tuple(costs), lines[-1].end, heading, bare)


def _units(text: str, start: int, end: int) -> Iterator[int]:
    """Where the line, and each sentence of a long one, begins; no two further apart than TARGET."""
    yield start
    if end - start <= TARGET:
        return
    last = start
    for stop in (*(found.end() for found in _SENTENCE.finditer(text, start, end)), end):
        while stop - last > TARGET:
            space = max(text.rfind(" ", last + 1, last + TARGET), text.rfind("\t", last + 1, last + TARGET))
            last = space + 1 if space > last else last + TARGET
            yield last
        if stop < end and stop > last:
            last = stop
            yield last


def _joined(sections: Iterable[_Section]) -> Iterator[_Section]:
    """The sections, those too short to stand alone joined to the next under the headings they share."""
    held: _Section | None = None
    for section in sections:
        if held is None:
            held = section
        elif _fits(held, section):
            starts, costs = held.starts + section.starts, held.costs + section.costs
            heading = _shared(held.heading, section.heading)
            held = _Section(starts, costs, section.end, heading, held.bare and section.bare)
        else:
            yield held
            held = section
    if held is not None:
        yield held


def _fits(held: _Section, section: _Section) -> bool:
    held_size, size = held.end - held.starts[0], section.end - section.starts[0]
    if held.bare:
        return held_size < TARGET
    return min(held_size, size) < SMALL and held_size + size <= TARGET


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The path both stand under; a heading directly above the other counts as shared by what stands below it."""
    if other[: len(one)] == one:
        return other
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[:same]


def _cut(section: _Section) -> Iterator[Piece]:
    """The section in pieces of nearly one size, each begun where the text best allows it."""
    starts, start, end, first = section.starts, section.starts[0], section.end, 0
    while (left := round((end - start) / TARGET)) > 1:
        size = (end - start) / left
        ideal = start + size
        low = max(first + 1, bisect_left(starts, start + size * 0.5))
        high = min(len(starts), max(low + 1, bisect_left(starts, start + size * 1.5)))
        if low >= high:
            break
        first = min(range(low, high), key=lambda at: (abs(starts[at] - ideal) / size + section.costs[at], at))
        yield Piece(start, starts[first], section.heading)
        start = starts[first]
    yield Piece(start, end, section.heading)
