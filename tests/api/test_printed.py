"""Answers as they are printed."""

from __future__ import annotations

import io

from api.printed import shortened, source
from api.terminal import Terminal
from assistant.findings import Citation


def test_a_very_long_quote_is_cut_at_a_word_and_says_so() -> None:
    assert shortened("word " * 400).endswith("word …")
    assert len(shortened("word " * 400)) < 620


def test_a_quote_shows_whom_it_is_not_for() -> None:
    to = Terminal(out=io.StringIO(), err=io.StringIO())
    said = [
        "\n".join(source(Citation("d", "s", "r", "line 1", 0, 1, "q", "t", "", "", "", "", labels=labels), "[1]", to))
        for labels in (("finance", "internal"), ("internal",))
    ]
    assert ["[finance]" in one for one in said] == [True, False]
