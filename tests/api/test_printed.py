"""Answers as they are printed."""

from __future__ import annotations

from api.printed import shortened


def test_a_very_long_quote_is_cut_at_a_word_and_says_so() -> None:
    assert shortened("word " * 400).endswith("word …")
    assert len(shortened("word " * 400)) < 620
