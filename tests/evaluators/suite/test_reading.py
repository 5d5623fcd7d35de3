"""A suite is read as it is written, or refused with the file, the line and the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluators.suite.baseline import read
from evaluators.suite.case import CODES, Gold
from evaluators.suite.reading import KEPT, SuiteError, load

CASE = {"id": "Q1", "question": "Who?", "expects": "answered"}


def folder(tmp_path: Path, *rows: Any, toml: str = 'name = "s"\nas_of = "2026-09-28"\n') -> str:
    (tmp_path / "files").mkdir(exist_ok=True)
    (tmp_path / "files" / "a.md").write_text("A")
    (tmp_path / "suite.toml").write_text(toml)
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (tmp_path / "cases.jsonl").write_text("".join(line + "\n" for line in lines))
    return str(tmp_path)


def test_a_suite_is_read_as_it_is_written(tmp_path: Path) -> None:
    row = {
        **CASE, "group": "g", "account": "Acme", "as_of": "2026-01-01", "labels": ["internal"], "regions": ["EMEA"],
        "reason": "NO_RULE", "slots": {"who": ["Ann"]},
        "gold": [{"document": "a.md", "start": 0, "end": 1, "any": "x"}],
        "must_not": ["Bob"], "tags": ["conflict"], "language": "en", "needs": "packs", "draft": True, "comment": "c",
    }  # fmt: skip
    suite = load(folder(tmp_path, row, "", {**CASE, "id": "Q2", "expects": "which"}))
    one, two = suite.cases
    assert (suite.name, suite.title, suite.as_of, suite.ingest) == ("s", "s", "2026-09-28", (tmp_path / "files",))
    assert (one.reason, one.gold, one.slots) == ("NO_RULE_ON_RECORD", (Gold("a.md", 0, 1, any="x"),), {"who": ("Ann",)})
    assert (one.draft, one.needs, one.must_not, one.regions) == (True, "packs", ("Bob",), ("EMEA",))
    assert one.not_judged.startswith("a draft")
    assert (two.expects, two.not_judged, two.place) == ("which", "", f"{tmp_path / 'cases.jsonl'}, line 3")


def test_any_byte_that_changes_makes_another_suite(tmp_path: Path) -> None:
    names = {load(folder(tmp_path, CASE)).sha256 for _ in range(2)}
    names.add(load(folder(tmp_path, {**CASE, "group": "g"})).sha256)
    named = folder(tmp_path, CASE)
    (tmp_path / "files" / "b.md").write_text("B")
    assert len(names | {load(named).sha256}) == 3


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "expected an object"),
        ({**CASE, "id": " "}, '"id" is empty'),
        ({**CASE, "question": 7}, '"question" must be text'),
        ({**CASE, "expects": "maybe"}, "it may be answered, refused, which"),
        ({**CASE, "slot": {}}, "no field of a case is called 'slot'"),
        ({**CASE, "reason": "BECAUSE"}, "'BECAUSE' is no reason"),
        ({**CASE, "as_of": "soon"}, "'soon' is not a date"),
        ({**CASE, "slots": ["Ann"]}, '"slots" must be an object'),
        ({**CASE, "slots": {"who": []}}, 'the slot "who" says no way'),
        ({**CASE, "gold": {"document": "a"}}, '"gold" must be a list'),
        ({**CASE, "gold": [{"quote": "x"}]}, 'gold needs "document" or "record"'),
        ({**CASE, "gold": [{"document": "a", "start": -1}]}, '"start" of gold must be a whole number, found -1'),
        ({**CASE, "gold": [{"document": "a", "start": 3, "end": 3}]}, "a gold place runs from 3 to 3"),
        ({**CASE, "must_not": "Ann"}, '"must_not" must be a list of texts'),
        ({**CASE, "draft": "yes"}, '"draft" must be true or false'),
        ({**CASE, "id": "Q0"}, "the id 'Q0' stands at"),
    ],
)
def test_a_bad_line_is_named_with_its_file_its_number_and_the_reason(tmp_path: Path, wrong: Any, reason: str) -> None:
    with pytest.raises(SuiteError) as raised:
        load(folder(tmp_path, {**CASE, "id": "Q0"}, wrong))
    assert f"{tmp_path / 'cases.jsonl'}, line 2: " in str(raised.value)
    assert reason in str(raised.value)


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("name =", "cannot be read"),
        ("name = 3", '"name" must be text'),
        ('as_of = "soon"', "not a date"),
        ('ingest = "files"', '"ingest" must be a list'),
        ('ingest = [{path = "nowhere"}]', "there is nothing at"),
    ],
)
def test_bad_settings_are_named_with_the_reason(tmp_path: Path, toml: str, reason: str) -> None:
    with pytest.raises(SuiteError, match=reason) as raised:
        load(folder(tmp_path, CASE, toml=toml))
    assert str(tmp_path / "suite.toml") in str(raised.value)


def test_a_folder_without_cases_or_without_anything_is_no_suite(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="it holds no case"):
        load(folder(tmp_path))
    with pytest.raises(SuiteError, match=r"no such folder; the repository keeps .*small"):
        load(str(tmp_path / "nowhere"))


def test_each_code_means_a_reason_of_the_assistant() -> None:
    assert set(CODES.values()) <= set(CODES)


def test_every_suite_that_is_kept_reads_cleanly_and_its_baseline_is_of_it_as_it_is() -> None:
    for one in KEPT.iterdir():
        suite, baseline = load(one.name), read(KEPT.parent / "baselines" / f"{one.name}.json")
        assert (baseline.suite, baseline.sha256) == (suite.name, suite.sha256), "renew it: --keep-baseline"
        assert set(baseline.cases) <= {case.id for case in suite.cases}
