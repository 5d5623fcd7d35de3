"""A run as it is read in a terminal: figures, failing cases with the reason, and what changed since the baseline."""

from __future__ import annotations

from collections.abc import Iterator

from evaluators.suite.baseline import Change, Changes
from evaluators.suite.folder import Run
from evaluators.suite.measured import Measured
from evaluators.table import shown

WIDTH = 200  # characters of an answer that are printed; report.html has all


def printed(run: Run) -> Iterator[str]:
    """The lines of the report."""
    passed = len(run.judged) - len(run.failed)
    yield tame(f"{run.suite.title}: {passed} of {len(run.judged)} cases passed, {len(run.not_judged)} not yet judged")
    yield f"model {run.model}, {run.mode} search" + (f", as of {run.as_of}" if run.as_of else "")
    for file, reason in run.left_out:
        yield tame(f"left out: {file}: {reason}")
    yield ""
    yield from table([one for one in run.figures if not one.group])
    yield from by_group(run)
    if run.failed:
        yield from ("", "Failed")
    for judged in run.failed:
        yield tame(f"  {judged.case.id}: {judged.case.question}")
        yield from (tame(f"      {one.check}: {one.why}") for one in judged.verdicts if one.passed is False)
        yield tame(f"      was: {judged.outcome.shown()}")
    if run.not_judged:
        yield from ("", "Not yet judged")
        yield from (tame(f"  {case.id}: {why}") for case, why in run.not_judged)
    if run.changes:
        yield from since(run.changes)


def table(figures: list[Measured]) -> Iterator[str]:
    """The figures with what they stand on, and the interval of 95 %.

    >>> list(table([Measured("slot-F1", 0.5, 4, 0.25, 0.75)]))
    ['slot-F1   .500  n=4      .250 to .750']
    """
    width = max((len(one.name) for one in figures), default=0)
    for one in figures:
        between = "" if one.low is None else f"  {shown(one.low):>5} to {shown(one.high)}"
        yield f"{one.name:<{width}} {shown(one.value):>6}  n={one.n:<4}{between}".rstrip()


def by_group(run: Run) -> Iterator[str]:
    """For each group of cases the first two figures."""
    groups = sorted({one.group for one in run.figures if one.group})
    if groups:
        yield from ("", "By group: cases passed, slot-F1")
    width = max((len(tame(group)) for group in groups), default=0)
    for group in groups:
        told = [one for one in run.figures if one.group == group and one.name in ("cases passed", "slot-F1")]
        yield f"  {tame(group):<{width}} " + "  ".join(f"{shown(one.value):>6} n={one.n:<4}" for one in told).rstrip()


def since(changes: Changes) -> Iterator[str]:
    """What changed since the baseline."""
    yield from ("", "Since the baseline")
    for warning in changes.warnings:
        yield tame(f"  {warning}")
    for word, found in (("BROKEN", changes.broken), ("fixed", changes.fixed), ("reads differently", changes.other)):
        for one in found:
            yield from change(word, one)
    for word, names in (("new", changes.new), ("gone", changes.gone)):
        yield from (tame(f"  {word}: {name}") for name in names)
    if not any((changes.broken, changes.fixed, changes.other, changes.new, changes.gone)):
        yield "  nothing changed"


def change(word: str, one: Change) -> Iterator[str]:
    """One case before and after."""
    yield tame(f"  {word}: {one.case}: {one.question}")
    for when, answer, failed in (("before", one.before, one.failed_before), ("after", one.after, one.failed_after)):
        told = f" (failed: {', '.join(failed)})" if failed else ""
        yield tame(f"      {when}{told}: {answer}")


def tame(text: str) -> str:
    """The text in one line of a bearable length, without signs that a terminal would obey.

    >>> tame("a\\x1b[31mb\\nc")
    'a[31mb c'
    """
    line = "".join(sign for sign in " ".join(text.split()) if sign.isprintable() or sign == " ")
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + (line if len(line) <= WIDTH else line[: WIDTH - 2] + " …")
