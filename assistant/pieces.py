"""The headings, list items, table rows and paragraphs of a text, told by how its lines look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

HEADING = "heading"
ITEM = "item"
ROW = "row"
PROSE = "prose"

WRAPPED = 120  # characters; text wrapped by hand has shorter lines, so a longer one was ended on purpose

BOLD = "bold"  # the marker of a heading that is only a line in bold
LABEL = "label"  # the marker of a paragraph that begins with a name and a colon
HEADER = "header"  # the marker of a table's first row, which names its columns

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})\s+(?=\S)")
_ITEM = re.compile(r"([ \t]*)([-*+•‣–]|\(?(?:\d{1,3}|[a-zA-Z])[.)])[ \t]+(?=\S)")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:[|:][-:| \t]*-[-:| \t]*|[-*_=]([ \t]*[-*_=]){2,})[ \t]*$")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_LABELLED = re.compile(r"[ \t]*(?:[^\W\d_]|(?:19|20)\d\d(?!\d))[^\n:|]{0,40}[:：](?=\s)")
_BOLD_LINE = re.compile(r"[ \t]*(\*\*|__)(?=\S).{1,120}?(?<=\S)\1[:：]?[ \t]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` without its list mark or hashes.

    `rank` is a heading's level, else the indent in columns; `marker` the list mark; `gap` true after a blank line.
    """

    start: int
    end: int
    form: str
    rank: int
    marker: str
    gap: bool


def pieces(text: str) -> Iterator[Piece]:
    """The headings, items, rows and paragraphs of a text, top to bottom."""
    open_piece: Piece | None = None
    gap = True
    fenced = long = False
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        body = line.rstrip()
        if _FENCE.match(body):
            fenced = not fenced
            body = ""
        if not body or _RULE.match(body):
            # A table's rule stands between its first row and the others, which no blank line may part.
            gap = open_piece is None or "|" not in body
            if open_piece:
                yield _ruled(open_piece, body)
            open_piece = None
            continue
        fresh = _opens(body, start, gap, fenced) or (_prose(body, start, gap) if long else None)
        long = len(body) > WRAPPED
        if fresh is None and open_piece is not None and open_piece.form not in (HEADING, ROW):
            open_piece = replace(open_piece, end=start + len(body))
            continue
        if open_piece:
            yield open_piece
        open_piece, gap = fresh or _prose(body, start, gap), False
    if open_piece:
        yield open_piece


def _ruled(piece: Piece, rule: str) -> Piece:
    """The piece above a rule: a table's names its columns, and a line that is underlined is a heading."""
    if piece.form == ROW and "|" in rule:
        return replace(piece, marker=HEADER)
    underlined = piece.form == PROSE and rule and set(rule.strip()) in ({"="}, {"-"})
    return replace(piece, form=HEADING, rank=1 if "=" in rule else 2) if underlined else piece


def _opens(body: str, start: int, gap: bool, fenced: bool) -> Piece | None:
    """The piece that a line begins by its looks, or None for a line that goes on."""
    if fenced:
        return Piece(start, start + len(body), ROW, 0, "", gap)
    if heading := _HEADING.match(body):
        return Piece(
            start + heading.end(),
            start + max(heading.end(), len(body.rstrip("# "))),
            HEADING,
            len(heading.group(1)),
            "",
            gap,
        )
    if item := _ITEM.match(body):
        return Piece(start + item.end(), start + len(body), ITEM, _columns(item.group(1)), item.group(2), gap)
    if _ROW.match(body):
        return Piece(start + len(body) - len(body.lstrip()), start + len(body), ROW, 0, "", gap)
    if _BOLD_LINE.match(body):
        return Piece(start + len(body) - len(body.lstrip()), start + len(body), HEADING, 0, BOLD, gap)
    if _LABELLED.match(body):
        return replace(_prose(body, start, gap), marker=LABEL)
    return _prose(body, start, gap) if gap else None


def _prose(body: str, start: int, gap: bool) -> Piece:
    indent = len(body) - len(body.lstrip())
    return Piece(start + indent, start + len(body), PROSE, _columns(body[:indent]), "", gap)


def _columns(indent: str) -> int:
    return len(indent.expandtabs(4))
