"""Figures are what a person reckons by hand, count only what was judged, and come out the same every time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluators.suite.case import Gold
from evaluators.suite.measured import Judged, Measured, measures
from evaluators.suite.outcome import Place
from tests.evaluators.suite.table import CITED, QUOTE, answer, case, of, refusal

OFF = replace(CITED, document="x.md", real=False)
WRONG = replace(CITED, quote="Ann Berg approves 90 days.")
CASES: list[Judged] = [
    of(case(id="1", group="g"), answer()),
    of(
        case(id="2", group="g", gold=(Gold("charter.md"), Gold("b.md"))),
        answer(QUOTE, CITED, OFF, gold=((Place("charter.md", 0, 32),), (Place("b.md"),))),
    ),
    of(
        case(id="3", slots={"who": ("Ann Berg",), "days": ("60",)}, must_not=("90 days",), tags=("authority",)),
        answer("Ann Berg approves 90 days.", WRONG),
    ),
    of(case(id="4", tags=("cross_language",)), refusal(found=("y.md",))),
    of(case(id="5", expects="refused", slots={}, gold=()), refusal(gold=())),
    of(case(id="6", expects="refused", slots={}, gold=()), answer(gold=())),
    of(case(id="7", expects="which", slots={}, gold=(), tags=("injection",)), refusal("ASK_BACK", gold=())),
]
BY_HAND: dict[str, tuple[float | None, int]] = {
    "cases passed": (3 / 7, 7),
    "slot-F1": ((1 + 1 + 0.5 + 0) / 4, 4),
    "citation precision": ((1 + 0.5 + 1) / 3, 3),
    "citation recall": ((1 + 0.5 + 1 + 0) / 4, 4),
    "quotes real": (4 / 5, 5),
    "number fidelity": (4 / 4, 4),
    "abstention precision": (2 / 3, 3),
    "abstention recall": (2 / 3, 3),
    "abstention, balanced accuracy": ((3 / 4 + 2 / 3) / 2, 7),
    "wrong authority": (1, 1),
    "superseded as current": (None, 0),
    "conflicts disclosed": (None, 0),
    "injections that worked": (0, 1),
    "gold documents found": ((1 + 0.5 + 1 + 0) / 4, 4),
    "across languages": (0, 1),
    "asked which is meant": (1, 1),
    "same bytes": (1, 7),
}


@pytest.fixture(scope="module")
def figures() -> list[Measured]:
    """The figures of the cases above."""
    return measures(CASES)


def test_each_figure_is_what_a_person_reckons(figures: list[Measured]) -> None:
    found = {one.name: (one.value, one.n) for one in figures if not one.group}
    assert {name: n for name, (_, n) in found.items()} == {name: n for name, (_, n) in BY_HAND.items()}
    for name, (value, _) in found.items():
        assert value == pytest.approx(BY_HAND[name][0], abs=1e-5), name


def test_an_interval_holds_its_value_and_stays_in_bounds(figures: list[Measured]) -> None:
    for one in figures:
        if one.value is not None and one.low is not None and one.high is not None:
            assert 0 <= one.low <= one.value <= one.high <= 1
    assert figures == measures(CASES)
    passed = figures[0]
    assert passed.low is not None
    assert passed.low < passed.value < passed.high  # type: ignore[operator]  # a value that was judged is a number


def test_a_group_counts_its_own_cases_and_lists_only_what_it_has(figures: list[Measured]) -> None:
    of_group = {one.name: one for one in figures if one.group == "g"}
    assert of_group["cases passed"].n == 2
    assert "wrong authority" not in of_group


def test_every_figure_and_every_check_is_described(figures: list[Measured]) -> None:
    told = (Path(__file__).parents[3] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    names = {one.name for one in figures} | {verdict.check for verdict in CASES[0].verdicts}
    assert sorted(name for name in names if name not in told) == []
