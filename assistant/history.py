"""What earlier turns of a conversation add to a question that does not stand by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.lexical import folded, terms

FEW = 3  # content terms; with fewer a question leans on what was said before
BACK = 3  # questions looked back at; what was named earlier is no longer what "it" means

# Words that point at something said before, by language.
_POINTING = frozenset(
    """it its they them their he him his she her this these those
    ihn ihm dessen deren dieser diese dieses davon dazu daran
    esto eso ellos ellas celui celle ceci cela elles ils questo questa essi""".split()
)
_STARTS = re.compile(
    r"\s*(?:and|but|or|also|what about|how about|und|aber|oder|auch|y|pero|et|mais|e|ma|maar)\b", re.IGNORECASE
)


def leans(question: str, lang: str = "") -> bool:
    """True when the question needs earlier turns: it points back, goes on from them, or says next to nothing.

    >>> leans("Who approves it?"), leans("Who approves rebates above 5 % in the Mexico plant?")
    (True, False)
    """
    few = len(set(terms(question, lang))) < FEW
    return few or points_back(question) or bool(_STARTS.match(question))


def points_back(question: str) -> bool:
    """True when a word of the question stands for something said before it."""
    return bool(set(re.findall(r"[^\W\d_]+", folded(question))) & _POINTING)


def carried(question: str, history: Sequence[str], lang: str = "") -> str:
    """Text of earlier turns that completes the question, newest first; empty for one that stands by itself.

    `history` alternates what was asked and what was answered and may end with either. Of the questions each is taken
    until one that stands by itself; of the last answer only the names, for it was ours and may have been wrong.
    """
    if not history or not leans(question, lang):
        return ""
    asked = list(history[::-1][1::2] if len(history) % 2 == 0 else history[::-1][::2])
    taken: list[str] = []
    for earlier in asked[:BACK]:
        taken.append(earlier)
        if not leans(earlier, lang):
            break
    answer = history[-1] if len(history) % 2 == 0 else ""
    return " ".join([*taken, *_names(answer)])


_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s+[A-ZÀ-ÖØ-Þ][\w'’-]+)+")


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(_NAME.findall(text)))[:BACK]
