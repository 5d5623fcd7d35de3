"""The account that a name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.accounts import UnknownAccount, account_named

NAMES = [("Acme", "Acme"), ("Acme", "ACM"), ("Borealis", "Borealis"), ("Borealis", "Nord")]


@pytest.mark.parametrize(("said", "meant"), [("Acme", "Acme"), (" acm ", "Acme"), ("NORD", "Borealis")])
def test_a_name_or_alias_in_any_case_means_its_account(said: str, meant: str) -> None:
    assert account_named(said, NAMES) == meant


def test_a_misspelt_name_is_not_guessed_but_the_nearest_are_named() -> None:
    with pytest.raises(UnknownAccount, match=r"No account is called 'Boralis'\. Did you mean Borealis\?") as unknown:
        account_named("Boralis", NAMES)
    assert unknown.value.near == ("Borealis",)


def test_a_name_of_two_accounts_means_neither() -> None:
    with pytest.raises(UnknownAccount, match="Did you mean Acme or Borealis"):
        account_named("Nord", [*NAMES, ("Acme", "nord")])


LONGER = [("Norvik Marine AS", "Norvik Marine AS"), ("Kestrel Valves GmbH", "Kestrel Valves GmbH"),
          ("Kestrel Optics", "Kestrel Optics"), ("Larkfen", "Larkfen"), ("Larkfen", "LKF Packaging")]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "is_meant"),
    [("Norvik", "Norvik Marine AS"), ("marine norvik", "Norvik Marine AS"), ("Valves", "Kestrel Valves GmbH"),
     ("packaging", "Larkfen")],
)  # fmt: skip
def test_whole_words_of_one_account_s_name_alone_mean_it(said: str, is_meant: str) -> None:
    assert account_named(said, LONGER) == is_meant


def test_words_of_two_names_or_of_none_or_of_a_legal_form_mean_neither() -> None:
    with pytest.raises(UnknownAccount, match="Did you mean Kestrel Optics or Kestrel Valves GmbH"):
        account_named("Kestrel", LONGER)
    for said in ("AS", "GmbH", "Norvi", "", "  ", "Norvik Foods"):
        with pytest.raises(UnknownAccount):
            account_named(said, LONGER)


@given(st.text(), st.lists(st.tuples(st.sampled_from(["A", "B"]), st.text(min_size=1))))
def test_any_name_means_one_of_the_accounts_in_view_or_is_unknown(said: str, names: list[tuple[str, str]]) -> None:
    assert set(meant(said, names)) <= {account for account, _ in names}


def meant(said: str, names: list[tuple[str, str]]) -> tuple[str, ...]:
    """The account, or those that are near."""
    try:
        return (account_named(said, names),)
    except UnknownAccount as unknown:
        return unknown.near
