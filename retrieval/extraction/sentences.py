"""The sentences of a line, as far as full stops tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.dates import MONTHS
from retrieval.extraction.finds import Span

_STOP = re.compile(
    r"(?<=[^\W\d_]{3})[.!?…]+[\"”’)»]*\s+(?=[^\W_a-zß-öø-ÿ]|[¿¡\"“„«(])|(?<=\d)[.!?]\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ¿¡])(?!"
    + "|".join(name.title() for name in sorted(MONTHS, key=len, reverse=True))
    + r")|(?<=[)\"”])[.!?]\s+(?=[^\W\d_a-z])|(?<=[。！？])"
)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Each without the space around it, in order.

    >>> said = "We agreed. T. Becker sends it by 4.9. Then we meet."
    >>> [one.of(said) for one in sentences(said, 0, len(said))]
    ['We agreed.', 'T. Becker sends it by 4.9.', 'Then we meet.']
    """
    at = start
    for stop in [*(one.end() for one in _STOP.finditer(text, start, end)), end]:
        said = text[at:stop]
        if said.strip():
            lead = len(said) - len(said.lstrip())
            yield Span(at + lead, at + len(said.rstrip()))
        at = stop
