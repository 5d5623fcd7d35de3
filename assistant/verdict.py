"""Answer or refuse: whether something that could be said bears what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer_type import PERSON
from assistant.asked import Asked
from assistant.bearing import Candidate
from assistant.extract import best
from assistant.history import points_back
from assistant.sentences import SENTENCE
from retrieval.question import Understanding

# An answer must stand with at least this share of what was asked, by how much each word tells: with less than half
# it is an answer to another question.
BEARS = 0.5

# Of that, at least this much must stand in the sentence or in what it stands under, not merely beside it.
UNDER = 1 / 3


def answering(asked: Asked, pool: Sequence[Candidate]) -> Candidate | None:
    """The candidate to begin the answer with, or None when nothing in the pool bears the question."""
    return best([one for one in pool if bears(asked, one)], asked.plural)


def bears(asked: Asked, one: Candidate) -> bool:
    """True when the unit stands with what was asked and answers it.

    That is: most of its words; something of what is asked about the things it names, or the type of answer it wants;
    all that it names; and, but for yes or no, a word that the question did not bring itself.
    """
    told = one.relation > 0 or one.unit.form != SENTENCE  # prose that only names a thing answers nothing of it
    # A list of names is an answer to "who is at it?", and none to "who succeeds her?" where nothing speaks of that.
    heard = one.relation > 0 or not asked.talks or PERSON not in asked.wants
    related = one.relation >= UNDER or (asked.wants and one.typed == 1 and told and heard)
    if not (one.fresh or asked.whether) or not related:
        return False
    return one.bears >= BEARS and one.under >= UNDER and not one.lacks and one.typed > 0


def asks_something(asked: Asked, understood: Understanding) -> bool:
    """True when there is something to look for: a bare name asks nothing, "who approves it?" does not say of what."""
    if not asked.terms:
        return False
    named = asked.needed or asked.quoted or understood.accounts or understood.kinds
    return bool(named) or len(asked.terms) > 2 or not points_back(understood.question)
