"""How a name is written, folded so that spellings of one name come out alike and different names do not."""

from __future__ import annotations

import re
import unicodedata

from retrieval.lexical import folded

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ð": "d", "þ": "th"})
_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’`´ʼ](?=\w)")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])[./]\s?(?=[^\W\d_](?![^\W_]))")


def plain(text: str) -> str:
    """In one case, without accents; letters of other Latin alphabets as English writes them.

    >>> plain("Łódź Ørsted Müller")
    'lodz orsted muller'
    """
    return folded(text).translate(_PLAIN)


def spellings(text: str) -> tuple[str, ...]:
    """The text folded, and with its umlauts written as two letters where it has any.

    >>> spellings("Müller")
    ('muller', 'mueller')
    """
    long = unicodedata.normalize("NFKC", text).casefold().translate(_LONG)
    return tuple(dict.fromkeys((plain(text), plain(long))))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a folded text; letters with dots are one word, a number has no zeros before it.

    >>> tokens("o'brien s.a. de c.v., plant 03")
    ('obrien', 'sa', 'de', 'cv', 'plant', '3')
    """
    joined = _INITIALS.sub(r"\1", _APOSTROPHE.sub("", text))
    return tuple(word.lstrip("0") or "0" if word.isdecimal() else word for word in _WORD.findall(joined))
