"""Text of documents that steers nothing."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from api.tame import tame


@given(st.text())
def test_tame_text_has_nothing_that_steers_and_all_that_reads(text: str) -> None:
    made = tame(text)
    assert all(unicodedata.category(s) not in ("Cc", "Cs") or s in "\n\t" for s in made)
    assert not set(made) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\u00ad")
    kept = [sign for sign in text if sign.isalnum()]
    assert [sign for sign in made if sign.isalnum()] == kept
    assert tame(made) == made
