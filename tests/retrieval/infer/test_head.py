"""What a text's first lines say of it is found in lines and in tables, and only there."""

from __future__ import annotations

import pytest

from retrieval.infer.head import head_of

CASES: dict[str, tuple[str, dict[str, str]]] = {
    "rows of a table": (
        "# C\n| Document no. | GC-2 |\n| **Status** | approved |\n| Effective date | 15 April 2026 |\n| Replaces | X |",
        {"ref": "GC-2", "status": "approved", "date": "2026-04-15", "supersedes": "X"},
    ),
    "German rows": (
        "| Kunde | Larkfen |\n| Gültig ab | 1. März 2026 |\n",
        {"account": "Larkfen", "date": "2026-03-01"},
    ),
    "a table of figures": ("| Region | Revenue |\n| EMEA | 3 |\n| NA | 4 |\n", {}),
    "columns of people": ("| Status | Owner |\n| open | Ana |\n", {}),
    "one row alone": ("| Region | Plant |\n", {}),
    "a line that says it is replaced": ("SUPERSEDED - kept for the record\n\n# Plan\n", {"status": "superseded"}),
    "a word that only begins so": ("Replacedness is no word.\n", {}),
    "lines": ("Version: 2\nStatus: draft\n", {"version": "2", "status": "draft"}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_head_says_what_its_lines_and_tables_name(name: str) -> None:
    text, wanted = CASES[name]
    assert {guess.field: guess.value for guess in head_of(text, "markdown").guesses} == wanted
