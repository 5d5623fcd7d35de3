"""Rankings are judged by figures worked by hand, and keep the laws that make a figure a figure."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluators.ranking import by_first_hit, found, ndcg, recall

NAMES = st.sampled_from("abcdefghijklmnop")
RANKED = st.lists(NAMES, unique=True)
GOLD = st.sets(NAMES, min_size=1)


def test_a_worked_example() -> None:
    # Relevant at places 1, 3 and 6, five relevant in all:
    #   gained 1/log2(2) + 1/log2(4) + 1/log2(7) = 1 + .5 + .356207 = 1.856207
    #   best   1 + .630930 + .5 + .430677 + .386853             = 2.948459
    ranked, gold = "axbyzc", set("abcde")

    assert ndcg(ranked, gold) == pytest.approx(1.856207 / 2.948459, abs=1e-6)
    assert recall(ranked, gold, 3) == pytest.approx(2 / 5)
    assert recall(ranked, gold, 100) == pytest.approx(3 / 5)


def test_the_eleventh_place_counts_for_nothing() -> None:
    ranked = [f"x{place}" for place in range(10)] + ["a"]

    assert ndcg(ranked, {"a"}) == 0
    assert not found(ranked, {"a"}, 10)
    assert found(ranked, {"a"}, 11)


def test_ten_places_cannot_be_asked_for_more_than_ten_documents() -> None:
    gold = {f"d{place}" for place in range(20)}

    assert ndcg(sorted(gold)[:10], gold) == pytest.approx(1)


def test_without_gold_nothing_is_gained() -> None:
    assert (ndcg("a", ()), recall("a", (), 10), found("a", ())) == (0, 0, False)


@given(RANKED, GOLD, st.integers(1, 20))
def test_every_figure_is_a_share(ranked: list[str], gold: set[str], k: int) -> None:
    assert 0 <= ndcg(ranked, gold, k) <= 1 + 1e-12
    assert 0 <= recall(ranked, gold, k) <= 1
    assert found(ranked, gold, k) == (recall(ranked, gold, k) > 0) == (ndcg(ranked, gold, k) > 0)


@given(RANKED, GOLD)
def test_to_move_a_relevant_document_up_never_costs(ranked: list[str], gold: set[str]) -> None:
    places = [place for place, one in enumerate(ranked) if place and one in gold and ranked[place - 1] not in gold]
    for place in places:
        better = [*ranked[: place - 1], ranked[place], ranked[place - 1], *ranked[place + 1 :]]
        assert ndcg(better, gold) >= ndcg(ranked, gold)


@given(GOLD)
def test_only_gold_first_is_perfect(gold: set[str]) -> None:
    assert ndcg(sorted(gold), gold) == pytest.approx(1)


@given(st.lists(NAMES))
def test_documents_stand_where_their_first_hit_does(hits: list[str]) -> None:
    ranked = by_first_hit(hits)

    assert sorted(ranked) == sorted(set(hits))
    assert list(ranked) == sorted(ranked, key=hits.index)


def test_one_relevant_document_is_worth_its_place_alone() -> None:
    for place in range(10):
        ranked = ["x"] * place + ["a"]
        assert ndcg(ranked, {"a"}) == pytest.approx(1 / log2(place + 2))
