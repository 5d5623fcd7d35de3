"""A question's words tell what type of answer it wants, and an answer's whether it shows it."""

from __future__ import annotations

import pytest

from assistant.answer_type import AMOUNT, PERSON, TIME, named, shows, wants


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("Who approves it?", {PERSON}),
        ("By when, and by whom?", {TIME, PERSON}),
        ("On which weekday do they meet?", {TIME}),
        ("How many pumps failed?", {AMOUNT}),
        ("What is the number of open tickets?", {AMOUNT}),
        ("Find the $ value paid to Acme", {AMOUNT}),
        ("Wer genehmigt Rabatte?", {PERSON}),
        ("Wie hoch ist der Rabatt?", {AMOUNT}),
        ("¿Cuándo vence el contrato?", {TIME}),
        ("担当者は誰ですか？", {PERSON}),
        ("What did they promise when discussing lead time?", set()),
        ("When discussing lead time, what was promised?", set()),
        ("What of the people who approve discounts?", set()),
        ("Is a discount above € 500 allowed?", set()),
    ],
)
def test_a_question_says_what_type_it_wants(question: str, types: set[str]) -> None:
    assert wants(question) == types


@pytest.mark.parametrize(
    ("said", "kind", "shown"),
    [
        ("Approved by M. Feld", PERSON, 1.0),
        ("Approved by Ana de la Cruz", PERSON, 1.0),
        ("ask @annberg", PERSON, 1.0),
        ("write to steering-private@example.com", PERSON, 0.0),
        ("田中 博が担当", PERSON, 1.0),
        ("the regional sales director decides", PERSON, 0.5),
        ("discounts need approval", PERSON, 0.0),
        ("Tuesdays at 9", TIME, 1.0),
        ("bis zum 3. April", TIME, 1.0),
        ("within ten days", TIME, 1.0),
        ("it will be decided", TIME, 0.0),
        ("none", AMOUNT, 1.0),
        ("zwei Werke", AMOUNT, 1.0),
        ("several plants", AMOUNT, 0.0),
    ],
)
def test_an_answer_shows_its_type_or_not(said: str, kind: str, shown: float) -> None:
    assert shows({kind}, said) == shown


def test_words_that_the_question_brought_are_no_name() -> None:
    assert not named("Kestrel Pumps decides", known={"kestrel", "pump"})


def test_capitals_that_stand_near_by_in_small_letters_are_no_name() -> None:
    assert not named("The Service Policy holds".removeprefix("The "), common={"service", "policy"})


def test_every_wanted_type_must_show() -> None:
    assert shows({PERSON, TIME}, "Ann Berg will see to it") == 0.0
    assert shows({PERSON, TIME}, "Ann Berg, by Friday 3 April") == 1.0
    assert shows((), "anything") == 1.0
