"""A question that leans on earlier turns is completed from them, and one that stands by itself is left alone."""

from __future__ import annotations

import pytest

from assistant.history import carried, leans, points_back

TURNS = ["Who approves rebates for Larkfen?", "Marcus Feld approves rebates."]


@pytest.mark.parametrize(
    "question", ["Who approves it?", "and in Mexico?", "Why?", "What about seals?", "When do they expire?"]
)
def test_a_question_that_points_back_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question", ["Who approves payment terms beyond 60 days in APAC?", "Welche Rabatte gelten im Werk Neustadt?"]
)
def test_a_question_that_says_what_it_is_about_does_not(question: str) -> None:
    assert not leans(question)
    assert carried(question, TURNS) == ""


def test_the_last_question_completes_it_and_of_the_answer_only_names() -> None:
    assert carried("And who deputises?", TURNS).startswith(TURNS[0])
    assert "approves rebates." not in carried("And who deputises?", TURNS)


def test_questions_are_taken_until_one_stands_by_itself() -> None:
    turns = ["What of Acme pumps and seals?", "x", *TURNS, "And who deputises?", "y"]
    assert carried("Since when?", turns) == f"And who deputises? {TURNS[0]}"


def test_a_history_that_ends_with_a_question_is_read_as_one() -> None:
    assert carried("Since when?", TURNS[:1]) == TURNS[0]


def test_no_history_carries_nothing() -> None:
    assert carried("Who approves it?", ()) == ""


def test_a_formal_you_or_an_article_does_not_point_back() -> None:
    assert not points_back("Können Sie la lista mostrar?")
