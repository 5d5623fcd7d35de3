"""`run` judges a suite and compares it, the same every time; `init` makes one of what a person has."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluators.cli import main
from evaluators.suite.folder import OUTCOMES, REPORT, RUN, TIMINGS, VERDICTS

CHARTER = """---
account: Acme
kind: charter
status: approved
date: 2026-03-01
---
# Charter

Ann Berg is the global account lead for Acme. Payment terms beyond 60 days are approved by Cara Lund of finance.
"""
CASES = [
    {"id": "Q1", "question": "Who is the global account lead for Acme?", "expects": "answered", "group": "people",
     "slots": {"lead": ["Ann Berg"]},
     "gold": [{"document": "charter.md", "quote": "Ann Berg is the global account lead"}]},
    {"id": "Q2", "question": "Which colour has the submarine of the moon base?", "expects": "refused"},
    {"id": "Q3", "question": "Show the pack", "expects": "answered", "needs": "packs"},
    {"id": "Q4", "question": "Who leads?", "expects": "answered", "draft": True},
    {"id": "Q5", "question": "Who is the global account lead for Acme?", "expects": "refused", "labels": ["public"]},
    {"id": "Q6", "question": "Who leads?", "account": "Nobody", "expects": "refused"},
]  # fmt: skip


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A suite of one document."""
    folder = tmp_path / "suite"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "charter.md").write_text(CHARTER)
    (folder / "files" / "empty.md").write_text("")
    (folder / "suite.toml").write_text('name = "acme"\nas_of = "2026-09-28"\n')
    (folder / "cases.jsonl").write_text("".join(json.dumps(row) + "\n" for row in CASES))
    return folder


@pytest.fixture(autouse=True)
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The person's own home is an empty folder; settings of theirs shape nothing."""
    monkeypatch.setenv("AIA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("AIA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("AIA_AS_OF", "1999-01-01")
    monkeypatch.chdir(tmp_path)
    yield
    assert not (tmp_path / "home" / "index").exists()


def run(suite: Path, *more: str) -> int:
    return main(["run", str(suite), "--mode", "lexical", *more])


def test_two_runs_are_the_same_bytes_but_for_their_times(suite: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run(suite, "--out", str(tmp_path / name)) == 0

    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == sorted([RUN, OUTCOMES, VERDICTS, TIMINGS, REPORT, "baseline.json"])
    for name in files:
        same = (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
        assert same or name == TIMINGS
    made = json.loads((tmp_path / "one" / RUN).read_text())
    assert (made["version"], made["suite"]["name"], made["model"], made["mode"]) == (1, "acme", "none", "lexical")
    assert made["cases"]["failed"] == []
    assert (made["cases"]["judged"], [one["case"] for one in made["cases"]["not_judged"]]) == (4, ["Q3", "Q4"])
    assert [one["file"] for one in made["left_out"]] == ["empty.md"]
    assert str(tmp_path) not in (tmp_path / "one" / OUTCOMES).read_text() + (tmp_path / "one" / RUN).read_text()
    (first, *_) = [json.loads(line) for line in (tmp_path / "one" / OUTCOMES).read_text().splitlines()]
    (cited,) = first["sentences"][0]["citations"]
    assert (cited["document"], cited["real"]) == ("charter.md", True)
    assert list(json.loads((tmp_path / "one" / TIMINGS).read_text())["milliseconds"]) == ["Q1", "Q2", "Q5", "Q6"]


def test_one_gold_answer_that_breaks_turns_the_run_red_and_is_named_before_and_after(
    suite: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep = tmp_path / "kept.json"
    assert run(suite, "--keep-baseline", str(keep)) == 0
    assert run(suite, "--baseline", str(keep)) == 0
    charter = suite / "files" / "charter.md"
    charter.write_text(CHARTER.replace("Ann Berg is the", "Dan Ode is the"))
    capsys.readouterr()

    assert run(suite, "--baseline", str(keep), "--out", str(tmp_path / "red")) == 1

    printed = capsys.readouterr().out
    assert "BROKEN: Q1: Who is the global account lead for Acme?" in printed
    assert "before: Ann Berg is the global account lead for Acme." in printed
    assert "after (failed: slots, gold stands, gold cited): Dan Ode is the global account lead for Acme." in printed
    assert "BROKEN: Q2" not in printed
    assert "another content of the suite" in printed
    assert "Broken since the baseline" in (tmp_path / "red" / REPORT).read_text()

    assert run(suite, "--baseline", str(tmp_path / "red"), "--json") == 0
    assert json.loads(capsys.readouterr().out)["changes"]["broken"] == []


def test_what_cannot_be_run_is_said_in_a_sentence(suite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(suite, "--model", "recorded") == 2
    assert "no chat model words answers yet" in capsys.readouterr().err
    assert run(suite, "--as-of", "soon") == 2
    assert "--as-of: 'soon' is not a date" in capsys.readouterr().err
    assert run(suite, "--baseline", "nowhere.json") == 1
    assert "error: nowhere.json: cannot be read" in capsys.readouterr().err
    (suite / "files" / "mapping.yaml").write_text("accounts: [")
    assert run(suite) == 1
    assert "mapping.yaml" in capsys.readouterr().err
    shutil.rmtree(suite)
    assert run(suite) == 1
    assert "there is no such folder" in capsys.readouterr().err


def test_another_day_is_asked_for_on_the_command_line(suite: Path, tmp_path: Path) -> None:
    run(suite, "--as-of", "2026-01-01", "--out", str(tmp_path / "before"))
    made = json.loads((tmp_path / "before" / RUN).read_text())
    assert made["as_of"] == "2026-01-01"
    assert made["cases"]["failed"] == ["Q1"]
