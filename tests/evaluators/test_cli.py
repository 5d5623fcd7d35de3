"""The command line writes one row a question in their order, prints the figures, and says plainly what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from evaluators.cli import main
from evaluators.dataset import Query
from evaluators.rows import Found, Quote
from evaluators.subject import Reply, Say, Setting, Subject, SubjectError

TEXT = "Jane Doe owns the plan. \U0001f600"


class Parrot:
    """A subject that finds the beginning of one document for every question, and refuses what ends in "not?"."""

    mode = "lexical"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def retrieve(self, query: Query, k: int) -> Sequence[Found]:
        self.asked.append(query.id)
        return [Found("d", at, at + 4, 1.0 / (at + 1)) for at in range(3)][:k]

    def respond(self, query: Query) -> Reply:
        self.asked.append(query.id)
        if query.text.endswith("not?"):
            return Reply("refused", "NOT_IN_SOURCES", "", ())
        return Reply("grounded", "", TEXT[:8], (Quote("d", 0, 8, TEXT[:8]),))


class Bench:
    """Opens the parrot and remembers under which setting."""

    def __init__(self) -> None:
        self.parrot = Parrot()
        self.settings: list[Setting] = []

    @contextmanager
    def __call__(self, setting: Setting, say: Say) -> Iterator[Subject]:
        self.settings.append(setting)
        say("ready")
        yield self.parrot


@contextmanager
def nothing(setting: Setting, say: Say) -> Iterator[Subject]:
    if setting.mode:
        raise SubjectError(f"{setting.dataset}: no document could be read")
    yield Parrot()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    queries = [
        {"id": "z", "text": "Who owns it?", "gold_spans": [{"doc_id": "d", "start": 0, "end": 8}], "type": "owner"},
        {"id": "a", "text": "Why not?", "answerable": False, "type": "none"},
        {"id": "m", "text": "", "history": ["Who?", "Jane."]},
    ]
    for name, rows in (("documents", [{"id": "d", "text": TEXT}]), ("queries", queries)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_retrieve_writes_a_row_for_each_question_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "runs" / "hits.jsonl"

    assert main(["retrieve", "--dataset", str(folder), "--out", str(out), "--k", "2"], Bench()) == 0

    rows = lines(out)
    assert [row["query_id"] for row in rows] == ["z", "a", "m"]
    assert {tuple(row) for row in rows} == {("query_id", "hits", "latency_ms")}
    assert rows[0]["hits"] == [
        {"document_id": "d", "start": 0, "end": 4, "score": 1.0},
        {"document_id": "d", "start": 1, "end": 5, "score": 0.5},
    ]
    assert all(row["latency_ms"] >= 0 for row in rows)
    assert "gold characters in ten hits" in capsys.readouterr().out
    assert [path.name for path in out.parent.iterdir()] == ["hits.jsonl"]


def test_answer_writes_a_row_for_each_question_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "answers.jsonl"

    assert main(["answer", "--dataset", str(folder), "--out", str(out)], Bench()) == 0

    rows = lines(out)
    assert [row["query_id"] for row in rows] == ["z", "a", "m"]
    assert {tuple(row) for row in rows} == {("query_id", "standing", "reason", "text", "citations", "latency_ms")}
    assert rows[0]["citations"] == [{"document_id": "d", "start": 0, "end": 8, "quote": "Jane Doe"}]
    assert (rows[1]["standing"], rows[1]["reason"], rows[1]["text"], rows[1]["citations"]) == (
        "refused", "NOT_IN_SOURCES", "", []
    )  # fmt: skip
    printed = capsys.readouterr().out
    assert "quotes that are real" in printed
    assert "abstention, balanced accuracy  1.000  n=2" in printed


def test_the_first_question_warms_the_subject_up(folder: Path) -> None:
    bench = Bench()

    main(["answer", "--dataset", str(folder), "--out", str(folder / "out")], bench)

    assert bench.parrot.asked == ["z", "z", "a", "m"]


def test_the_figures_are_there_for_programs_too(folder: Path) -> None:
    out, figures = folder / "out", folder / "figures" / "run.json"

    main(["retrieve", "--dataset", str(folder), "--out", str(out), "--json", str(figures)], Bench())

    run = json.loads(figures.read_text())
    assert (run["measured"], run["mode"]) == ("retrieve", "lexical")
    assert {"name": "document nDCG@10", "type": "", "value": 1.0, "n": 1} in run["figures"]
    assert {"name": "document nDCG@10", "type": "none", "value": None, "n": 0} in run["figures"]


def test_what_was_asked_for_reaches_the_subject(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    usual = ["retrieve", "--dataset", str(folder), "--out", str(folder / "out")]
    monkeypatch.setenv("AIA_CACHE", str(folder / "env"))

    main(usual, bench)
    main([*usual, "--cache", str(folder / "flag"), "--mode", "lexical", "--as-of", "2026-01-01"], bench)

    assert bench.settings == [
        Setting(folder, folder / "env", "hybrid", None),
        Setting(folder, folder / "flag", "lexical", "2026-01-01"),
    ]


def test_a_set_without_questions_gives_an_empty_file(folder: Path) -> None:
    (folder / "queries.jsonl").write_text("")

    assert main(["answer", "--dataset", str(folder), "--out", str(folder / "out")], Bench()) == 0
    assert (folder / "out").read_text() == ""


def test_what_is_wrong_with_the_set_is_said_by_file_and_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = folder / "queries.jsonl"
    queries.write_text(queries.read_text() + "{\n")

    assert main(["retrieve", "--dataset", str(folder), "--out", str(folder / "out")], Bench()) == 1

    assert f"error: {queries}, line 4: not JSON" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_a_missing_folder_is_an_error_and_not_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "--dataset", str(tmp_path / "no"), "--out", str(tmp_path / "out")], Bench()) == 1
    assert "no such folder" in capsys.readouterr().err


def test_a_subject_that_cannot_be_made_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "--dataset", str(folder), "--out", str(folder / "out")], nothing) == 1
    assert "no document could be read" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--dataset", "x"], ["--dataset", "x", "--out", "y", "--k", "0"]])
def test_wrong_usage_is_two(more: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["retrieve", *more], Bench())
    assert stopped.value.code == 2
