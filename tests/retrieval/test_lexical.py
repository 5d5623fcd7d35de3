"""Terms find a text in any language, and BM25 counts the rows it was given and no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log1p

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.lexical import K1, LONGEST_TERM, B, TermMatrix, folded, terms

WORD = st.sampled_from("abcde")
ROWS = st.lists(st.lists(WORD, max_size=8), max_size=7)
WEIGHTS = st.dictionaries(st.sampled_from("abcdez"), st.floats(0.1, 3), max_size=4)
PAIRS = st.dictionaries(st.tuples(st.sampled_from("abz"), st.sampled_from("abz")), st.floats(0.1, 2), max_size=3)


def counted(row: Sequence[str], term: str | tuple[str, str]) -> int:
    return list(row).count(term) if isinstance(term, str) else list(pairwise(row)).count(term)


def formula(rows: Sequence[Sequence[str]], query: Mapping[str | tuple[str, str], float]) -> list[float]:
    """BM25 as it stands in the books."""
    mean = sum(map(len, rows)) / len(rows) if any(rows) else 1.0
    scores = [0.0] * len(rows)
    for term, weight in query.items():
        holding = sum(counted(row, term) > 0 for row in rows)
        rarity = log1p((len(rows) - holding + 0.5) / (holding + 0.5))
        for at, row in enumerate(rows):
            count = counted(row, term)
            scores[at] += weight * rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * len(row) / mean))
    return scores


@given(ROWS, WEIGHTS, PAIRS)
def test_scores_are_those_of_the_formula(
    rows: list[list[str]], query: dict[str, float], pairs: dict[tuple[str, str], float]
) -> None:
    both: dict[str | tuple[str, str], float] = dict(query.items())
    both.update(dict(pairs.items()))
    assert TermMatrix(rows).bm25(query, pairs).tolist() == pytest.approx(formula(rows, both))


@given(ROWS, st.sampled_from("abcdez"))
def test_the_rows_that_hold_a_term_are_named_once_and_in_order(rows: list[list[str]], term: str) -> None:
    assert TermMatrix(rows).holding(term).tolist() == [at for at, row in enumerate(rows) if term in row]


@given(ROWS, WEIGHTS, PAIRS)
def test_scores_do_not_depend_on_the_order_in_which_a_question_is_put(
    rows: list[list[str]], query: dict[str, float], pairs: dict[tuple[str, str], float]
) -> None:
    turned = TermMatrix(rows).bm25(dict(reversed(query.items())), dict(reversed(pairs.items())))
    assert turned.tobytes() == TermMatrix(rows).bm25(query, pairs).tobytes()


@given(ROWS, WEIGHTS, PAIRS, st.randoms(use_true_random=False))
def test_each_row_keeps_its_score_when_the_rows_change_places(
    rows: list[list[str]], query: dict[str, float], pairs: dict[tuple[str, str], float], random: np.random.Generator
) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)
    moved = TermMatrix([rows[at] for at in order]).bm25(query, pairs)
    assert moved.tobytes() == TermMatrix(rows).bm25(query, pairs)[order].tobytes()


def test_a_term_at_the_end_of_one_row_is_not_beside_the_first_of_the_next() -> None:
    assert TermMatrix([["a"], ["b"]]).bm25({}, {("a", "b"): 1.0}).tolist() == [0.0, 0.0]


def test_no_rows_have_no_scores_and_empty_rows_have_none_above_zero() -> None:
    assert TermMatrix([]).bm25({"a": 1.0}).tolist() == []
    assert TermMatrix([[], []]).bm25({"a": 1.0}).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The pumps", ("pump",)),
        ("T-JP-044", ("t-jp-044", "jp", "044")),
        ("Kündigungen für die Werke", ("kundig", "werk")),
        ("las entregas de la planta", ("entreg", "plant")),
        ("東京納期", ("東京", "京納", "納期")),
        ("東", ("東",)),
        ("Rita's fee", ("rita", "fee")),
        ("", ()),
    ],
)
def test_a_text_is_found_by_its_stems_numbers_identifiers_and_pairs_of_signs(said: str, found: tuple[str, ...]) -> None:
    assert terms(said) == found or set(found) <= set(terms(said))


def test_small_words_are_no_terms_in_the_language_that_is_spoken() -> None:
    assert terms("der die das und", "de") == ()
    assert terms("the of and", "en") == ()
    assert terms("die", "en") == ("die",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deliveries", "delivery"),
        ("BRG-7204", "brg-7204"),
        ("Querétaro", "Queretaro"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_two_ways_to_write_a_word_are_one_term(one: str, other: str) -> None:
    assert terms(one, "en") == terms(other, "en")


@given(st.text(max_size=300))
def test_any_text_has_terms_that_are_short_folded_and_the_same_each_time(text: str) -> None:
    found = terms(text)
    assert found == terms(text)
    assert all(0 < len(term) <= LONGEST_TERM for term in found)
    assert all(not any(sign.isspace() for sign in term) for term in found)


@given(st.text(max_size=100))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_an_endless_word_has_terms_in_bearable_time() -> None:
    assert len(terms("a-1." * 100_000)) < 10_000
