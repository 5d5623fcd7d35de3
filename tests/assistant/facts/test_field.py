"""A field of one record, asked for by its id, is said first."""

from __future__ import annotations

import pytest

from assistant.build import Assistant
from assistant.facts.field import field_asked
from tests.assistant.facts import worlds


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What is the status of ticket T-001?", "Status: new"),
        ("Wie ist der Status von T-002?", "Status: in progress"),
        ("チケットT-003のステータスは何ですか", "Status: closed"),
        ("What is the amount of order 4711?", "Amount: 48,750.00 EUR"),
        ("When is the close date of Belmira 2027?", "Expected close: 2026-10-10"),
    ],
)
def test_the_field_is_said_word_for_word(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question, as_of=worlds.AS_OF)
    assert (answer.standing, answer.sentences[0].text, answer.reason) == ("grounded", first, "")
    assert answer.sentences[0].citations[0].quote == first


def test_what_a_paper_says_of_it_comes_behind(assistant: Assistant) -> None:
    answer = assistant.ask("What is the status of ticket T-001?", as_of=worlds.AS_OF)
    assert [one.text for one in answer.sentences][1:] == [
        "The status of ticket T-001 is that Kenji waits for the seal."
    ]


@pytest.mark.parametrize(
    "question",
    ["What is the status of the pilot?", "Which tickets are open?", "What is the status and the severity of T-001?",
     "Why is the status of T-001 new?", "What is the amount of ticket T-1 or order 4711?", "", "status", "?" * 2_000],
)  # fmt: skip
def test_no_other_question_asks_for_a_field(question: str) -> None:
    assert field_asked(question) is None
