"""A person is told where a stretch of text stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evidence import Mark
from retrieval.place import between, label_at

MARKS = [Mark(0, 5, "row 4"), Mark(5, 9, "row 5"), Mark(9, 12, "row 6")]


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [(0, 5, "row 4"), (1, 2, "row 4"), (4, 6, "rows 4–5"), (0, 12, "rows 4–6"), (5, 9, "row 5"), (11, 12, "row 6")],
)
def test_the_marks_that_a_stretch_touches_are_named(start: int, end: int, label: str) -> None:
    assert label_at(MARKS, "x" * 12, start, end) == label


@given(st.lists(st.text("ab ", min_size=1, max_size=5), min_size=1, max_size=8), st.data())
def test_without_marks_its_lines_are_counted(lines: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines) - 1))
    text = "".join(f"{line}\n" for line in lines)
    start, end = (sum(len(line) + 1 for line in lines[:at]) for at in (first, last + 1))
    expected = f"line {first + 1}" if first == last else f"lines {first + 1}–{last + 1}"
    assert label_at([], text, start, end) == expected


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [("row 4", "row 4", "row 4"), ("row 4", "row 6", "rows 4–6"),
     ("00:01 Jane", "00:02 Rita", "00:01 Jane – 00:02 Rita"),
     ("row 4", "line 5", "row 4 – line 5"), ("4", "5", "4 – 5")],
)  # fmt: skip
def test_two_places_are_said_as_one_stretch(first: str, last: str, label: str) -> None:
    assert between(first, last) == label
