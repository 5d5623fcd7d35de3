"""A quote read aloud keeps its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plain import plain


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("[Ann Berg](https://x.example/a_b(c)) leads", "Ann Berg leads"),
        ("![chart](x.png) falls", "chart falls"),
        ("**Finance** and *sales*", "Finance and sales"),
        ("`aia_config` and snake_case_name", "aia_config and snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("one\n  two", "one two"),
        ("| APAC | 6 % |", "APAC, 6 %"),
        ("a\u200bb \U000e0041c\u202e", "ab c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b>Red</b> <https://x.example>", "Red https://x.example"),
        ("[x] done", "[x] done"),
        ("**[@ann](https://x.example)**, Acme", "@ann, Acme"),
        (r"10 \* 2", "10 * 2"),
    ],
)
def test_markup_goes_and_words_stay(quote: str, read: str) -> None:
    assert plain(quote) == read


@given(st.text(alphabet="abAB01 *_`~[]()!<>|\\\n.:/", max_size=120))
def test_no_word_is_added_and_none_changes_places(quote: str) -> None:
    rest = iter(re.findall(r"\w", quote))
    assert all(sign in rest for sign in re.findall(r"\w", plain(quote)))


@given(st.text(max_size=200))
def test_what_is_read_aloud_is_one_line(quote: str) -> None:
    read = plain(quote)
    assert read == " ".join(read.split())
