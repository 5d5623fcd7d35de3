"""A question's words stand where they were written, folded as texts are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retrieval.lexical import folded
from retrieval.mention import words


@given(st.text(max_size=100))
def test_each_word_stands_where_it_was_written(question: str) -> None:
    found = words(question)
    assert all(question[word.start : word.end] == word.said and word.plain == folded(word.said) for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_possessive_is_no_word_and_a_lone_letter_is() -> None:
    assert [word.plain for word in words("Larkfen's and Rita’s plan S")] == ["larkfen", "and", "rita", "plan", "s"]


def test_signs_part_words() -> None:
    assert [word.said for word in words("T-JP_044, (Müller)")] == ["T", "JP", "044", "Müller"]
