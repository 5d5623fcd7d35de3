"""Whether what a document of no account says is told of another account than the one asked about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.bearing import Candidate
from assistant.sentences import FIELD, SENTENCE
from retrieval.infer.accounts import TOP_LINES, Accounts
from retrieval.mention import words

TOP = 400  # characters of a text's beginning, where it says whom it is about


class Others:
    """The accounts in view, as seen from a question about some of them; `called` holds (account, name) pairs."""

    def __init__(self, called: Collection[tuple[str, str]], asked: Sequence[str]) -> None:
        self._called = called
        self._asked = frozenset(asked)
        self._found: dict[str, bool | None] = {}

    def judged(self, one: Candidate) -> Candidate:
        """The unit, lacking what was asked about where it is told of another account.

        What stands nearest decides: the unit, what it stands under, its paragraph, its title; then all that is near.
        """
        text, unit, card = one.stretch.text, one.unit, one.stretch.evidence.card
        if card.account or not self._asked:
            return one
        above = [text[each.start : each.end] for each in reversed(unit.above)]
        beside = [_paragraph(one)] if unit.form in (SENTENCE, FIELD) else []
        headings = reversed(one.stretch.evidence.passage.heading)
        top = "\n".join(text[:TOP].split("\n")[:TOP_LINES])
        near = f"{top}\n{text[one.stretch.start : one.stretch.end]}"
        told = (self._another(place) for place in (one.said, *above, *beside, *headings, card.title, near))
        another = next((found for found in told if found is not None), False)
        return replace(one, lacks=one.lacks + 1) if another else one

    def _another(self, place: str) -> bool | None:
        """True for a place that names only others, False for one that names one asked about, None for no name."""
        if place not in self._found:
            named = _known(frozenset(self._called)).named_in(words(place), place).counts.keys()
            self._found[place] = None if not named else not named & self._asked
        return self._found[place]


@lru_cache(maxsize=8)
def _known(called: frozenset[tuple[str, str]]) -> Accounts:
    names: dict[str, set[str]] = {}
    for account, name in called:
        names.setdefault(account, set()).add(name)
    return Accounts(names)


def _paragraph(one: Candidate) -> str:
    """The lines around the unit that no blank line parts from it, as far as they are read."""
    text, near = one.stretch.text, one.stretch
    after = text.find("\n\n", one.unit.end, near.end)
    return text[max(near.start, text.rfind("\n\n", near.start, one.unit.start)) : near.end if after < 0 else after]
