"""A quote within what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

AROUND = (190, 320)  # characters before and after: the quote stands in a phone's sheet without scrolling
BRIEF = (140, 140)  # for a passage that is only near


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`before + quote + after` is a verbatim stretch of a text; `begins` and `ends` when it reaches the text's ends."""

    before: str
    quote: str
    after: str
    begins: bool
    ends: bool


def excerpt(text: str, start: int, end: int, around: tuple[int, int] = AROUND) -> Excerpt:
    """The quote at `start:end` with up to so many characters before and after, cut between words.

    >>> excerpt("one two three four five", 8, 13, around=(5, 5))
    Excerpt(before='two ', quote='three', after=' four', begins=False, ends=False)
    """
    low, high = max(0, start - around[0]), min(len(text), end + around[1])
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    return Excerpt(text[low:start], text[start:end], text[end:high], low == 0, high == len(text))
