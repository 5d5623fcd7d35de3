"""Where in its source a stretch of text stands, in words a person can follow."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.evidence import Mark


def label_at(marks: Sequence[Mark], text: str, start: int, end: int) -> str:
    """Where `text[start:end]` stands in its source, in words a person can follow.

    Marks that overlap the slice are named, first to last; without any, its lines are.

    >>> label_at([], "one\\ntwo\\nthree", 4, 7)
    'line 2'
    """
    touched = [m.label for m in marks if m.start < end and start < m.end]
    if touched:
        return between(touched[0], touched[-1])
    first = text.count("\n", 0, start) + 1
    last = first + text[start:end].rstrip("\n").count("\n")
    return between(f"line {first}", f"line {last}")


def between(first: str, last: str) -> str:
    """Two places as one stretch.

    >>> between("line 12", "line 14"), between("row 4, Region", "row 5, City")
    ('lines 12–14', 'row 4, Region – row 5, City')
    """
    if first == last:
        return first
    noun, _, number = first.rpartition(" ")
    other, _, end = last.rpartition(" ")
    joined = noun and noun == other and number.isdecimal() and end.isdecimal()
    return f"{noun}s {number}–{end}" if joined else f"{first} – {last}"
