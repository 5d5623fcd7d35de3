"""What share of a question stands in a place, by the terms that both hold."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Asked
from assistant.sentences import QUESTION
from retrieval.lexical import terms

# How much of a term's weight counts, by where the term stands as seen from the sentence that would be said.
OWN = 1.0  # in the sentence itself
LEAD = 0.9  # in the question, opening line, outer item or heading right above it: said of it, not by it
PATH = 0.8  # in a heading further up
BESIDE = 0.5  # in its own paragraph or list, or a paragraph next to it: the same talk, perhaps of something else
CARD = 0.5  # in the document's title, kind or account: the whole document's topic
LABEL = 60  # a name before a colon this early in a line is what the line tells about


def worth(places: Sequence[tuple[frozenset[str], float]], term: str, named: bool) -> float:
    """What the first place that holds the term is worth; what a whole document is about need not be named again."""
    found = next((share for there, share in places if term in there), 0.0)
    return LEAD if named and found and found < LEAD and term in places[-1][0] else found


def relation(asked: Asked, there: frozenset[str], about: frozenset[str]) -> float:
    """The share of the words that name nothing; what the whole document is about says nothing of one sentence."""
    loose = [t for t in asked.terms if t.text not in asked.named]
    loose = [t for t in loose if t.text not in about] or loose
    return sum(t.weight for t in loose if t.text in there) / sum(t.weight for t in loose) if loose else 1.0


def is_fresh(asked: Asked, said: str) -> bool:
    """True when the words say something that the question does not, be it a single figure."""
    told = frozenset(terms(said, asked.lang))
    return not told <= asked.known if told else any(sign.isdigit() for sign in said)


def value(said: str) -> str:
    """What a field says of what it is called: the name alone tells nothing."""
    return said[:LABEL].partition(":")[2] + said[LABEL:] or said


def says(asked: Asked, there: frozenset[str], form: str = "") -> float:
    """How nearly the terms are the question's and the question's are the terms: the harmonic mean of both shares.

    A question line may well ask more than was asked, so what else it says counts half.
    """
    common = sum(t.weight for t in asked.terms if t.text in there) / (asked.total or 1.0)
    apt = len(there & asked.known) / len(there) if there else 0.0
    apt = (1 + apt) / 2 if form == QUESTION else apt
    return 2 * common * apt / (common + apt) if common and apt else 0.0
