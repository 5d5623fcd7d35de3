"""What a question is searched by: weighted terms, terms side by side, and a text for its vector."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from retrieval.framing import FRAMING, WEIGHT
from retrieval.lexical import terms
from retrieval.stopwords import STOPWORDS, language

PAIR = 0.5  # two terms side by side, beside either of them
_WORD = re.compile(r"\w+(?:['’./-]\w+)*")


@dataclass(frozen=True, slots=True)
class Query:
    """`weights` of terms, `pairs` of neighbouring ones."""

    weights: dict[str, float]
    pairs: dict[tuple[str, str], float]


def subject(question: str) -> str:
    """What a question's vector is made of: its words without those that only ask, itself where it has no others.

    >>> subject("Summarize the discussion about dosing pumps.")
    'dosing pumps'
    """
    said = _WORD.findall(question)
    spoken = language(word.lower() for word in said)
    return " ".join(word for word in said if (found := set(terms(word, spoken))) and not found <= FRAMING) or question


def read(question: str, languages: Iterable[str] = (), accounts: Iterable[str] = ()) -> Query:
    """The question as a query.

    `languages` are those of the documents, in which its words are stemmed as well; `accounts` are those it names,
    whose own words count even where the question spells them otherwise.
    """
    spoken = language(word.lower() for word in _WORD.findall(question))
    asked = terms(question, spoken)
    told = [term for term in asked if term not in FRAMING]
    weights = {term: WEIGHT if told and term in FRAMING else 1.0 for term in asked}
    for other in sorted({lang[:2].lower() for lang in languages} & STOPWORDS.keys() - {spoken}):
        for term in terms(question, other):
            weights.setdefault(term, WEIGHT if told and term in FRAMING else 1.0)
    named = [terms(account, spoken) for account in accounts]
    for term in (term for name in named for term in name):
        weights.setdefault(term, 1.0)
    pairs = {
        (one, two): PAIR * min(weights[one], weights[two])
        for run in (asked, *named)
        for one, two in pairwise(run)
        if one != two
    }
    return Query(weights, pairs)
