"""Whether a number with a point counts something, as in "zum 1. März", and so ends no sentence."""

from __future__ import annotations

import re

from retrieval.dates import MONTHS
from retrieval.lexical import folded
from retrieval.stopwords import STOPWORDS

_NUMBER = re.compile(r"(?:\d{1,2}\.?\s?[/–-]\s?)*\d{1,3}")
_WORD = re.compile(r"\s*[\"'„“(*_]*([^\W\d_]+)")
# Months in languages that write a point behind the day and that dates are not read in; folded.
_MONTHS = frozenset(folded(name) for name in MONTHS if len(name) > 2) | frozenset(
    """ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
    januara februara marca aprila maja juna jula augusta septembra oktobra novembra decembra marts mars maj desember
    januari februari augusti marcius aprilis majus junius julius augusztus szeptember
    ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik""".split()
)
_FINNISH = re.compile(r"[a-z]+kuu(?:ta|n|ssa|sta|hun)?$")
_AFTER_YEARS = frozenset("marcius aprilis majus junius julius augusztus szeptember".split())  # "2026. Március"
_OTHERWISE = frozenset("may march mars mart mar set out ago".split())  # are also words: they need a year or an article
_COUNTED = frozenset("quartal halbjahr kalenderwoche kw jahrhundert jh kvartal ceyrek negyedev obergeschoss".split())
# What stands before a number that counts, in German and the Nordic languages.
_LEADING = frozenset(
    """der die das den dem des ein eine einen einem einer zum zur am im vom beim ab bis seit nach vor jeder jede jedes
    jeden jedem dieser diese dieses diesen diesem unser unsere unserem unserer unseren ihr ihre ihrem ihrer seine seinem
    seiner kein keine und oder als fur d det den""".split()
)


def counts(before: str, after: str) -> bool:
    """True when the number that ends `before`, and whose point stands before `after`, counts what follows.

    >>> counts("Kündbar zum 1", " März 2027."), counts("Es waren 3", " Danach kam nichts.")
    (True, False)
    """
    words = before.split()
    number = words[-1].strip("(\"'*_„“") if words else ""
    following = _WORD.match(after)
    if not following or not (_NUMBER.fullmatch(number) or (number.isdigit() and len(number) == 4)):
        return False
    word = folded(following[1])
    if len(number) == 4 and number.isdigit():
        return word in _AFTER_YEARS
    led = len(words) > 1 and folded(words[-2]).strip("(\"'*_„“.,") in _LEADING
    if word in _MONTHS or _FINNISH.match(word):
        return led or word not in _OTHERWISE or bool(re.match(r"\.?\s+(?:19|20)\d\d\b", after[following.end() :]))
    return word in _COUNTED or (led and word not in STOPWORDS["de"])
