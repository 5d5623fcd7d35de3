"""A terminal shows the figures, each failing case with the reason, and each change before and after."""

from __future__ import annotations

from evaluators.suite.baseline import changes
from evaluators.suite.printed import WIDTH, printed
from tests.evaluators.suite.run import run
from tests.evaluators.suite.table import answer, case, of, refusal


def test_a_failing_case_is_named_with_every_reason() -> None:
    lines = list(printed(run(of(case(group="g"), answer()), of(case(id="Q2", question="Who else?"), refusal()))))
    assert lines[0] == "Suite: 1 of 2 cases passed, 1 not yet judged"
    assert "left out: a.pdf: it is empty" in lines
    at = lines.index("  Q2: Who else?")
    assert lines[at + 1] == "      stance: expected answered, was refused (NOT_IN_SOURCES)"
    assert "      slots: not said: who: Ann Berg / Berg" in lines[at:]
    assert "  Q1: packs is not there yet" in lines
    assert any(line.startswith("cases passed") and ".500  n=2" in line for line in lines)
    assert any(line.startswith("  g ") for line in lines)


def test_what_broke_is_told_before_and_after() -> None:
    good, bad = run(of(case(), answer())), run(of(case(), refusal()))
    lines = list(printed(bad.since(changes(good.baseline, bad.baseline))))
    at = lines.index("  BROKEN: Q1: Who approves 60 days?")
    assert lines[at + 1] == "      before: Ann Berg approves up to 60 days."
    assert lines[at + 2] == "      after (failed: stance, slots, gold cited): NOT_IN_SOURCES"
    assert "  nothing changed" in list(printed(good.since(changes(good.baseline, good.baseline))))


def test_no_sign_that_a_terminal_would_obey_and_no_endless_line_is_printed() -> None:
    odd = of(case(question="a\x1b[31m\x9b\r\nb\u202e" + "x" * 5_000 + "\ud800"), refusal())
    for line in printed(run(odd)):
        assert line.isprintable()
        assert len(line) <= WIDTH + 10
        line.encode()
