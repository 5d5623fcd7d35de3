"""Answering everything is worth no more than refusing everything, and a quote is there or is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluators.judgement import balanced_accuracy, real
from evaluators.rows import Quote


def test_a_worked_example() -> None:
    # 3 of 4 answerable ones answered, 1 of 2 unanswerable ones refused: (.75 + .5) / 2
    cases = [(True, True)] * 3 + [(True, False)] + [(False, False), (False, True)]

    assert balanced_accuracy(cases) == pytest.approx(0.625)


@given(st.integers(1, 30), st.integers(1, 30), st.booleans())
def test_one_reply_to_all_is_worth_a_half(answerable: int, unanswerable: int, answered: bool) -> None:
    cases = [(True, answered)] * answerable + [(False, answered)] * unanswerable

    assert balanced_accuracy(cases) == pytest.approx(0.5)


@pytest.mark.parametrize("cases", [[], [(True, True)], [(False, True)]])
def test_one_kind_of_question_alone_is_not_judged(cases: list[tuple[bool, bool]]) -> None:
    assert balanced_accuracy(cases) is None


@pytest.mark.parametrize(
    "quote",
    [
        Quote("d", 1, 3, "bd"),
        Quote("d", 2, 4, "bc"),
        Quote("e", 1, 3, "bc"),
        Quote("d", 2, 2, ""),
        Quote("d", 3, 9, "d"),
        Quote("d", -3, -1, "bc"),
    ],
)
def test_a_quote_that_is_not_at_its_place_is_not_real(quote: Quote) -> None:
    assert not real(quote, {"d": "abcd"})


@given(st.text(min_size=1), st.data())
def test_what_was_cut_from_a_text_is_real(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert real(Quote("d", start, end, text[start:end]), {"d": text})
