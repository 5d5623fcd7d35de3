"""`aia ask`: a cited answer, or an honest refusal."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.api import desk
from tests.api.conftest import Run

FIELDS = [
    "question", "standing", "text", "drafted_by", "as_of", "scope", "searched", "reason", "sentences", "readings",
    "warnings", "conflicts", "superseded", "closest", "next_step",
]  # fmt: skip


CITED = [
    "document_id", "source_id", "revision_id", "locator", "start", "end", "quote", "title", "status", "date", "account",
    "region", "also", "labels", "id",
]  # fmt: skip


def test_a_question_is_answered_with_its_sources(run: Run, papers: Path) -> None:
    assert run("ingest", str(papers)).status == 0
    done = run("ask", desk.OWNER, "--as-of", "2026-09-28")
    assert done.status == 0
    assert "Mira Okafor" in done.out
    assert "[1] Borealis charter · line" in done.out
    assert "Borealis · EMEA · 15 Apr 2026" in done.out
    assert "As of 28 Sep 2026" in done.out
    assert "by words only, as the settings ask" in done.err


def test_json_is_the_whole_answer_and_nothing_else(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    done = run("ask", desk.OWNER, "--json", "--as-of", "2026-09-28", "--account", "borealis")
    answer = json.loads(done.out)
    assert list(answer) == FIELDS
    assert answer["standing"] == "grounded"
    assert list(answer["sentences"][0]["citations"][0]) == CITED
    assert done.err == ""


def test_the_same_question_prints_the_same_bytes(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    assert run("ask", desk.OWNER, "--json").out == run("ask", desk.OWNER, "--json").out


def test_a_refusal_is_an_answer_with_what_to_do_next(run: Run, papers: Path) -> None:
    run("ingest", str(papers))
    done = run("ask", "What is the parking fee at Borealis?")
    assert done.status == 0
    assert "The documents in view do not say." in done.out
    assert "Next: " in done.out


def test_a_question_may_come_from_standard_input_or_in_single_words(
    run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(papers))
    monkeypatch.setattr(sys, "stdin", io.StringIO(desk.OWNER + "\n"))
    assert "Mira Okafor" in run("ask", "-").out
    assert "Mira Okafor" in run("ask", *desk.OWNER.split()).out


def test_an_empty_home_says_what_to_do_next(run: Run) -> None:
    done = run("ask", "Who leads?")
    assert done.status == 0
    assert "There is no document in view to answer from." in done.out
    assert "aia ingest PATH" in done.err
    assert "(empty)" in run("--home", "elsewhere", "status").out
