"""Marks in a template that say where a planted fact stands: `⟦F01.approver|the words⟧`; the words alone are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"⟦([A-Za-z0-9_.-]+)\|(.*?)⟧", re.DOTALL)


class Unmarked(ValueError):
    """A mark that is not closed, not named or inside another."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fact's words in a document, as they are written there; `start` and `end` in the template's filled text."""

    fact: str
    start: int
    end: int
    quote: str


def unmarked(text: str) -> tuple[str, list[Planted]]:
    """The text without its marks, and what they marked.

    >>> unmarked("It is ⟦F1|48 hours⟧ now.")
    ('It is 48 hours now.', [Planted(fact='F1', start=6, end=14, quote='48 hours')])
    """
    pieces: list[str] = []
    found: list[Planted] = []
    at = length = 0
    for mark in MARK.finditer(text):
        before, quote = text[at : mark.start()], mark[2]
        length += len(before)
        if "⟦" in quote:
            raise Unmarked(f"{mark[1]} has a mark inside")
        found.append(Planted(mark[1], length, length + len(quote), quote))
        pieces += [before, quote]
        length += len(quote)
        at = mark.end()
    whole = "".join([*pieces, text[at:]])
    if "⟦" in whole or "⟧" in whole:
        raise Unmarked(f"a mark is not whole: {whole[max(0, whole.find('⟦')) :][:60]!r}")
    return whole, found
