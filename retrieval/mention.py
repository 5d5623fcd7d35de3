"""Words of a question, and what some of them name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retrieval.lexical import folded

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """`question[start:end]` as written, and folded."""

    start: int
    end: int
    said: str
    plain: str


@dataclass(frozen=True, slots=True)
class Mention:
    """`question[start:end]` names `value`; certain enough to leave other documents out, or only a hint."""

    value: str
    start: int
    end: int
    certain: bool
    how: str


@lru_cache(maxsize=256)
def words(question: str) -> tuple[Word, ...]:
    """The question's words in order; a possessive 's is none.

    >>> [word.plain for word in words("Müller's plan")]
    ['muller', 'plan']
    """
    found = [Word(m.start(), m.end(), m[0], folded(m[0])) for m in _WORD.finditer(question)]
    return tuple(w for w in found if not (w.plain == "s" and w.start and question[w.start - 1] in "'’"))
