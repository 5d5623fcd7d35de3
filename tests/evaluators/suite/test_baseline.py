"""What a run kept is read again as it was, and a later one is compared with it case by case."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluators.suite.baseline import Baseline, changes, kept, read, write
from evaluators.suite.reading import SuiteError
from tests.evaluators.suite.table import QUOTE, answer, case, of, refusal

GOOD, BAD = of(case(id="1"), answer()), of(case(id="1"), refusal(next_step="Ask Ann."))


def named(*judged: str, broken: str = "") -> Baseline:
    """A baseline of cases that pass, but for the broken one."""
    one = {name: of(case(id=name), refusal() if name == broken else answer()) for name in judged}
    return Baseline("s", "0" * 64, "none", "lexical", kept(list(one.values())))


def test_what_is_kept_is_read_again_from_a_file_and_from_a_runs_folder(tmp_path: Path) -> None:
    odd = of(case(id="é\ud800", question="<b>\u2028"), answer())
    one = Baseline("s", "0" * 64, "none", "lexical", kept([GOOD, odd]))
    write(one, tmp_path / "run" / "baseline.json")
    assert read(tmp_path / "run") == read(tmp_path / "run" / "baseline.json") == one


def test_a_case_is_fixed_broken_new_or_gone() -> None:
    found = changes(named("1", "2", "3", broken="2"), named("1", "2", "4", broken="1"))
    assert [one.case for one in found.broken] == ["1"]
    assert [one.case for one in found.fixed] == ["2"]
    assert (found.new, found.gone, found.other, found.warnings) == (("4",), ("3",), (), ())
    (broken,) = found.broken
    assert (broken.before, broken.after) == (QUOTE, "NOT_IN_SOURCES")
    assert (broken.failed_before, broken.failed_after) == ((), ("stance", "slots", "gold cited"))


def test_an_answer_in_other_words_is_told_and_breaks_nothing() -> None:
    before = replace(named("1"), cases={"1": replace(kept([GOOD])["1"], answer="Berg does.")})
    found = changes(before, named("1"))
    assert [one.case for one in found.other] == ["1"]
    assert not found.broken


def test_a_baseline_of_something_else_is_told() -> None:
    other = replace(named("1"), suite="t", sha256="1" * 64, mode="hybrid")
    assert [line.split(":")[0] for line in changes(other, named("1")).warnings] == [
        "The baseline is of another suite",
        "The baseline is of another content of the suite",
        "The baseline is of another search",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "cannot be read"),
        ("{", "it is no baseline"),
        ("[]", "it is no baseline"),
        (json.dumps({"version": 1}), "KeyError: 'cases'"),
        (json.dumps({"version": 2}), "its form is version 2, this program reads 1"),
        (json.dumps({"version": 1, "cases": {"1": 7}}), "it is no baseline"),
    ],
)
def test_what_is_no_baseline_is_named_with_the_reason(tmp_path: Path, text: str | None, reason: str) -> None:
    path = tmp_path / "b.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SuiteError) as raised:
        read(path)
    assert str(path) in str(raised.value)
    assert reason in str(raised.value)


def test_a_refusal_is_kept_with_its_reason_and_its_advice() -> None:
    assert kept([BAD])["1"].answer == "NOT_IN_SOURCES · Ask Ann."
