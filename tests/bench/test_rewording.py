"""A reworded question differs in the name alone, the same way each time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bench.rewording import by_alias, by_slip, forms, mention, misspelt
from evaluators.dataset import Query

ACCOUNTS = ["plant-north", "plant-south", "plant-big-river", "works-north", "Tarvessa", "plant-x"]


def test_a_name_is_found_however_it_is_joined() -> None:
    assert mention("What of Plant-Big River?", ACCOUNTS) == (8, 23, "plant-big-river")
    assert mention("What of plantbigriver?", ACCOUNTS) == (8, 21, "plant-big-river")
    assert mention("What of planting?", ACCOUNTS) is None
    assert mention("What of 2020?", ["", "-"]) is None


def test_a_form_that_another_account_could_claim_is_not_used() -> None:
    assert forms("Plant North", "plant-north", ACCOUNTS) == [("joined", "plant-north"), ("turned", "North Plant")]
    assert ("short", "South") in forms("Plant South", "plant-south", ACCOUNTS)
    assert forms("Tarvessa", "Tarvessa", ACCOUNTS) == [("joined", "tarvessa")]


def test_only_questions_that_name_an_account_are_reworded() -> None:
    queries = [Query("q1", "Who leads Plant Big River now?"), Query("q2", "Who leads?")]

    aliases, slips = by_alias(queries, ACCOUNTS), by_slip(queries, ACCOUNTS)

    assert [one.query.text for one in aliases] == [
        "Who leads plant-big-river now?",
        "Who leads Big River Plant now?",
        "Who leads Big River now?",
    ]
    assert {one.was.id for one in aliases + slips} == {"q1"}
    assert len(slips) == 2
    assert all(OSA.distance(one.was.text, one.query.text) == 1 for one in slips)
    assert [one.way.startswith("shared word ") for one in slips] == [False, True]


@given(st.sampled_from(["River", "south", "Tarvessa", "Bay2"]), st.text(max_size=9))
def test_a_slip_is_of_one_letter_and_always_the_same(word: str, seed: str) -> None:
    slip = misspelt(word, seed)

    assert slip is not None
    assert OSA.distance(word, slip[1]) == 1
    assert misspelt(word, seed) == slip


@pytest.mark.parametrize("word", ["", "X", "XY", "XYZ"])
def test_a_word_too_short_to_misspell_is_left(word: str) -> None:
    assert misspelt(word, "seed") is None
