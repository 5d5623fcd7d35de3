"""Who said what, and what was confirmed: turns of a transcript, and sentences in which a person says a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from retrieval.extraction.finds import Said, Span
from retrieval.extraction.lines import ROW, Own
from retrieval.extraction.people import NAME, is_name, is_team
from retrieval.extraction.sentences import sentences
from retrieval.extraction.words import anywhere, either, words
from retrieval.lexical import folded


def statements(text: str, lines: Sequence[Own], known: frozenset[str]) -> list[Said]:
    """What is said by somebody or confirmed, in order; a turn is its speaker's, sentence by sentence if confirmed."""
    found: list[Said] = []
    for line in lines:
        if line.form == ROW or line.section in ("participants", "absent", "actions"):
            continue
        found += [*_turn(text, line)] if line.speaker else [*_told(text, line, known)]
    return found


def _turn(text: str, line: Own) -> Iterator[Said]:
    whole = Span(line.start, line.end)
    yield Said(whole, line.speaker, False)
    if line.holds("confirmed"):
        for one in sentences(text, line.start, line.end):
            if is_confirmed(one.of(text)):
                yield Said(one, line.speaker, True)


def _told(text: str, line: Own, known: frozenset[str]) -> Iterator[Said]:
    if not line.holds("said", "confirmed") and ":" not in text[line.start : line.end]:
        return
    for one in sentences(text, line.start, line.end):
        by = _teller(text, one, known)
        confirmed = is_confirmed(one.of(text))
        if by or confirmed:
            yield Said(one, by, confirmed)


def is_confirmed(said: str) -> bool:
    """True for a sentence that says that something is confirmed, not one that asks for it or denies it.

    >>> [is_confirmed(one) for one in ("Delivery confirmed.", "Not yet confirmed.", "Please confirm.")]
    [True, False, False]
    """
    return (
        bool(anywhere("confirmed").search(said))
        and not anywhere("unconfirmed").search(said)
        and not said.rstrip().endswith(("?", "？"))
    )


def _teller(text: str, one: Span, known: frozenset[str]) -> Span | None:
    """The person at the head of a sentence before a word such as "said", or named elsewhere and before a colon."""
    name = NAME.match(text, one.start, one.end)
    if name and is_name(name[0]) and not is_team(name[0]):
        colon = text[name.end() : name.end() + 2].strip(" ")[:1] == ":"
        if _says().match(text, name.end(), one.end) or (colon and folded(name[0]) in known):
            return Span(*name.span())
    return None


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"\s+{either(words('said'))}(?![^\W\d_])", re.IGNORECASE)
