"""`aia status`: the home in numbers."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api.conftest import Run


def test_status_counts_what_is_in_the_home(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    done = run("status")
    assert "5 documents" in done.out
    assert "1 document without an account" in done.out
    assert json.loads(run("status", "--json").out)["accounts"][0] == {"account": "Borealis", "documents": 3}
