"""The words that finds are told by, as patterns that take either case, with accents or without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from retrieval.lexical import folded

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LETTER = r"[^\W\d_]"
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_TOKEN = re.compile(r"[^\W_]+")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


@cache
def words(name: str) -> tuple[str, ...]:
    """The list of that name, "sections.actions" being one inside another; of all its languages.

    >>> "protokoll" in words("sections.actions"), "maßnahmen" in words("sections.actions")
    (False, True)
    """
    if name == "promising_verbs":
        return tuple(one for one in words("they_verbs") if one != "to")  # which any line may hold
    found: Any = _tables()
    for part in name.split("."):
        found = found[int(part) if part.isdigit() else part]
    return tuple(dict.fromkeys(_listed(found)))


@cache
def plain_words(name: str) -> frozenset[str]:
    """The list folded, for words that stand alone."""
    return frozenset(folded(one) for one in words(name))


def either(given: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; to be compiled with IGNORECASE.

    >>> bool(re.fullmatch(either(["maßnahme"]), "MASSNAHME", re.IGNORECASE))
    True
    """
    ranked = sorted(set(given), key=lambda one: (-len(one), one))
    return "(?:" + "|".join(_spelt(one) for one in ranked) + ")"


def alone(given: Iterable[str]) -> str:
    """A pattern for any of the words where no letter goes on before or after; signs of Japanese need no gaps."""
    wide = [one for one in given if WIDE.search(one)]
    narrow = [one for one in given if not WIDE.search(one)]
    first = "".join(sorted({re.escape(sign) for one in narrow for sign in _begins(one)}))  # most places fail at once
    parts = [rf"(?=[{first}])(?<!{_LETTER}){either(narrow)}(?!{_LETTER})"] if narrow else []
    other = "".join(sorted({re.escape(one[0]) for one in wide}))
    return "(?:" + "|".join([*parts, *([f"(?=[{other}]){either(wide)}"] if wide else [])]) + ")"


def _begins(word: str) -> tuple[str, ...]:
    """The signs that a word may begin with, an accent being optional."""
    return word[0], unicodedata.normalize("NFD", word[0])[0], _UMLAUTS.get(word[0], word[0])[0]


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Finds any word of the list in a text."""
    return re.compile(alone(words(name)), re.IGNORECASE)


@cache
def signs_of(*names: str) -> frozenset[str]:
    """Of each phrase of the lists its longest word: a line without any of them holds none of the phrases.

    >>> "protokoll" in signs_of("sections.actions"), "massnahmen" in signs_of("sections.actions")
    (False, True)
    """
    found = set()
    for one in (one for name in names for one in words(name) if not WIDE.search(one)):
        for spelt in (one, *("".join(_UMLAUTS.get(sign, sign) for sign in one),)):
            found.add(max(tokens(spelt), key=lambda token: (len(token), token), default=""))
    return frozenset(found)


def tokens(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(_TOKEN.findall(folded(text)))


@cache
def _tables() -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name in ("words.yaml", "day_words.yaml"):
        text = (Path(__file__).parent / name).read_text("utf-8")
        found |= yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the fast one where there is one
    return found


def _listed(given: Any) -> Iterator[str]:
    if isinstance(given, Mapping):
        for each in given.values():
            yield from _listed(each)
    else:
        yield from (one.strip() for one in str(given).split("|" if "|" in str(given) else None) if one.strip())


def _spelt(word: str) -> str:
    """The word with each accent optional and every gap any."""
    return "".join(_sign(sign) for sign in word)


def _sign(sign: str) -> str:
    if sign == " ":
        return r"\s+"
    if sign in "'’":
        return "['’]"
    if sign in _UMLAUTS:
        bare = unicodedata.normalize("NFD", sign)[0]
        return f"(?:{sign}|{_UMLAUTS[sign]}" + (f"|{bare})" if bare != sign else ")")
    bare = unicodedata.normalize("NFD", sign)[0]
    return f"[{sign}{bare}]" if bare != sign and not WIDE.match(sign) else re.escape(sign)
