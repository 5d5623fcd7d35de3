"""No sentence leaves whose quote is not at its offsets in its revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.findings import Citation, Sentence
from assistant.ground import grounded, says, standing, stands
from retrieval.evidence import Card, Revision

TEXT = "One. **Two** is more. Three."
HELD = Revision("r1", "d1", "", TEXT, (), Card(), datetime(2026, 1, 1, tzinfo=UTC))


def reread(one: str) -> Revision | None:
    """The one revision there is."""
    return HELD if one == "r1" else None


def cited(start: int, end: int, **other: str) -> Citation:
    """A true citation of the text, but for the fields given."""
    made = Citation("d1", "s", "r1", "", start, end, TEXT[start:end], "", "", "", "", "")
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name


def test_a_true_quote_stands() -> None:
    assert stands(cited(5, 21), reread)


@pytest.mark.parametrize(
    "false",
    [
        cited(5, 21, quote="**Two** is less."),
        cited(4, 21, quote="**Two** is more."),
        cited(5, 21, revision_id="r2"),
        cited(5, 21, document_id="d2"),
        cited(5, 5),
        replace(cited(0, 4), start=-28, end=-24),
        replace(cited(23, 28), end=400),
    ],
)
def test_anything_else_falls(false: Citation) -> None:
    assert not stands(false, reread)
    assert standing([false], reread) == ()


def test_a_sentence_keeps_the_citations_that_hold_and_goes_when_none_does() -> None:
    good, bad = cited(5, 21), cited(5, 21, quote="Two")
    assert grounded([Sentence("Two is more.", (bad, good))], reread) == (Sentence("Two is more.", (good,)),)
    assert grounded([Sentence("Two is more.", (bad,))], reread) == ()


def test_a_sentence_that_says_more_than_its_quote_goes() -> None:
    assert grounded([Sentence("Two is much more.", (cited(5, 21),))], reread) == ()
    assert says("Two is more.", cited(5, 21))


@given(st.integers(-5, 40), st.integers(-5, 40), st.text(alphabet="Two isre.*", max_size=20))
def test_what_stands_is_exactly_the_slice(start: int, end: int, quote: str) -> None:
    made = replace(cited(0, 4), start=start, end=end, quote=quote)
    assert stands(made, reread) == (0 <= start < end <= len(TEXT) and TEXT[start:end] == quote)
