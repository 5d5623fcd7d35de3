"""A set is measured from end to end, and what only several sets say is joined with its n."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.load import ask_time, scale
from bench.quality import SetRun, over_all, run_set, sets
from bench.rankers import Regret
from bench.targets import GROUPS, Measured
from evaluators.dataset import Dataset, Query, load
from evaluators.figures import Figure
from evaluators.stand import stood
from evaluators.subject import Setting

DOCUMENTS = [
    {"id": f"{name}/plan", "account": name, "kind": "plan", "title": f"Plan of {name}", "text": f"# Plan\n\n{text}\n"}
    for name, text in (
        ("works-north", "Ann Berg approves the payment terms of the northern works."),
        ("works-south", "Tom Vey approves the payment terms of the southern works."),
        ("works-harbour", "Olu Adeyemi approves the payment terms of the harbour works."),
    )
]
QUERIES = [
    {"id": "q1", "text": "Who approves the payment terms of Works Harbour?", "gold_doc_ids": ["works-harbour/plan"],
     "gold_spans": [{"doc_id": "works-harbour/plan", "start": 8, "end": 60}], "answerable": True},
    {"id": "q2", "text": "What is the colour of the submarine?", "answerable": False},
]  # fmt: skip


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    folder = tmp_path / GROUPS
    folder.mkdir()
    for name, rows in (("documents", DOCUMENTS), ("queries", QUERIES)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_a_set_says_all_that_it_can_of_the_targets(groups: Path, tmp_path: Path) -> None:
    run = run_set(groups, stood(Setting(groups, tmp_path / "cache", "lexical"), print))

    measured = run.measured()
    assert run.mode == "lexical"
    assert measured["groups.ndcg"] == Measured("groups.ndcg", 1.0, 1)
    assert measured["groups.abstention"] == Measured("groups.abstention", 1.0, 2)
    assert measured["groups.cited"] == Measured("groups.cited", 1.0, 1)
    assert measured["groups.alias"].n == 3  # joined, turned, short
    assert measured["groups.misspelt"].n == 2  # in the harbour, in the works
    assert run.regret is not None
    assert set(run.regret.alone) == {"BM25 passages", "BM25 documents"}
    assert json.loads(json.dumps(run.told()))["rankers"]["n"] == 1
    assert sets(tmp_path) == [groups]


def test_the_time_of_an_answer_says_over_how_many_passages(groups: Path, tmp_path: Path) -> None:
    folder = scale(groups, [Query("q", "Who approves?")], tmp_path / "cache")

    with stood(Setting(folder, tmp_path / "cache", "lexical"), print) as stand:
        time = ask_time(load(folder).queries, stand)

    assert time.n == 1
    assert time.value is not None
    assert time.value > 0
    assert time.note.endswith("over 3 passages")


def run_of(name: str, joined: float, alone: float, real: float | None, quotes: int) -> SetRun:
    figures = (Figure("quotes that are real", real, quotes), Figure("quotes that are real", 0.0, 9, "a type"))
    return SetRun(Dataset(Path(name), {}, ()), "hybrid", figures, Regret(joined, {"one": alone}, 10), {})


def test_the_worst_set_is_what_joining_costs_and_quotes_are_counted_together() -> None:
    found = over_all([run_of("a", 0.8, 0.7, 1.0, 30), run_of("b", 0.5, 0.6, 0.9, 10), run_of("c", 0.5, 0.4, None, 0)])

    regret = found["fusion.regret"]
    assert regret.value == pytest.approx(0.1)
    assert regret.n == 30
    assert regret.note == "a -0.100 to one, b +0.100 to one, c -0.100 to one"
    assert found["quotes.real"].value == pytest.approx(39 / 40)
    assert found["quotes.real"].n == 40


def test_without_sets_nothing_is_measured() -> None:
    assert {one.value for one in over_all([]).values()} == {None}
