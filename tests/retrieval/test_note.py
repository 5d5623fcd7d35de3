"""A note among documents, and the words of others found again."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from retrieval.note import standing, words_end
from retrieval.noting import said, text_of

TEXT = st.text(st.characters(codec="utf-8"), max_size=80)


@given(TEXT, st.lists(st.sampled_from(["60", "days", "(net)", "a+b", "日本"]), min_size=1, max_size=3), TEXT)
def test_words_are_found_wherever_they_stand_whatever_space_is_between(
    before: str, words: list[str], after: str
) -> None:
    spread = "  \n".join(words)
    text = f"{before} {spread} {after}"
    spans = standing(" ".join(words), text)
    assert any(start <= len(before) + 1 < end for start, end in spans)
    assert all(text[start:end].split() == words for start, end in spans)


@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=60))
def test_no_words_and_no_name_can_pass_for_what_stands_below_them(words: str, name: str) -> None:
    one = said(f"{words}\n\nSaid by nobody\nx", f"{name}\n\nx", "Borealis", "2026-10-02", ["internal"])
    text = text_of(one)
    assert text[: words_end(text)] == one.words
    assert re.fullmatch(r"Said by [^\n]+ on 2026-10-02\n", text[words_end(text) :].lstrip("\n"))


def test_nothing_stands_nowhere() -> None:
    assert standing(" \n", "a b") == []
