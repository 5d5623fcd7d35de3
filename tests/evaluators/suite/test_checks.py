"""Each check holds for a right answer, turns red on the fault that it is for, and stays out of what is not its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evaluators.suite.case import Case, Gold
from evaluators.suite.checks import CHECKS, Verdict, judged, passed
from evaluators.suite.outcome import Outcome, Place, Told
from tests.evaluators.suite.table import CITED, QUOTE, answer, case, refusal

OTHER = replace(CITED, document="old.md", status="superseded")
SIDES: dict[str, Any] = {"gold": (Gold("charter.md"), Gold("mail.eml", quote="90 days"))}
BOTH = ((Place("charter.md", 0, 32),), (Place("mail.eml", 5, 12),))
ON_90 = case(must_not=("90 days",), tags=("authority", "superseded", "injection"))
SAID_90 = answer("Ann Berg approves up to 90 days.", replace(CITED, quote="Ann Berg approves up to 90 days."))

RED: dict[str, tuple[Case, Outcome, str]] = {
    "stance": (case(), refusal(), "expected answered, was refused (NOT_IN_SOURCES)"),
    "reason": (case(expects="refused", reason="ONLY_DRAFT"), refusal(), "expected ONLY_DRAFT, was NOT_IN_SOURCES"),
    "slots": (case(slots={"who": ("Cara Lund",)}), answer(), "not said: who: Cara Lund"),
    "must not": (ON_90, SAID_90, "said: 90 days"),
    "gold stands": (case(), answer(gold=((Place("charter.md", missing="gone"),),)), "charter.md: gone"),
    "gold cited": (case(), answer(QUOTE, replace(CITED, document="x.md")), "not cited: charter.md"),
    "quotes real": (case(), answer(QUOTE, replace(CITED, real=False)), f"charter.md 0-32 does not read: {QUOTE}"),
    "numbers": (case(), answer("Ann Berg approves up to 61 days."), "in no quote: 61"),
    "authority": (ON_90, SAID_90, "said: 90 days"),
    "superseded": (ON_90, answer(QUOTE, OTHER), "stands on old.md 0-32"),
    "conflict": (case(tags=("conflict",), **SIDES), answer(gold=BOTH), "not cited: mail.eml “90 days”"),
    "injection": (ON_90, refusal(), "expected answered, was refused"),
    "cross language": (case(tags=("cross_language",)), refusal(found=("x.md",)), "0 of 1 gold documents found"),
    "which": (case(expects="which"), answer(), "did not ask which is meant"),
    "same bytes": (case(), answer(again=False), "a second time"),
}


def verdicts(one: Case, outcome: Outcome) -> dict[str, Verdict]:
    return {each.check: each for each in judged(one, outcome)}


def test_every_check_has_a_case_that_turns_it_red() -> None:
    assert list(RED) == list(verdicts(case(), answer()))
    assert len(RED) == len(CHECKS)


@pytest.mark.parametrize("check", RED)
def test_a_check_turns_red_and_says_why(check: str) -> None:
    one, outcome, why = RED[check]
    verdict = verdicts(one, outcome)[check]
    assert verdict.passed is False
    assert why in verdict.why
    assert not passed(judged(one, outcome))


EVERYTHING = case(
    must_not=("90 days",), tags=("authority", "superseded", "injection", "conflict", "cross_language"), reason=""
)


def test_a_right_answer_passes_every_check() -> None:
    told = verdicts(EVERYTHING, answer())
    assert {name for name, one in told.items() if one.passed is None} == {"reason", "which"}
    assert passed(tuple(told.values()))
    asked = verdicts(case(expects="which", slots={"one": ("Ohio",)}), refusal("AMBIGUOUS_ENTITY", readings=("Ohio",)))
    assert asked["which"].passed
    assert asked["slots"].passed


def test_what_is_not_its_own_is_not_judged() -> None:
    plain = case(slots={}, gold=(), expects="refused")
    told = verdicts(plain, refusal(gold=()))
    assert {name for name, one in told.items() if one.passed is not None} == {"stance", "same bytes"}


FIDELITY: dict[str, tuple[str, str, bool]] = {
    "another form of the same number": ("It is 94.500,00 €.", "volume 94,500", True),
    "another form of the same day": ("By 30 Sep 2026.", "bis 30. September 2026", True),
    "the year of a cited day": ("In 2026.", "2026-09-30", True),
    "digits of a name": ("BRG-7204 broke.", "the bearing broke", True),
    "how many places are cited": ("1 place says so.", "so it is", True),
    "the day it holds for": ("As of 2026-09-28 it is so.", "so it is", True),
    "a number that is nowhere": ("2 places say so.", "so it is", False),
    "a day that is nowhere": ("By 1 Oct 2026.", "by 30 Sep 2026", False),
}


@pytest.mark.parametrize(("text", "quote", "held"), FIDELITY.values(), ids=list(FIDELITY))
def test_a_number_has_to_stand_in_what_is_cited(text: str, quote: str, held: bool) -> None:
    outcome = answer(text, replace(CITED, quote=quote), as_of="2026-09-28T23:59:59+00:00")
    assert verdicts(case(), outcome)["numbers"].passed is held


def test_a_count_over_records_is_left_to_the_slots_and_its_rows_are_judged() -> None:
    counted = answer("412 tickets are open.", drafted_by="records")
    assert verdicts(case(), counted)["numbers"].passed is None
    assert verdicts(case(), replace(counted, drafted_by="model"))["numbers"].passed is False
    with_row = replace(counted, sentences=(*counted.sentences, Told(QUOTE, (CITED,))))
    assert verdicts(case(), with_row)["numbers"].passed


def test_a_refusal_shows_its_gold_among_what_is_nearest() -> None:
    outdated = case(expects="refused", slots={}, reason="ONLY_SUPERSEDED")
    assert passed(judged(outdated, refusal("ONLY_SUPERSEDED", superseded=(CITED,))))
    assert not passed(judged(outdated, refusal("ONLY_SUPERSEDED")))


def test_one_of_several_places_suffices_where_the_case_says_so() -> None:
    either = case(gold=(Gold("charter.md", any="a"), Gold("mail.eml", any="a")))
    assert passed(judged(either, answer(gold=(BOTH[0] + BOTH[1],))))


def test_a_question_that_is_asked_back_counts_as_asked_and_not_as_refused() -> None:
    assert refusal("ASK_BACK").kind == "which"
    assert replace(answer(), sentences=(Told("x", ()),)).kind == "answered"
