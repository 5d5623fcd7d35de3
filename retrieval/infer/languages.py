"""The language a text is written in, by its script and its small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from retrieval.infer.guess import Guess
from retrieval.lexical import folded
from retrieval.stopwords import STOPWORDS

SAMPLE = 2000
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar",
    "HEBREW": "he", "THAI": "th", "DEVANAGARI": "hi",
}  # fmt: skip
_MORE = {
    "pl": "i w z na do nie sie jest to ze od po za przez dla oraz ktory ktore czy jak tylko przy nas przed",
    "sv": "och att det som en ar av for med till den inte om har vi ett kan ska vid fran",
    "cs": "a se na je v ze do pro s o k jsme byl bylo byla jsou ktery ktere podle nebo jako",
}
_SMALL = {**STOPWORDS, **{lang: frozenset(said.split()) for lang, said in _MORE.items()}}
_SHARED = Counter(word for words in _SMALL.values() for word in words)
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> Guess | None:
    """The language, where enough of the text shows it; None where little or a mixture does.

    >>> language_of("Die Lieferung ist nicht vor dem 3. April möglich, und der Kunde weiß das.").value
    'de'
    """
    sample = text[:SAMPLE]
    letters = [sign for sign in sample if sign.isalpha()]
    if not letters:
        return None
    wide = Counter(_script(sign) for sign in letters if not sign.isascii())
    wide.pop("", None)
    if sum(wide.values()) * 5 >= len(letters):
        name = (
            "ja"
            if wide["ja"] and wide["ja"] + wide["zh"] >= 0.5 * sum(wide.values())
            else max(wide, key=lambda s: (wide[s], s))
        )
        return Guess("lang", name, "the script of its text")
    counts: Counter[str] = Counter()
    for word in _WORD.findall(folded(sample)):
        for lang, small in _SMALL.items():
            if word in small:
                counts[lang] += 12 // _SHARED[word]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 36 or (len(ranked) > 1 and ranked[0][1] < 1.2 * ranked[1][1]):
        return None
    return Guess("lang", ranked[0][0], "the small words of its text")


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "").split(" ")[0]
    return _SCRIPTS.get(name, "")
