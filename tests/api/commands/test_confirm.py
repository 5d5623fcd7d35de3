"""`aia confirm`: listed, put off, shown again."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api.conftest import Run


def test_a_question_is_listed_put_off_and_taken_up_again(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    (one,) = json.loads(run("confirm", "--json").out)
    told = run("confirm").out
    assert all(one[field] in told for field in ("why", "yes", "no", "later"))
    put_off = run(*one["later"].split()[1:]).out
    assert put_off.startswith("inbox/note.txt: later 20")
    assert run("confirm").out == "Nothing waits for an answer.\n"
    assert json.loads(run("confirm", "--all", "--json").out) == [{**one, "answered": put_off.strip()[16:]}]
    assert "[later 20" in run("confirm", "--all").out
    assert run("confirm", "forget", one["id"]).out == "inbox/note.txt: it waits again\n"
    run(*one["no"].split()[1:])
    assert json.loads(run("confirm", "--json").out) == []
    assert run("confirm", "later", "q0").status == 2
