"""A question is searched by its weighted terms, its neighbours and its subject."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.framing import FRAMING, WEIGHT
from retrieval.lexical import terms
from retrieval.query import PAIR, read, subject


def test_words_that_say_what_to_do_weigh_less_than_the_subject() -> None:
    found = read("Summarize the discussion about dosing pumps")
    assert found.weights == {"summar": WEIGHT, "discuss": WEIGHT, "dose": 1.0, "pump": 1.0}


def test_words_that_say_what_to_do_weigh_in_full_when_there_is_no_subject() -> None:
    assert set(read("Summarize the discussion").weights.values()) == {1.0}


def test_neighbours_weigh_as_much_as_the_lighter_of_the_two_allows() -> None:
    found = read("Summarize dosing pumps")
    assert found.pairs == {("summar", "dose"): PAIR * WEIGHT, ("dose", "pump"): PAIR}


def test_an_identifier_is_kept_whole_and_in_parts() -> None:
    assert {"t-jp-044", "jp", "044"} <= read("What became of T-JP-044?").weights.keys()


def test_a_question_is_stemmed_in_the_language_of_the_documents_too() -> None:
    alone, beside = read("Lieferungen delayed"), read("Lieferungen delayed", ["de"])
    assert set(terms("Lieferungen", "de")) <= beside.weights.keys() - alone.weights.keys()
    assert alone.weights.items() <= beside.weights.items()


def test_a_language_nobody_stems_changes_nothing() -> None:
    assert read("late deliveries", ["ja", "xx", ""]) == read("late deliveries")


def test_an_account_s_own_words_count_where_the_question_spells_them_otherwise() -> None:
    found = read("What does Larkfin pay?", (), ["Larkfen Pumps"])
    assert {"larkfen", "pump"} <= found.weights.keys()
    assert found.pairs[("larkfen", "pump")] == PAIR


def test_a_vector_is_made_of_the_subject_and_of_the_question_where_it_has_none() -> None:
    assert subject("Please describe the rush fee") == "rush fee"
    assert subject("Please describe") == "Please describe"


@given(st.text(max_size=80) | st.lists(st.sampled_from(["fee", "fees", "describe", "the", "T-1"])).map(" ".join))
def test_every_pair_is_of_weighted_terms_and_no_framing_term_outweighs_another(question: str) -> None:
    found = read(question)
    assert all(one in found.weights and other in found.weights for one, other in found.pairs)
    told = [weight for term, weight in found.weights.items() if term not in FRAMING]
    assert all(weight == 1.0 for weight in told)
    assert subject(question) or not question
