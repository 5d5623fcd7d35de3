"""An account is found however its name is written, and a common word is not taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names import NameTable, Usage

GROUPS = [
    "sig-node",
    "sig-api-machinery",
    "sig-docs",
    "sig-cli",
    "sig-ui",
    "wg-batch",
    "wg-node-lifecycle",
    "wg-policy",
]
FIRMS = ["Tarvessa Industries GmbH", "Wieslauer Pumpen", "Norrholm AB", "Plant 2 Osaka", "Müller Pumpen", "Müller Guss"]


def table(names: list[str], **held: int) -> NameTable:
    """The names, where each word of `held` stands in so many passages, none of them an account's own."""
    return NameTable(
        [(name, name) for name in names],
        Usage(lambda word: held.get(word, 0), lambda word, account: word not in held),
    )


def named(names: list[str], question: str, **held: int) -> list[str]:
    return [mention.value for mention in table(names, **held).find(question) if mention.certain]


@pytest.mark.parametrize(
    "said",
    [
        "SIG API Machinery",
        "sig-api-machinery",
        "sig api machinery",
        "API Machinery",
        "API Machinery SIG",
        "Special Interest Group API Machinery",
        "API Machinery Special Interest Group",
        "SIG ApiMachinery",
        "SIGApiMachinery",
        "SIG AM",
        "SIG API Machinery's",
    ],
)
def test_a_name_is_known_in_every_usual_way_of_writing_it(said: str) -> None:
    assert named(GROUPS, f"Who are the chairs of {said}?") == ["sig-api-machinery"]


@pytest.mark.parametrize("said", ["Tarvessa", "Tarvessa Industries", "TARVESSA INDUSTRIES GMBH", "tarvessa-industries"])
def test_a_company_is_known_without_its_legal_form(said: str) -> None:
    assert named(FIRMS, f"What did we promise {said} in May?") == ["Tarvessa Industries GmbH"]


@given(st.integers(0, 16), st.sampled_from(["drop", "add", "change", "swap"]), st.sampled_from("bcdfgq"))
def test_a_name_is_known_with_one_letter_wrong(at: int, how: str, letter: str) -> None:
    name = "tarvessaindustries"
    wrong = {
        "drop": name[:at] + name[at + 1 :],
        "add": name[:at] + letter + name[at:],
        "change": name[:at] + letter + name[at + 1 :],
        "swap": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }[how]
    cut = 8 if how not in ("drop", "add") or at >= 8 else 7 if how == "drop" else 9
    assert named(FIRMS, f"What did {wrong[:cut]} {wrong[cut:]} order?") == ["Tarvessa Industries GmbH"]


def test_a_number_in_a_name_is_never_taken_for_another() -> None:
    assert named(FIRMS, "Who runs Plant 3 Osaka?") == []


def test_a_short_name_is_only_hinted_at_by_a_word_that_is_used_as_such() -> None:
    mentions = table(GROUPS, ci=40, cli=60).find("What did SIG CI do?")
    assert {mention.value for mention in mentions} == {"sig-cli", "sig-ui"}
    assert not any(mention.certain for mention in mentions)


def test_a_small_word_is_no_misspelling() -> None:
    assert named(GROUPS, "When does SIG Node meet?") == ["sig-node"]
    assert table(["docs"]).find("Does it run?") == []


def test_a_common_word_is_an_account_only_where_it_stands_out() -> None:
    assert named(GROUPS, "Which node is down?", node=500) == []
    assert named(GROUPS, "Who leads Node?", node=500) == ["sig-node"]
    assert named(GROUPS, "Who leads “node”?", node=500) == ["sig-node"]
    assert [m.value for m in table(GROUPS, node=500).find("Which node is down?")] == ["sig-node"]


def test_a_word_of_the_accounts_own_is_certain_in_any_case() -> None:
    assert named(FIRMS, "what did wieslauer order?") == ["Wieslauer Pumpen"]


def test_what_stands_beside_a_word_can_make_it_a_name() -> None:
    found = table(GROUPS, node=500).find("node 2022 annual report", lambda start, end: (start, end) == (0, 4))
    assert [(mention.value, mention.certain) for mention in found] == [("sig-node", True)]


def test_the_longest_name_wins() -> None:
    assert named(GROUPS, "What does WG Node Lifecycle plan?") == ["wg-node-lifecycle"]


def test_a_name_that_fits_two_accounts_gives_both() -> None:
    assert named(FIRMS, "Who leads Müller?") == ["Müller Guss", "Müller Pumpen"]


def test_a_name_that_fits_two_is_left_aside_where_a_clear_one_stands() -> None:
    assert named(FIRMS, "What did Norrholm AB say of Müller?") == ["Norrholm AB"]


def test_two_accounts_in_one_question_are_both_found_in_its_order() -> None:
    assert named(GROUPS, "Who is the SIG Docs liaison for WG Batch?") == ["sig-docs", "wg-batch"]


def test_an_alias_stands_for_its_account() -> None:
    names = NameTable([("ACME-0042", "ACME-0042"), ("ACME-0042", "Rocket Works")])
    assert [mention.value for mention in names.find("When does Rocket Works renew?")] == ["ACME-0042"]


@given(st.text(max_size=80))
def test_any_question_gives_mentions_inside_itself_and_the_same_twice(question: str) -> None:
    names = table(GROUPS + FIRMS)
    found = names.find(question)
    assert all(0 <= mention.start < mention.end <= len(question) for mention in found)
    assert found == names.find(question)


def test_without_names_nothing_is_named() -> None:
    assert NameTable([]).find("Who leads SIG Node?") == []
