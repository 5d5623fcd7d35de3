"""A company that several systems know stands in the tree once, and nothing is lost or hung below itself."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from retrieval.records.joined import joined
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.tree import Tree, key_of
from retrieval.records.value import Value

SYSTEMS = ("crm", "erp", "desk")


def account(system: str, one: str, name: str, parent: str = "") -> Record:
    known: dict[str, Value] = {"name": name, **({"parent_id": parent} if parent else {})}
    return Record(f"{system}-{one}", "account", Source(system, "Account", one, "", 1, "h"), known)


ROWS = [
    account("crm", "1", "Norvik Group"),
    account("crm", "2", "Norvik Linz", "1"),
    account("crm", "3", "Norvik Steyr", "2"),
    account("erp", "10", "NORVIK LINZ GMBH"),
    account("erp", "11", "Dock of Norvik Linz", "10"),
    account("desk", "7", "Norvik Linz"),
]
HOME = {"crm-2": "crm-2", "erp-10": "crm-2", "desk-7": "crm-2"}


def test_one_company_is_one_entry_with_its_systems_and_all_that_hangs_below_any_of_them() -> None:
    tree = joined(Tree.of(ROWS), HOME)
    shown = [(depth, one.id, len(tree.held(key_of(one)))) for depth, one in tree.under(("crm", "1"))]
    assert tree.roots == (("crm", "1"),)
    assert shown == [
        (0, "crm-1", 1),
        (1, "crm-2", 3),
        (2, "erp-11", 1),
        (2, "crm-3", 1),
    ]
    assert [one.id for one in tree.held(("crm", "2"))] == ["crm-2", "erp-10", "desk-7"]
    assert joined(Tree.of(ROWS), {}) == Tree.of(ROWS)


edges = st.lists(st.tuples(st.sampled_from(SYSTEMS), st.integers(0, 6), st.integers(0, 8)), max_size=18)


@given(edges, st.lists(st.integers(0, 4), min_size=21, max_size=21), st.randoms(use_true_random=False))
def test_whatever_is_joined_every_record_stands_in_one_place(
    found: list[tuple[str, int, int]], groups: list[int], chance: random.Random
) -> None:
    rows = [account(*key, "N", parent) for key, parent in {(s, str(n)): str(p) for s, n, p in found}.items()]
    home = {one.id: f"g{groups[at]}" for at, one in enumerate(rows) if groups[at]}
    tree = joined(Tree.of(rows), home)
    hung = [key_of(one) for root in tree.roots for _, one in tree.under(root)]
    assert sorted(hung) == sorted(tree.nodes)
    assert sorted(one.id for key in tree.nodes for one in tree.held(key)) == sorted(one.id for one in rows)
    for key in tree.nodes:
        assert {home.get(one.id, one.id) for one in tree.held(key)} == {
            home.get(tree.nodes[key].id, tree.nodes[key].id)
        }
        assert key in tree.roots or key_of(tree.above(key)[0]) in tree.roots
    chance.shuffle(rows)
    assert joined(Tree.of(rows), home) == tree
