"""A name or an address means an account only where it can mean no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.identity.decide import identities
from retrieval.identity.meant import Meant
from retrieval.identity.recorded import seen_of
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.tree import Tree
from retrieval.records.value import Value


def node(system: str, one: str, name: str, parent: str = "", **known: Value) -> Record:
    said: dict[str, Value] = {"name": name, **({"parent_id": parent} if parent else {}), **known}
    return Record(f"{system}{one}", "account", Source(system, "Account", one, "", 1, "h"), said)


ACCOUNTS = (
    node("crm", "1", "Norvik Group", domains=("norvik.example",), country="Austria"),
    node("crm", "2", "Norvik Linz", "1", domains=("norvik.example",), country="Austria"),
    node("crm", "3", "Tarvessa", country="Spain", domains=("tarvessa.example",)),
    node("crm", "4", "Helix Oy", country="Finland"),
    node("crm", "5", "Müller Anlagen", country="Germany"),
    node("crm", "6", "Ostara", domains=("shared.example",)),
    node("crm", "7", "Belfry", domains=("shared.example",)),
    node("erp", "1001", "NORVIK GROUP AG", country="Austria"),
    node("erp", "1002", "Helix Inc.", country="United States"),
    node("desk", "9", "Tarvessa", country="Spain"),
)


@pytest.fixture(scope="module")
def meant() -> Meant:
    """Accounts of three systems: companies that two know, and two companies of one name."""
    return Meant(Tree.of(ACCOUNTS), identities(seen_of(ACCOUNTS)).home(), ["ana@we.example"])


@pytest.mark.parametrize(
    ("system", "said", "key"),
    [
        ("itsm", "Norvik Linz", ("crm", "2")),
        ("itsm", "NORVIK  LINZ GmbH", ("crm", "2")),
        ("itsm", "Norvik Group", ("crm", "1")),  # one company in two systems: the one that more hangs below
        ("erp", "Norvik Group", ("erp", "1001")),  # a system's own word for its own
        ("desk", "Tarvessa", ("desk", "9")),
        ("itsm", "Mueller Anlagen", ("crm", "5")),
        ("itsm", "jo@mail.norvik.example", ("crm", "1")),  # two parts of one tree are at it: the whole
        ("itsm", "tarvessa.example", ("crm", "3")),
        ("itsm", "Helix", None),  # two companies bear it
        ("itsm", "Helix Oy", ("crm", "4")),  # and only one of them is this
        ("itsm", "Norvik", None),  # a part of a name is no name
        ("itsm", "Tarvessa Ltd.", ("crm", "3")),  # which names no form of its own
        ("itsm", "jo@shared.example", None),
        ("itsm", "jo@gmail.com", None),
        ("itsm", "ana@we.example", None),
        ("itsm", "Austria", None),
        ("itsm", "", None),
    ],
)
def test_what_a_row_means(meant: Meant, system: str, said: str, key: tuple[str, str] | None) -> None:
    assert meant.key(system, said) == key
    assert bool(meant.why_not(system, said)) == (key is None)


def test_several_are_named_and_the_order_of_rows_tells_nothing(meant: Meant) -> None:
    assert meant.why_not("itsm", "Helix") == "“Helix” may be several accounts: crm 4, erp 1002"
    assert meant.why_not("itsm", "Nobody") == "no account among the records is “Nobody”"
    again = Meant(Tree.of(ACCOUNTS[::-1]), identities(seen_of(ACCOUNTS[::-1])).home())
    for said in ("Norvik Group", "Tarvessa", "Helix", "jo@norvik.example"):
        assert again.key("itsm", said) == meant.key("itsm", said)


def test_a_domain_is_told_of_the_one_tree_that_is_at_it(meant: Meant) -> None:
    assert meant.hosts() == {"Norvik Group": ("norvik.example",), "Tarvessa": ("tarvessa.example",)}


accounts = st.lists(
    st.tuples(
        st.sampled_from(["crm", "erp", "desk"]),
        st.integers(0, 5),
        st.sampled_from(["Helix", "Helix Oy", "Helix Inc.", "Norvik", "Norvik Linz"]),
        st.sampled_from(["", "helix.fi", "norvik.example"]),
    ),
    max_size=8,
    unique_by=lambda one: one[:2],
)


@given(accounts, accounts)
def test_a_further_account_makes_a_name_mean_the_same_or_nothing_and_never_another(
    some: list[tuple[str, int, str, str]], more: list[tuple[str, int, str, str]]
) -> None:
    def meant(those: list[tuple[str, int, str, str]]) -> Meant:
        nodes = {one[:2]: node(one[0], str(one[1]), one[2], domains=(one[3],)) for one in those}
        return Meant(Tree.of(list(nodes.values())), {})

    before, after = meant(some), meant([*more, *some])
    for said in ("Helix", "helix oy", "HELIX INC", "Norvik", "Norvik Linz GmbH", "jo@helix.fi", "norvik.example"):
        first, then = before.key("itsm", said), after.key("itsm", said)
        assert first is None or then in (None, first)
        assert bool(after.why_not("itsm", said)) == (then is None)
