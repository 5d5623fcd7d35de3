"""Which citations are on gold, character by character, and which gold is cited."""

from __future__ import annotations

from collections.abc import Sequence

from evaluators.suite.outcome import Cited, Place

HALF = 0.5
LONG = 1_000  # characters; a longer quote has to be gold itself, or citing a whole document would always be right


def right(cited: Cited, gold: Place) -> bool:
    """True when the citation holds at least half of the gold's characters, or at least half of its own are gold.

    For a quote of more than a thousand characters only the latter counts. Where the gold is a whole document, any place
    of it is right.

    >>> gold = Place("d", 100, 200)
    >>> [right(Cited("d", start, end, ""), gold) for start, end in ((0, 150), (0, 149), (190, 209), (0, 2_000))]
    [True, False, True, False]
    """
    if gold.missing or gold.document not in (cited.document, *cited.also):
        return False
    if not gold.end:
        return True
    shared = min(cited.end, gold.end) - max(cited.start, gold.start)
    own, wanted = cited.end - cited.start, gold.end - gold.start
    return shared > 0 and (shared >= HALF * own or (own <= LONG and shared >= HALF * wanted))


def met(cited: Sequence[Cited], group: Sequence[Place]) -> bool:
    """True when a citation is on one of the group's places."""
    return any(right(one, gold) for one in cited for gold in group)


def precise(cited: Sequence[Cited], groups: Sequence[Sequence[Place]]) -> int:
    """How many of the citations are on some gold."""
    return sum(any(right(one, gold) for group in groups for gold in group) for one in cited)


def recalled(cited: Sequence[Cited], groups: Sequence[Sequence[Place]]) -> int:
    """How many groups of gold are cited."""
    return sum(met(cited, group) for group in groups)


def documents_found(names: Sequence[str], groups: Sequence[Sequence[Place]]) -> int:
    """How many groups of gold have a document among the names."""
    return sum(any(gold.document in names for gold in group) for group in groups)
