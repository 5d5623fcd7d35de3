"""Two lines of a PDF made one, and when a hyphen at the end of the first is no part of its word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENDS = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_BEGINS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LINE = 40  # letters of a line that may need a hyphen
_OFTEN = 0.01  # of a document's lines end in a hyphen when its program parts words
_WORDS = 200_000


class Hyphens:
    """What a document's other lines say of its words."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        count = 0
        ends: list[tuple[str, str]] = []
        end = ""
        for line in lines:
            count += len(line) >= _LINE
            words = _WORD.findall(line)
            first = words[0].lower() if words else ""
            if end and first:
                ends.append((end, first))
                words = words[1:]
            found = _ENDS.search(line)
            end = found[1].lower() if found else ""
            if len(self._words) < _WORDS:
                self._words.update(word.lower().replace("\u2010", "-") for word in (words[:-1] if end else words))
        parted = sum(one not in self._words or other not in self._words for one, other in ends)
        self._parts = parted >= 3 and parted >= _OFTEN * count

    def joined(self, text: str, more: str) -> str:
        """Both as one line; between signs that need none no space comes.

        >>> Hyphens(["the payment"]).joined("each pay-", "ment"), Hyphens([]).joined("a long-", "term plan")
        ('each payment', 'a long-term plan')
        """
        if text.endswith("\u00ad"):
            return text[:-1] + more
        ends, begins = _ENDS.search(text), _BEGINS.match(more)
        if ends and begins and begins[0][0].islower():
            first, second = ends[1].lower(), begins[0].lower()
            whole, kept = first + second in self._words, f"{first}-{second}" in self._words
            own = kept or (first in self._words and second in self._words)
            return text[:-1] + more if whole or (self._parts and not own) else text + more
        if text.endswith(("-", "/")) and more[:1].isalnum() and text[-2:-1].isalnum():
            return text + more
        if text[-1:] > "\u2e80" and more[:1] > "\u2e80" and not "\uac00" <= text[-1:] <= "\ud7a3":
            return text + more
        return f"{text} {more}"
