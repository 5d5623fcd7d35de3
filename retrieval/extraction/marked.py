"""Lines that a word and a colon mark: "Action: ...", "AP Müller: ...", "Beschluss: ...", "決定：..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from retrieval.extraction.finds import Span
from retrieval.extraction.lines import Own
from retrieval.extraction.people import is_owner, is_team
from retrieval.extraction.words import either, plain_words, words
from retrieval.lexical import folded

_PIECE = re.compile(r"\s*[;；]\s*")
_SHORT = ("ai", "ap")  # which mean other things where they are not written large


@dataclass(frozen=True, slots=True)
class Marked:
    """A line's part behind a mark: the mark as written, who stands before its colon, and in pieces what it says."""

    span: Span
    mark: str
    who: Span | None
    pieces: tuple[Span, ...]


def marked(text: str, line: Own, name: str) -> Iterator[Marked]:
    """What stands behind the marks of that name, actions or decisions, in a line; each up to the next mark.

    >>> from retrieval.extraction.lines import own_lines
    >>> said = "AP Müller: Prüfzeugnis"
    >>> [(one.who.of(said), one.pieces[0].of(said)) for one in marked(said, own_lines(said, "text")[0], "actions")]
    [('Müller', 'Prüfzeugnis')]
    """
    start, end = line.start, line.end
    if not line.holds(f"markers.{name}") or (":" not in text[start:end] and "：" not in text[start:end]):
        return
    found = [one for one in _marks(name).finditer(text, start, end) if _counts(text, start, one)]
    for at, one in enumerate(found):
        stop = found[at + 1].start() if at + 1 < len(found) else end
        who = Span(*one.span("who")) if one["who"] else None
        pieces = tuple(_pieces(text, one.end(), stop, folded(one["mark"])))
        if pieces:
            yield Marked(Span(one.start("mark"), pieces[-1].end), one["mark"], who, pieces)


def _counts(text: str, start: int, found: re.Match[str]) -> bool:
    """True at the line's head; further on only for a mark written large behind a full stop."""
    mark, who = found["mark"], found["who"]
    if folded(mark) in _SHORT and not mark.isupper():
        return False
    before = text[start : found.start()].strip(" *_[]xX☐☑")
    if before and not (mark.isupper() and before[-1] in ".!?。;)"):
        return False
    return not who or is_owner(who) or is_team(who)


def _pieces(text: str, start: int, end: int, mark: str) -> Iterator[Span]:
    """One piece, or for a mark of several the parts between semicolons."""
    cuts = [one for one in _PIECE.finditer(text, start, end) if mark in plain_words("several")]
    at = start
    for cut in [*cuts, None]:
        stop = cut.start() if cut else end
        said = text[at:stop]
        lead = len(said) - len(said.lstrip(" *_\u3000\t"))
        if said.strip(" *_\u3000\t"):
            yield Span(at + lead, at + len(said.rstrip(" *_\u3000\t")))
        at = cut.end() if cut else end


@cache
def _marks(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W\d_])(?P<mark>{either(words(f'markers.{name}'))})(?![^\W\d_])(?:\s?(?:#|nr\.?|no\.?)?\s?\d{{1,3}})?[\s*_(\[@]*"
        r"(?P<who>[^\W\d_][^:：\n]{0,38}?)?[\s*_)\]]*[:：][*_]*",
        re.IGNORECASE,
    )
