"""A suite is made of a person's own folders, questions and corrections; it counts nothing that nobody confirmed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.build import build
from assistant.sayings import Sayings
from assistant.settings import read
from evaluators.cli import main
from evaluators.suite.reading import load

CHARTER = """---
account: Acme
---
# Charter of Acme

Ann Berg is the global account lead for Acme. Payment terms of Acme are 45 days net.
"""
QUESTIONS = """\ufeff# mine
Who is the global account lead for Acme?\tAnn Berg

What are the payment terms of Acme?\t60 days
What is the budget of the moon base?\t-
Which colour has the submarine of the moon base?
"""
NOW = datetime(2026, 9, 28, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that has read one folder, with a note that corrects a place of it and one that is about no place."""
    place, documents = tmp_path / "home", tmp_path / "Acme ä"
    documents.mkdir()
    (documents / "charter.md").write_text(CHARTER)
    place.mkdir()
    (place / "config.toml").write_text('as_of = "2026-09-28"\n')
    settings = read({}, {"embedding.provider": "none"}, place)
    assistant = build(settings)
    assistant.ingest([documents], NOW)
    notes = Sayings(assistant)
    document = str(documents / "charter.md")
    notes.keep("It is 60 days.", now=NOW, author="Cara", corrects=document, quote="45 days net")
    notes.keep("They audit suppliers every March.", now=NOW, author="Cara", account="Acme")
    assistant.close()
    monkeypatch.setenv("AIA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("AIA_HOME", str(place))
    monkeypatch.chdir(tmp_path)
    return place


def init(folder: Path, *more: str) -> int:
    return main(["init", str(folder), "--mode", "lexical", *more])


def cases(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "cases.jsonl").read_text().split("\n") if line]


def test_questions_and_corrections_become_drafts_that_count_once_confirmed(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, asked = tmp_path / "mine", tmp_path / "questions.txt"
    asked.write_text(QUESTIONS)
    assert init(folder, "--questions", str(asked)) == 0
    assert 'take "draft": true away' in capsys.readouterr().out

    lead, terms, budget, colour, *notes = cases(folder)
    missing, wrong = sorted(notes, key=lambda one: one["group"])
    assert lead["slots"] == {"said": ["Ann Berg"]}
    assert [one["document"] for one in lead["gold"]] == ["charter.md"]
    assert (terms["slots"], "gold" in terms) == ({"said": ["60 days"]}, False)
    assert "Now: Payment terms of Acme are 45 days net." in terms["comment"]
    assert (budget["expects"], "reason" in budget) == ("refused", False)
    assert (colour["expects"], colour["reason"]) == ("refused", "NOT_IN_SOURCES")
    assert (wrong["group"], wrong["slots"]) == ("wrong or outdated", {"said": ["It is 60 days."]})
    assert "Cara on 2026-09-28" in wrong["comment"]
    assert (missing["group"], missing["account"]) == ("missing", "Acme")
    suite = load(str(folder))
    assert (suite.as_of, [path.name for path in suite.ingest]) == ("2026-09-28", ["Acme ä"])
    assert all(one.not_judged for one in suite.cases)

    (folder / "cases.jsonl").write_text(
        "".join(json.dumps({**one, "draft": one is not lead}) + "\n" for one in [lead, terms])
    )
    assert main(["run", str(folder), "--mode", "lexical", "--out", str(tmp_path / "run")]) == 0
    made = json.loads((tmp_path / "run" / "run.json").read_text())
    assert (made["cases"]["judged"], made["cases"]["passed"], len(made["cases"]["not_judged"])) == (1, 1, 1)


def test_what_cannot_be_made_is_refused_and_nothing_is_left_behind(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, bad = tmp_path / "mine", tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe")
    none = ("--home", str(tmp_path / "none"))
    good = ("--documents", str(tmp_path / "Acme ä"))
    refused = {
        "bad.txt: cannot be read as UTF-8 text": ("--questions", str(bad)),
        "no documents: name them": none,
        "nothing to ask: give --questions FILE": (*none, *good),
        "nowhere: there is nothing": (*none, "--documents", "nowhere"),
    }
    for reason, words in refused.items():
        assert init(folder, *words) == 1
        assert reason in capsys.readouterr().err
        assert not folder.exists()
    assert init(folder) == 0
    before = (folder / "cases.jsonl").read_bytes()
    assert init(folder) == 1
    assert "there is a suite already" in capsys.readouterr().err
    assert (folder / "cases.jsonl").read_bytes() == before
