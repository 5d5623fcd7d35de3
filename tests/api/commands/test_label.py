"""`aia label`: a correction, made and taken back."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api.conftest import Run


def test_a_label_corrects_and_is_listed_and_taken_back(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    assert run("label", str(papers / "inbox"), "account=Cindra").out == "1 document changed\n"
    assert "account=Cindra" in run("label").out
    assert json.loads(run("status", "--json").out)["unassigned"] == 0
    run("label", str(papers / "inbox"), "account=")
    assert "No corrections" in run("label").err
    assert json.loads(run("status", "--json").out)["unassigned"] == 1
