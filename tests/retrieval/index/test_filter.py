"""A filter of accounts is positive, or it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from retrieval.index.filter import MOST, Filter


@pytest.mark.parametrize("accounts", [None, "Borealis", {}, {"$ne": "Borealis"}, ["Borealis"], frozenset([None])])
def test_what_is_no_set_of_names_is_refused(accounts: Any) -> None:
    with pytest.raises(TypeError):
        Filter(accounts)


def test_a_condition_among_the_names_is_refused() -> None:
    names: Any = frozenset([("$ne", "Borealis")])
    with pytest.raises(TypeError):
        Filter(names)


def test_no_account_is_not_every_account() -> None:
    with pytest.raises(ValueError, match="no account"):
        Filter(frozenset())


def test_many_accounts_are_asked_for_in_parts() -> None:
    names = frozenset(f"account {n}" for n in range(2 * MOST + 1))
    parts = list(Filter(names).parts())
    assert [len(part) for part in parts] == [MOST, MOST, 1]
    assert {name for part in parts for name in part} == names
