"""A citation is on gold when it holds its substantial part, counted in characters."""

from __future__ import annotations

import pytest

from evaluators.suite.outcome import Cited, Place
from evaluators.suite.spans import documents_found, precise, recalled, right

GOLD = Place("d", 100, 200)


@pytest.mark.parametrize(
    ("cited", "held"),
    [
        (Cited("d", 100, 200, ""), True),
        (Cited("d", 120, 130, ""), True),
        (Cited("d", 0, 900, ""), True),
        (Cited("d", 0, 1_101, ""), False),
        (Cited("d", 0, 149, ""), False),
        (Cited("d", 191, 210, ""), False),
        (Cited("d", 200, 300, ""), False),
        (Cited("x", 100, 200, ""), False),
        (Cited("x", 100, 200, "", also=("d",)), True),
    ],
)
def test_half_of_either_is_enough_but_a_long_quote_must_be_gold_itself(cited: Cited, held: bool) -> None:
    assert right(cited, GOLD) is held


def test_a_whole_document_is_met_anywhere_and_what_is_missing_nowhere() -> None:
    assert right(Cited("d", 5_000, 9_000, ""), Place("d"))
    assert not right(Cited("d", 100, 200, ""), Place("d", 100, 200, missing="gone"))


def test_shares_are_counted_over_citations_and_over_groups() -> None:
    cited = [Cited("d", 100, 150, ""), Cited("d", 160, 200, ""), Cited("d", 300, 400, "")]
    groups = [(GOLD, Place("e")), (Place("f"),)]
    assert precise(cited, groups) == 2
    assert recalled(cited, groups) == 1
    assert documents_found(["f", "d"], groups) == 2
    assert recalled([], groups) == 0
