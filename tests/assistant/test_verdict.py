"""Something answers a question or it does not; a raw score has no say."""

from __future__ import annotations

import pytest

from assistant.asked import asked
from assistant.bearing import candidates
from assistant.stretch import Stretch
from assistant.verdict import answering, asks_something
from retrieval.question import Understanding
from tests.assistant.shelves import Page, memory_of, shelf


def answered(question: str, text: str) -> bool:
    """True when the text bears the question."""
    held = next(iter(memory_of(shelf(Page("page", text))).held.values()))
    made = asked(question, Understanding(question), lambda term: 1.0, lang="en")
    return answering(made, candidates(made, Stretch(held, text, 0, len(text), 0))) is not None


@pytest.mark.parametrize(
    ("question", "text", "bears"),
    [
        ("Who approves rebates?", "Rebates are approved by Ann Berg.\n", True),
        ("Who approves rebates?", "Rebates are approved sometimes.\n", False),
        ("Who approves rebates?", "Holidays are approved by Ann Berg in May every year.\n", True),
        ("Who approves yearly volume rebates?", "Holidays are approved by Ann Berg.\n", False),
        ("When does the frame contract end?", "The frame contract ends on 3 April 2026.\n", True),
        ("When does the frame contract end?", "The frame contract ends badly.\n", False),
        ("How many pumps failed?", "Many pumps failed.\n", False),
        ("What delivery lead time did we promise to Querétaro?", "Lead of Querétaro: Luis Ortega\n", False),
        ("What is the status of ticket T-044?", "Ticket T-044\n", False),
        ("Is the warranty 24 months?", "The warranty: 24 months\n", True),
        ("What is the warranty of Larkfen?", "The warranty is a year.\n", False),
        ("Who will succeed Ann Lee?", "Present: Ann Lee, Bo Kim, Tom Roe\n", False),
        ("Who succeeds Ann Lee?", "Ann Lee is succeeded by Bo Kim.\n", True),
    ],
)
def test_a_text_bears_a_question_or_not(question: str, text: str, bears: bool) -> None:
    assert answered(question, text) is bears


@pytest.mark.parametrize(
    ("understood", "asks"),
    [
        (Understanding("Who approves it?"), False),
        (Understanding("Larkfen", accounts=("Larkfen",), spoken=((0, 7),)), False),
        (Understanding("Who approves rebates?"), True),
        (Understanding("Is it allowed to give rebates on seals and pumps?"), True),
        (Understanding("   "), False),
        (Understanding("What about them?"), False),
    ],
)
def test_an_open_question_asks_nothing(understood: Understanding, asks: bool) -> None:
    assert asks_something(asked(understood.question, understood, lambda term: 1.0), understood) is asks
