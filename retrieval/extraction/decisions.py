"""What was decided: under a heading, behind a mark, and as candidates what a sentence says was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.extraction.finds import CANDIDATE, FOUND, Decision, Span
from retrieval.extraction.lines import ITEM, ROW, TEXT, Own
from retrieval.extraction.marked import marked
from retrieval.extraction.sentences import sentences
from retrieval.extraction.silence import says_nothing
from retrieval.extraction.words import anywhere

_LONGEST = 400


def decisions(text: str, lines: Sequence[Own]) -> list[Decision]:
    """The decisions in the text's order, each once."""
    return sorted(_found(text, lines), key=lambda one: one.span)


def _found(text: str, lines: Sequence[Own]) -> Iterator[Decision]:
    listed = {line.block for line in lines if line.form == ITEM and line.section == "decisions"}
    outer = min((line.depth for line in lines if line.form == ITEM and line.section == "decisions"), default=0)
    for line in lines:
        marks = list(marked(text, line, "decisions")) if line.form != ROW else []
        if marks:
            pieces = [piece for mark in marks for piece in mark.pieces if not says_nothing(piece.of(text))]
            yield from (Decision(piece, FOUND, piece) for piece in pieces)
        elif line.section == "decisions" and line.form != ROW and _stands(text, line, outer, line.block in listed):
            yield Decision(Span(line.start, line.end), FOUND, Span(line.start, line.end))
        elif line.section not in ("decisions", "actions") and line.holds("decided"):
            for one in sentences(text, line.start, line.end):
                if sounds_decided(one.of(text)):
                    yield Decision(one, CANDIDATE, one)


def sounds_decided(said: str) -> bool:
    """True for a sentence that says that something was decided, and not that it was not.

    >>> sounds_decided("It was agreed that stock stays."), sounds_decided("It was not agreed that stock stays.")
    (True, False)
    """
    found = anywhere("decided").search(said)
    if not found or "?" in said[-2:] or "？" in said[-2:]:
        return False
    around = said[max(0, found.start() - 25) : found.end() + 12]
    return not anywhere("undecided").search(around)


def _stands(text: str, line: Own, outer: int, listed: bool) -> bool:
    said = text[line.start : line.end]
    if says_nothing(said) or said.rstrip().endswith((":", "：", "?", "？")):
        return False
    return line.depth <= outer if line.form == ITEM else line.form == TEXT and not listed and len(said) <= _LONGEST
