"""Text of documents made harmless to look at: it may steer neither a terminal nor the reading direction."""

from __future__ import annotations

import unicodedata

JOINERS = "\u200c\u200d"  # words of Persian and Hindi, and some emoji, are spelt with them
SPACES = "\n\t"


def tame(text: str) -> str:
    """The text without signs that show nothing; control signs become a space, halves of a pair a mark.

    >>> tame("a\\x1b[31mb\\u202ec\\u00adn")
    'a [31mbcn'
    """
    return "".join(sign if sign.isalnum() else shown(sign) for sign in text)


def shown(sign: str) -> str:
    """One sign as it may be shown."""
    kind = unicodedata.category(sign)
    if sign in SPACES or sign in JOINERS or kind not in ("Cc", "Cf", "Cs"):
        return sign
    return {"Cc": " ", "Cf": "", "Cs": "\ufffd"}[kind]
