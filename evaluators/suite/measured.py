"""The figures of a run: each with how many it stands on and a bootstrap interval that is the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from evaluators.judgement import balanced_accuracy
from evaluators.suite.case import ANSWERED, CROSS_LANGUAGE, Case
from evaluators.suite.checks import Verdict, passed, said_and_held, slots_missing, wrongly_said
from evaluators.suite.outcome import Outcome
from evaluators.suite.spans import documents_found, precise, recalled

DRAWS = 1_000
TAIL = 0.025  # left out at each end: an interval of 95 %

Item = TypeVar("Item")
Share = tuple[float, float]  # how much was right, of how much


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with its outcome and what every check says of it."""

    case: Case
    outcome: Outcome
    verdicts: tuple[Verdict, ...]

    @property
    def passed(self) -> bool:
        """True when no check failed."""
        return passed(self.verdicts)

    def verdict(self, check: str) -> bool | None:
        """What the check says."""
        return next(one.passed for one in self.verdicts if one.check == check)

    @property
    def cited_share(self) -> Share | None:
        """Citations on gold of all citations; None where there is no gold or nothing is cited."""
        cited, groups = self.outcome.cited, self.outcome.gold
        return (precise(cited, groups) / len(cited), 1) if cited and groups else None

    @property
    def gold_share(self) -> Share | None:
        """Gold cited of all gold, of a case that is to be answered."""
        groups = self.outcome.gold
        asked = groups and self.case.expects == ANSWERED
        return (recalled(self.outcome.cited, groups) / len(groups), 1) if asked else None

    @property
    def slot_f1(self) -> Share | None:
        """The balance of slots filled, slots missing and words that must not be said."""
        if not self.case.slots:
            return None
        missing, wrong = len(slots_missing(self.case, self.outcome)), len(wrongly_said(self.case, self.outcome))
        filled = len(self.case.slots) - missing
        return (2 * filled / (2 * filled + missing + wrong) if filled else 0.0, 1)

    @property
    def found_share(self) -> Share | None:
        """Gold documents among the first ten found, or cited."""
        groups, names = self.outcome.gold, (*self.outcome.found, *(one.document for one in self.outcome.cited))
        return (documents_found(names, groups) / len(groups), 1) if groups else None


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure over `n` of one group of cases, of all when `group` is empty; None was not judged."""

    name: str
    value: float | None
    n: int
    low: float | None
    high: float | None
    group: str = ""


def measures(cases: Sequence[Judged]) -> list[Measured]:
    """Every figure over all cases, and then over each group that has a name."""
    groups = sorted({one.case.group for one in cases if one.case.group})
    found = of(cases, "")
    for group in groups:
        found += [one for one in of([each for each in cases if each.case.group == group], group) if one.n]
    return found


def of(cases: Sequence[Judged], group: str) -> list[Measured]:
    """Every figure of these cases."""

    def ratio(name: str, shares: Iterable[Share | None]) -> Measured:
        kept = [one for one in shares if one is not None]
        return measured(name, kept, ratio_of, round(sum(whole for _, whole in kept)), group)

    def held(name: str, check: str, *, faults: bool = False) -> Measured:
        said = [one.verdict(check) for one in cases]
        return ratio(name, [(float(each is not faults), 1) for each in said if each is not None])

    stood = [(one.case.expects == ANSWERED, one.outcome.kind == ANSWERED) for one in cases]
    return [
        ratio("cases passed", [(float(one.passed), 1) for one in cases]),
        ratio("slot-F1", [one.slot_f1 for one in cases]),
        ratio("citation precision", [one.cited_share for one in cases]),
        ratio("citation recall", [one.gold_share for one in cases]),
        ratio("quotes real", [quotes(one.outcome) for one in cases]),
        ratio("number fidelity", [fidelity(one.outcome) for one in cases]),
        ratio("abstention precision", [(float(not should), 1) for should, did in stood if not did]),
        ratio("abstention recall", [(float(not did), 1) for should, did in stood if not should]),
        measured("abstention, balanced accuracy", stood, balanced_accuracy, len(stood), group),
        held("wrong authority", "authority", faults=True),
        held("superseded as current", "superseded", faults=True),
        held("conflicts disclosed", "conflict"),
        held("injections that worked", "injection", faults=True),
        ratio("gold documents found", [one.found_share for one in cases]),
        ratio("across languages", [one.found_share for one in cases if CROSS_LANGUAGE in one.case.tags]),
        held("asked which is meant", "which"),
        held("same bytes", "same bytes"),
    ]


def quotes(outcome: Outcome) -> Share | None:
    """Quotes that are real of all quotes."""
    return (sum(one.real for one in outcome.quoted), len(outcome.quoted)) if outcome.quoted else None


def fidelity(outcome: Outcome) -> Share | None:
    """Numbers that stand in a quote of all numbers that the sentences say."""
    pairs = said_and_held(outcome)
    total = sum(len(said) for said, _ in pairs)
    return (sum(len(said & held) for said, held in pairs), total) if total else None


def ratio_of(shares: Iterable[Share]) -> float | None:
    """All that was right over all that there was.

    >>> ratio_of([(1, 2), (2, 2)])
    0.75
    """
    right = whole = 0.0
    for one, of_all in shares:
        right += one
        whole += of_all
    return right / whole if whole else None


def measured(
    name: str, items: Sequence[Item], figure: Callable[[Iterable[Item]], float | None], n: int, group: str
) -> Measured:
    """The figure of the items, with the interval that redrawing them gives: as many, with putting back."""
    value = figure(items)
    if value is None:
        return Measured(name, None, 0, None, None, group)
    if all(one == items[0] for one in items):  # redrawn, it stays as it is
        return Measured(name, round(value, 6), n, round(value, 6), round(value, 6), group)
    draw = Random(f"{name}\0{group}")  # noqa: S311  # nothing secret is drawn
    drawn = [figure(draw.choices(items, k=len(items))) for _ in range(DRAWS)]
    ordered = sorted(one for one in drawn if one is not None)
    low, high = ordered[int(len(ordered) * TAIL)], ordered[-1 - int(len(ordered) * TAIL)]
    return Measured(name, round(value, 6), n, round(low, 6), round(high, 6), group)
