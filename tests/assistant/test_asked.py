"""A question is taken apart into what it asks, what it names, and what already filtered the search."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asked import NAMED, Asked, asked
from retrieval.period import of_date
from retrieval.question import Understanding


def read(question: str, *, extra: str = "", **understood: object) -> Asked:
    """The question read with every term weighing 1."""
    known = replace(Understanding(f"{question} {extra}".strip()), **understood)  # type: ignore[arg-type]  # fields by name
    return asked(question, known, lambda term: 1.0, extra=extra, lang="en")


def weights(made: Asked) -> dict[str, float]:
    """Terms with their weights."""
    return {term.text: term.weight for term in made.terms}


def test_what_filtered_the_search_is_no_longer_asked() -> None:
    question = "What did Acme promise in 2021?"
    assert set(weights(read(question, spoken=((9, 13),), accounts=("acme",)))) == {"promis"}


def test_words_that_only_ask_are_not_asked_about() -> None:
    assert set(weights(read("Please summarize the discussion about bearings"))) == {"bear"}


def test_a_thing_that_is_named_counts_double_and_is_needed() -> None:
    made = read("What is the status of ticket T-044?")
    assert weights(made)["t-044"] == NAMED * weights(made)["ticket"]
    assert any("t-044" in group for group in made.needed)


@pytest.mark.parametrize("name", ["Regular Sync", "Q3-Review", "第2会議"])
def test_a_quoted_name_must_stand_word_for_word(name: str) -> None:
    assert len(read(f'When is the "{name}" held?').quoted) == 1


def test_a_capital_at_the_beginning_names_nothing() -> None:
    assert read("Rebates are approved by whom?").needed == ()


def test_words_of_earlier_turns_count_half_and_are_not_needed() -> None:
    made = read("Who approves it?", extra="What of rebates for Larkfen?")
    assert weights(made)["rebat"] < weights(made)["approv"]
    assert made.needed == ()


def test_a_sentence_beside_the_one_that_asks_counts_half() -> None:
    made = weights(read("We prepare the review. Which rebates are open?"))
    assert made["review"] < made["rebat"]


def test_a_question_about_two_accounts_at_once_needs_both_and_a_choice_neither() -> None:
    both = "Who is the Acme liaison for Kestrel?"
    spans = ((both.index("Acme"), both.index("Acme") + 4), (both.index("Kestrel"), both.index("Kestrel") + 7))
    assert [name for name, _ in read(both, accounts=("acme", "kestrel"), spoken=spans).accounts] == ["acme", "kestrel"]
    either = "What did Acme and Kestrel promise?"
    spans = ((either.index("Acme"), either.index("Acme") + 4), (either.index("Kestrel"), either.index("Kestrel") + 7))
    assert read(either, accounts=("acme", "kestrel"), spoken=spans).accounts == ()


def test_the_grammar_of_japanese_is_not_asked_about() -> None:
    made = asked("納期について何が問題ですか？", Understanding("納期について何が問題ですか？"), lambda term: 1.0)
    assert {"納期", "問題"} <= set(weights(made))
    assert not any("つ" in term for term in weights(made))


def test_yes_or_no_and_lists_are_told_apart() -> None:
    assert read("Is a rebate allowed?").whether
    assert not read("What rebate is allowed?").whether
    assert read("Which rebates are allowed?").plural


def test_from_when_to_when_a_period_is_asks_for_nothing_besides() -> None:
    period = of_date("2026-03")
    assert set(weights(read("Which returns came since March 2026?", period=period))) == {"return", "came"}
    assert "sinc" in weights(read("Which returns came since then?"))
