"""What is told in confidence: a paragraph that says so, or all below a line that says nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from retrieval.extraction.finds import Span
from retrieval.extraction.lines import Own
from retrieval.extraction.words import anywhere

LABEL = "confidential"
_LETTERS = re.compile(r"[^\W\d_]+")
_TOP = 6  # lines from the top in which a word alone is said of the whole document


def confident(text: str, lines: Sequence[Own]) -> list[Span]:
    """The stretches, in order and without overlap. A mail's standing notice about itself is none."""
    found: list[Span] = []
    for span in sorted(_found(text, lines)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _found(text: str, lines: Sequence[Own]) -> Iterator[Span]:
    own = {line.start: at for at, line in enumerate(lines)}
    for _, group in groupby(lines, key=lambda line: line.block if line.speaker is None else line.start):
        block = list(group)
        for line in block:
            word = anywhere("confidence").search(text, line.start, line.end) if line.holds("confidence") else None
            if word is None or anywhere("no_confidence").search(text, line.start, line.end):
                continue
            rest = text[line.start : word.start()] + text[word.end() : line.end]
            if sum(map(len, _LETTERS.findall(rest))) > (3 if line.wide else 12):
                yield Span(line.start, line.end) if line.bullet else Span(block[0].start, block[-1].end)
            elif own[line.start] < _TOP:
                yield Span(0, len(text))
            else:
                yield Span(line.start, lines[-1].end)


def in_confidence(span: Span, stretches: Sequence[Span]) -> bool:
    """True where some of it was told in confidence."""
    return any(one.start < span.end and span.start < one.end for one in stretches)
