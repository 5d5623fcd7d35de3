"""How two different names of companies may be one: a short form, a slip of the pen, initials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from retrieval.identity.business_words import GENERIC, class_of, generic, stands_for, telling, without_group
from retrieval.identity.written import Written

How = Literal["equal", "short", "common slip", "own slip", "variant", "group", "initials", "country"]
SHORTEST_SLIP = 5  # letters of a word that may be misspelt; one more where a letter became another one
LONG_SLIP = 8
_LAST_LETTER = "\u2e7f"  # what follows are signs that each are a word or a syllable, and no slip of one another
LONGEST_INITIALS = 6
_ENDINGS = frozenset({"s", "e", "n", "a", "o", "i", "r", "en", "es"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike, in a word and in words for a reader."""

    how: How
    why: str
    words: tuple[str, ...] = ()  # the two spellings where one may be a slip


def likeness(left: Written, right: Written) -> Likeness | None:
    """The closest way in which both may be one name; None where they are two."""
    pair = f"“{left.said}” and “{right.said}”"
    if left.keys & right.keys:
        return Likeness("equal", f"{pair} are one name without legal forms")
    if len(left.own) == len(right.own):
        return _word_by_word(left.own, right.own, pair)
    if without_group(left.own) == without_group(right.own):
        return Likeness("group", f"{pair} are one name but for the word for a group")
    if left.bare == right.bare and left.bare and not generic(left.bare):
        return Likeness("country", f"{pair} are one name but for the country")
    if _initials(left.own, right.own) or _initials(right.own, left.own):
        return Likeness("initials", f"of {pair} one may be the initials of the other")
    return None


def _word_by_word(left: tuple[str, ...], right: tuple[str, ...], pair: str) -> Likeness | None:
    odd = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    same = [one for one, other in zip(left, right, strict=True) if one == other]
    if same and not generic(same) and all(stands_for(one, other) for one, other in odd):
        return Likeness("short", f"{pair} are one name, a word of it written short")
    if len(odd) != 1 or not slip(*odd[0]):
        return None
    words = " and ".join(f"“{word}”" for word in odd[0])
    if odd[0][0][0] != odd[0][1][0]:
        return Likeness("variant", f"{pair} differ in the first letter of {words}")
    if odd[0][0] in GENERIC or odd[0][1] in GENERIC:
        if generic(same) or (odd[0][0] in GENERIC and odd[0][1] in GENERIC):
            return None
        if min(map(len, odd[0])) >= LONG_SLIP or not _replaced(*odd[0]):
            return Likeness("common slip", f"{pair} differ in one letter of {words}", odd[0])
    variant = _replaced(*odd[0]) or _surname(odd[0][0]) == _surname(odd[0][1])
    return Likeness("variant" if variant else "own slip", f"{pair} differ in one letter of {words}", odd[0])


def _replaced(left: str, right: str) -> bool:
    """True where a letter became another one: so names differ more often than typing does, Petersen and Pedersen."""
    return len(left) == len(right) and sorted(left) != sorted(right)


def slip(left: str, right: str) -> bool:
    """True when one may be the other misspelt by one letter; an ending, a number or a direction is no slip.

    >>> slip("industires", "industries"), slip("textile", "textiles"), slip("plant1", "plant2")
    (True, False, False)
    """
    short, long = sorted((left, right), key=len)
    if len(long) < SHORTEST_SLIP or not (left + right).isalpha() or max(left + right) > _LAST_LETTER:
        return False
    if OSA.distance(left, right, score_cutoff=1) != 1 or (telling(left) and telling(right)):
        return False
    if len(short) == len(long):
        if len(short) == SHORTEST_SLIP and sorted(short) != sorted(long):
            return False
        return not (left[:-1] == right[:-1] and left[-1] in _ENDINGS and right[-1] in _ENDINGS)
    if len(long) == SHORTEST_SLIP and long[0] != short[0]:
        return False
    return not (long.startswith(short) and long[len(short) :] in _ENDINGS)


def shortened(own: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Keys that two names share which differ by one slip."""
    for at, word in enumerate(own):
        if len(word) >= SHORTEST_SLIP - 1 and word.isalpha():
            rest = (*own[:at], "", *own[at + 1 :])
            yield (*rest, word)
            yield from ((*rest, word[:cut] + word[cut + 1 :]) for cut in range(len(word)))


def classes(own: tuple[str, ...]) -> tuple[str, ...]:
    """A key that a name shares with its short forms."""
    return tuple(class_of(word) for word in own)


def initials(own: tuple[str, ...]) -> str:
    """The first letters of a name of three to six words; "" for others.

    >>> initials(("international", "business", "machines"))
    'ibm'
    """
    return "".join(word[0] for word in own if word[0] != "@") if 3 <= len(own) <= LONGEST_INITIALS else ""


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and 3 <= len(short[0]) <= LONGEST_INITIALS and short[0] == initials(long)


def _surname(word: str) -> str:
    """One spelling for families of surnames: Meyer, Maier; Hofmann, Hoffmann; Schmidt, Schmitt."""
    for said, meant in (("ai", "ei"), ("ay", "ei"), ("ey", "ei"), ("y", "i"), ("dt", "t"), ("th", "t"), ("ck", "k"),
                        ("c", "k"), ("ph", "f"), ("v", "f"), ("z", "s"), ("w", "f")):  # fmt: skip
        word = word.replace(said, meant)
    return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])
