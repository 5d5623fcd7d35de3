"""What is never kept of a row, wherever in it it stands: columns that a mapping refuses by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_NAMES = ("name", "key", "id", "label", "fieldKey", "field", "fieldName", "title")
_SHORT = 6

Refuses = Callable[[str], bool]


def refuses(deny: Set[str]) -> Refuses:
    """Whether a column's name is refused: a short word must stand in it as a word, a longer one anywhere.

    >>> [refuses({"ssn", "dateofbirth"})(name) for name in ("SSN__c", "contact.dateOfBirth", "Lessness")]
    [True, True, False]
    """
    short = frozenset(word for word in deny if len(word) < _SHORT)
    long = sorted(deny - short)

    @lru_cache(maxsize=4096)
    def refused(name: str) -> bool:
        plain = "".join(sign for sign in name.casefold() if sign.isalnum())
        words = {word.casefold() for word in _WORD.findall(name)}
        return plain in deny or not short.isdisjoint(words) or any(word in plain for word in long)

    return refused


def without(value: Any, refused: Refuses) -> tuple[Any, tuple[str, ...]]:
    """The value with nothing in it that is refused, and the names of what was; unchanged where nothing was.

    A field that is given as a name and a value, as custom fields are, is refused by that name.
    """
    dropped: list[str] = []
    kept = _kept(value, refused, dropped)
    return (kept if dropped else value), tuple(dict.fromkeys(dropped))


def _kept(value: Any, refused: Refuses, dropped: list[str]) -> Any:
    if isinstance(value, list):
        return [_kept(one, refused, dropped) for one in value]
    if not isinstance(value, dict):
        return value
    named = next((value[key] for key in _NAMES if isinstance(value.get(key), str) and refused(value[key])), "")
    if named:
        dropped.append(named)
        return {key: one for key, one in value.items() if key in _NAMES}
    found = {}
    for key, one in value.items():
        if refused(key):
            if one not in (None, "", [], {}):
                dropped.append(key)
        else:
            found[key] = _kept(one, refused, dropped)
    return found
