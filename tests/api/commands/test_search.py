"""`aia search`: passages, best first."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api.conftest import Run


def test_search_shows_passages_best_first(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    done = run("search", "pumps delivered late", "-n", "1")
    assert done.out.startswith("1. Visit at Borealis · line")
    found = json.loads(run("search", "pumps delivered late", "-n", "2", "--json").out)
    assert found["hits"][0]["title"] == "Visit at Borealis"
    assert found["mode"] == "lexical"


def test_text_of_documents_steers_no_terminal(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    done = run("search", "code word spare parts portal")
    assert "heron" in done.out
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
