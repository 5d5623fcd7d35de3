"""Cases and outcomes in a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from evaluators.suite.case import Case, Gold
from evaluators.suite.checks import judged
from evaluators.suite.measured import Judged
from evaluators.suite.outcome import Cited, Outcome, Place, Told

QUOTE = "Ann Berg approves up to 60 days."
CITED = Cited("charter.md", 0, 32, QUOTE)


def case(**changed: Any) -> Case:
    """A case that the usual answer passes."""
    usual = Case(
        "Q1", "Who approves 60 days?", "answered", slots={"who": ("Ann Berg", "Berg")}, gold=(Gold("charter.md"),)
    )
    return replace(usual, **changed)


def answer(text: str = QUOTE, *cited: Cited, **changed: Any) -> Outcome:
    """An answer of one sentence."""
    told = (Told(text, cited or (CITED,)),)
    usual = Outcome("Q1", "grounded", "", text, told, gold=((Place("charter.md", 0, 32),),), found=("charter.md",))
    return replace(usual, **changed)


def refusal(reason: str = "NOT_IN_SOURCES", **changed: Any) -> Outcome:
    """A refusal."""
    return replace(Outcome("Q1", "refused", reason, "", gold=((Place("charter.md", 0, 32),),)), **changed)


def of(one: Case, outcome: Outcome) -> Judged:
    """The case as it is judged."""
    return Judged(one, outcome, judged(one, outcome))
