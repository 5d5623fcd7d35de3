"""A refusal says in plain words what is missing and where to go next."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.findings import Citation, Reason
from assistant.refusal import days, name_of, next_step, readings, topic
from retrieval.evidence import Card
from retrieval.period import Period
from retrieval.question import Understanding
from tests.assistant.shelves import Page, memory_of, shelf

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("understood", "words"),
    [
        (Understanding(""), ""),
        (Understanding("", accounts=("Acme",)), "Acme"),
        (
            Understanding("", kinds=("annual_report",), accounts=("Acme",), period=YEAR),
            "the annual report of Acme for 2021",
        ),
        (Understanding("", regions=("LATAM",)), "LATAM"),
        (Understanding("", accounts=("Acme", "Larkfen"), regions=("EMEA",)), "Acme and Larkfen in EMEA"),
    ],
)
def test_what_was_asked_for_is_said_in_words(understood: Understanding, words: str) -> None:
    assert topic(understood) == words


def test_a_stretch_of_days_is_said_from_first_to_last() -> None:
    assert days("2021-04-01..2021-06-30") == "2021-04-01 to 2021-06-30"
    assert days("2021-04-01..") == "2021-04-01 to now"


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_one_plain_sentence_to_go_on_with(reason: Reason) -> None:
    near = Citation("d", "s", "r", "", 0, 1, "x", "The plan", "", "", "", "")
    said = next_step(reason, Understanding("", ambiguous=("A", "B")), [near], "")
    assert said.endswith(".")
    assert reason.value not in said


def test_what_is_missing_is_named_with_its_kind_account_and_year() -> None:
    understood = Understanding("", kinds=("annual_report",), accounts=("Acme",), period=YEAR)
    assert "annual report of Acme for 2021" in next_step(Reason.NOT_IN_SOURCES, understood, [], "")


def test_an_owner_on_record_is_whom_to_ask() -> None:
    assert next_step(Reason.NOT_IN_SOURCES, Understanding(""), [], "Ask Ann Berg").endswith("Ask Ann Berg")


def test_an_open_question_is_given_the_nearest_documents_each_once() -> None:
    page = Page("p", "# Plan\n\n" + "Words of a plan. " * 200, Card(title="Plan", kind="account_plan", date="2026"))
    assert readings(list(memory_of(shelf(page)).held.values())) == ("“Plan” (account plan, 2026)",)
    assert name_of(Card()) == "an untitled document"
