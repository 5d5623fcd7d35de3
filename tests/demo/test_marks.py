"""Marks in templates: where a fact's words stand once they are gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.marks import Unmarked, unmarked

PLAIN = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="⟦⟧|"), max_size=30)


@given(st.lists(st.tuples(PLAIN, PLAIN), max_size=6))
def test_what_was_marked_stands_at_its_place(parts: list[tuple[str, str]]) -> None:
    text, found = unmarked("".join(f"{before}⟦F{at}|{words}⟧" for at, (before, words) in enumerate(parts)))
    assert text == "".join(before + words for before, words in parts)
    assert [text[one.start : one.end] for one in found] == [words for _, words in parts]


@pytest.mark.parametrize("text", ["⟦F1|open", "closed⟧", "⟦F1|a ⟦F2|b⟧⟧", "⟦no name⟧"])
def test_a_mark_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(Unmarked):
        unmarked(text)
