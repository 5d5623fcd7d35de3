"""Whether a text says something, whatever its letters' case, its marks, and the form of its numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from retrieval.dates import places_of_dates
from retrieval.lexical import folded

# A number with signs that group or divide its digits: 94,500 · 94.500,00 · 94 500 · 94'500 · 6.5
_NUMBER = re.compile(r"\d+(?:(?:[.,'’\u00a0\u202f]|(?<=\d) (?=\d{3}(?!\d)))\d+)*")
# Digits of a name: BRG-7204, S1, 3D-print. Bounded, so that a hostile word takes no time.
_LETTER = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_NAMED = re.compile(
    rf"(?<!\w){_LETTER}{{1,40}}[-_/#]?\d[\w-]{{0,40}}"
    rf"|(?<!\w)\d{{1,9}}{_LETTER}[\w-]{{0,40}}-\w{{1,40}}"
)
_BETWEEN = re.compile(r"[^\w.%€$£¥-]+")
_WORD = re.compile(r"[^\W_]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def value(written: str) -> str:
    """The number as digits with a point before its fraction, zeros at its ends left out.

    >>> [value(one) for one in ("94,500", "94.500,00", "94 500", "6.50", "1,250.00", "0,5", "007")]
    ['94500', '94500', '94500', '6.5', '1250', '0.5', '7']
    """
    text = re.sub(r"[\s'’\u00a0\u202f]", "", written)
    signs = [sign for sign in text if sign in ".,"]
    fraction = ""
    if signs and _divides(text, signs):
        text, _, fraction = text.rpartition(signs[-1])
    whole = re.sub(r"[.,]", "", text).lstrip("0") or "0"
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _divides(text: str, signs: list[str]) -> bool:
    """True when the last sign stands before a fraction: another kind came before it, or no group of three follows."""
    last = text.rpartition(signs[-1])[2]
    if len(set(signs)) > 1:
        return signs.count(signs[-1]) == 1
    return len(signs) == 1 and (len(last) != 3 or text.startswith("0"))


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text as dates ("2026-09-30"), numbers and what stands between, in order, each with its kind."""
    at = 0
    for start, end, iso in (*places_of_dates(text), (len(text), len(text), "")):
        before = text[at:start]
        place = 0
        for found in _NUMBER.finditer(before):
            yield "words", before[place : found.start()]
            yield "number", value(found.group())
            place = found.end()
        yield "words", before[place:]
        if iso:
            yield "date", iso
        at = end


def plainly(text: str) -> str:
    """The text in one form: dates as ISO, numbers bare, one space between words, no case and no accents.

    >>> plainly("By 30 September 2026, Frau Müller: 94.500,00 €")
    ' by ⟨2026-09-30⟩ frau muller ⟨94500⟩ € '
    """
    text = normalize("NFKC", text)
    said = "".join(one if kind == "words" else f" ⟨{one}⟩ " for kind, one in pieces(text))
    return f" {' '.join(_spaced(folded(said)))} "


def _spaced(text: str) -> Iterator[str]:
    for part in re.split(r"(⟨[^⟩]*⟩)", text):
        if part.startswith("⟨"):
            yield part
        else:
            yield from (word for one in _BETWEEN.split(part) if (word := one.strip(".-")))


def says(text: str, way: str) -> bool:
    """True when the text says the way, as whole words where its writing has words.

    >>> says("Notice by 30 Sep 2026.", "2026-09-30"), says("It is 94.500,00 €", "94,500"), says("Feldmann", "Feld")
    (True, True, False)
    >>> says("競合の星川が", "星川")
    True
    """
    wanted = plainly(way)
    if not _WORD.search(wanted):
        return way.strip() != "" and way.strip() in text
    if _CJK.search(wanted):
        return "".join(wanted.split()) in "".join(plainly(text).split())
    return wanted in plainly(text)


def says_any(text: str, ways: Iterable[str]) -> bool:
    """True when the text says one of the ways."""
    return any(says(text, way) for way in ways)


def numbers(text: str) -> set[str]:
    """Every number and date of the text, in one form; digits inside a name such as BRG-7204 are its own.

    >>> sorted(numbers("BRG-7204: 6 % until 30 Sep 2026, 4,200 pcs"))
    ['2026-09-30', '4200', '6']
    """
    text = normalize("NFKC", text)
    bare = _NAMED.sub(" ", _dates_out(text))
    found = {one for kind, one in pieces(bare) if kind == "number"}
    return found | {iso for _, _, iso in places_of_dates(text)}


def _dates_out(text: str) -> str:
    """The text without its dates."""
    kept, at = [], 0
    for start, end, _ in places_of_dates(text):
        kept.append(text[at:start])
        at = end
    return " ".join([*kept, text[at:]])
