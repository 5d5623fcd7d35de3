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


def test_an_account_is_named_by_a_part_of_its_name_too(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    run("label", str(papers / "inbox"), "account=Quorra Industries")
    done = run("label", str(papers / "inbox"), "account=Quorra")
    assert (done.out, done.err) == ("0 documents changed\n", "Quorra is the account Quorra Industries\n")
    assert run("label", str(papers / "inbox"), "account=Nobody Yet").out == "1 document changed\n"
