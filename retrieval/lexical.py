"""Terms of a text in any language, and BM25 whose statistics are over exactly the rows it was given."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from math import log1p
from types import MappingProxyType

import numpy as np
import Stemmer
from numpy.typing import NDArray

from retrieval.stopwords import STOPWORDS, language

K1 = 1.2
B = 0.75
LONGEST_TERM = 64

Scores = NDArray[np.float64]

_RUN = re.compile(r"[^\W_]+(?:[-_./'’&+][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003134f]+")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_SNOWBALL = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}


def folded(text: str) -> str:
    """The text in one case and one Unicode form, accents of Latin letters taken off.

    >>> folded("Kündigung ＦＵＬＬ")
    'kundigung full'
    """
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold()))
    return unicodedata.normalize("NFC", bare)


def terms(text: str, lang: str = "") -> tuple[str, ...]:
    """What the text is found by: stems of its words, numbers, identifiers whole and in parts, pairs of CJK signs.

    `lang` is a two-letter code; empty, the text's own small words tell it. Order and repeats are kept.

    >>> terms("The pumps of BRG-7204 were replaced.")
    ('pump', 'brg-7204', 'brg', '7204', 'replac')
    """
    runs = _RUN.findall(folded(text))
    spoken = lang[:2].lower() if lang[:2].lower() in _SNOWBALL else language(runs)
    return tuple(term for run in runs for term in _run_terms(run[:4096], spoken))


@lru_cache(maxsize=1 << 17)
def _run_terms(run: str, lang: str) -> tuple[str, ...]:
    parts = _PART.findall(run)
    if len(parts) > 1 and parts[-1] in ("s", "t", "d", "m", "ll", "re", "ve") and run[-len(parts[-1]) - 1] in "'’":
        parts.pop()
    found = [run] if len(parts) > 1 and len(run) <= LONGEST_TERM and any(sign.isdigit() for sign in run) else []
    for part in parts:
        found.extend(_part_terms(part, lang))
    return tuple(found)


def _part_terms(part: str, lang: str) -> Iterator[str]:
    if _WIDE.search(part):
        for wide in _WIDE.findall(part):
            yield from (wide[at : at + 2] for at in range(max(1, len(wide) - 1)))
        part = _WIDE.sub("", part)
    if part and part not in STOPWORDS[lang]:
        yield _stem(part[:LONGEST_TERM], lang)


@lru_cache(maxsize=1 << 17)
def _stem(word: str, lang: str) -> str:
    if not word.isalpha():
        return word
    return folded(Stemmer.Stemmer(_SNOWBALL[lang]).stemWord(word))


class TermMatrix:
    """How often each term, and each pair of terms side by side, stands in each row; BM25 from these rows alone."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        numbers: dict[str, int] = defaultdict(count().__next__)  # a new term takes the next number
        flat = np.fromiter(map(numbers.__getitem__, chain.from_iterable(rows)), np.int32)
        lengths = np.fromiter(map(len, rows), np.int64, len(rows))
        owner = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
        self.rows = len(rows)
        self._numbers = dict(numbers)
        self._flat, self._owner = flat, owner
        # Where each term stands, the places of one term together and ascending.
        self._places = np.argsort(flat, kind="stable").astype(np.int32)
        ordered = flat[self._places]
        self._edge = np.searchsorted(ordered, np.arange(len(numbers) + 1))
        # Each term's rows, ascending and each once, and how often the term stands in them.
        rows_of = owner[self._places]
        begins = np.ones(len(flat), np.bool_)
        if len(flat):
            np.logical_or(ordered[1:] != ordered[:-1], rows_of[1:] != rows_of[:-1], out=begins[1:])
        starts = np.flatnonzero(begins)
        self._held = rows_of[starts]
        self._count = np.diff(starts, append=len(flat)).astype(np.int32)
        self._held_edge = np.searchsorted(starts, self._edge)
        self._slack = K1 * (1 - B + B * lengths / (float(lengths.mean()) or 1.0)) if len(rows) else np.zeros(0)

    def holding(self, term: str) -> NDArray[np.int32]:
        """Numbers of the rows that hold the term, ascending."""
        return self._posted(term)[0]

    def bm25(self, query: Mapping[str, float], pairs: Mapping[tuple[str, str], float] = MappingProxyType({})) -> Scores:
        """One score for each row; `query` weighs terms, `pairs` two terms side by side.

        Summed in the order of the terms, so always the same bytes.
        """
        told = [(*self._posted(term), query[term]) for term in sorted(query)]
        told += [(*found, pairs[pair]) for pair, found in zip(sorted(pairs), self._beside(sorted(pairs)), strict=True)]
        told = [one for one in told if len(one[0])]
        if not told:
            return np.zeros(self.rows)
        row = np.concatenate([row for row, _, _ in told])
        count = np.concatenate([count for _, count, _ in told])
        weights = [weight * log1p((self.rows - len(row) + 0.5) / (len(row) + 0.5)) for row, _, weight in told]
        weight = np.repeat(weights, [len(row) for row, _, _ in told])
        gained = weight * count * (K1 + 1) / (count + self._slack[row])
        return np.bincount(row, gained, self.rows).astype(np.float64, copy=False)

    def _posted(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The rows that hold the term, ascending, and how often each does."""
        number = self._numbers.get(term)
        mine = slice(0, 0) if number is None else slice(self._held_edge[number], self._held_edge[number + 1])
        return self._held[mine], self._count[mine]

    def _standing(self, term: str) -> NDArray[np.int32]:
        number = self._numbers.get(term)
        return self._places[:0] if number is None else self._places[self._edge[number] : self._edge[number + 1]]

    def _beside(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
        """For each pair the rows in which the second term stands right after the first, ascending, and how often.

        The rarer term of a pair is followed, all pairs at once.
        """
        here = [(self._standing(one), self._standing(two)) for one, two in pairs]
        first = [len(one) <= len(two) for one, two in here]
        followed = [one if rarer else two for (one, two), rarer in zip(here, first, strict=True)]
        sizes = [len(places) for places in followed]
        place = np.concatenate(followed) if followed else np.zeros(0, np.int32)
        pair = np.repeat(np.arange(len(pairs)), sizes)
        wanted = [self._numbers.get(two if rarer else one, -1) for (one, two), rarer in zip(pairs, first, strict=True)]
        step = np.repeat(np.where(first, 1, -1).astype(np.int32), sizes)
        other = place + step
        inside = (other >= 0) & (other < len(self._flat))
        place, other, pair = place[inside], other[inside], pair[inside]
        met = self._flat[other] == np.array(wanted, np.int32)[pair]
        place, other, pair = place[met], other[met], pair[met]
        met = self._owner[place] == self._owner[other]
        row, pair = self._owner[place[met]], pair[met]
        # Each pair's rows once, and how often the pair stands in them.
        begins = np.ones(len(row), np.bool_)
        if len(row):
            np.logical_or(row[1:] != row[:-1], pair[1:] != pair[:-1], out=begins[1:])
        starts = np.flatnonzero(begins)
        count = (np.concatenate([starts[1:], [len(row)]])[: len(starts)] - starts).astype(np.int32)
        edges = np.searchsorted(pair[starts], np.arange(len(pairs) + 1))
        for at in range(len(pairs)):
            mine = slice(edges[at], edges[at + 1])
            yield row[starts[mine]], count[mine]
