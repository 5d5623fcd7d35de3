"""Whatever parents the rows name, each account hangs in the tree once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.records.record import Record
from retrieval.records.source import Source, record_id
from retrieval.records.tree import Tree, key_of
from retrieval.records.value import Value


def record(kind: str, id_: str, **known: Value) -> Record:
    """A record of a row."""
    return Record(
        record_id("crm", kind, id_), kind, Source("crm", kind, id_, row=int(id_) + 1), known, path=f"{kind}.csv"
    )


def account(id_: str, parent: str = "", **known: Value) -> Record:
    """An account's node."""
    given: dict[str, Value] = {"name": f"N{id_}", "parent_id": parent, **known}
    return record("account", id_, **given)


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 14), max_size=12))
def test_every_account_hangs_in_the_tree_once(parents: dict[int, int]) -> None:
    rows = [account(str(one), str(parent) if parent < 13 else "") for one, parent in parents.items()]
    tree = Tree.of(rows)
    hung = [one.id for root in tree.roots for _, one in tree.under(root)]
    assert sorted(hung) == sorted(one.id for one in rows)
    assert Tree.of(rows[::-1]) == tree
    for one in rows:
        above = [key_of(each) for each in tree.above(key_of(one))]
        assert not above or above[0] in tree.roots


def test_parents_come_before_children_with_their_depth() -> None:
    tree = Tree.of([account("3", "2"), account("2", "1"), account("1"), account("4", "1"), account("5", "9")])
    assert [(depth, one.source.id) for depth, one in tree.under(("crm", "1"))] == [
        (0, "1"),
        (1, "2"),
        (2, "3"),
        (1, "4"),
    ]
    assert [one.source.id for one in tree.above(("crm", "3"))] == ["1", "2"]
    assert tree.roots == (("crm", "1"), ("crm", "5"))
    assert (set(tree.orphans), set(tree.circles)) == ({("crm", "5")}, set())


def test_a_circle_is_known_and_what_hangs_on_it_too() -> None:
    tree = Tree.of([account("1", "2"), account("2", "1"), account("3", "2"), account("4", "4")])
    assert tree.circles == {("crm", "1"), ("crm", "2"), ("crm", "4")}
    assert tree.roots == (("crm", "1"), ("crm", "4"))


def test_a_chain_of_many_is_no_matter_of_depth() -> None:
    tree = Tree.of([account(str(n), str(n - 1) if n else "") for n in range(3000)])
    assert max(depth for depth, _ in tree.under(("crm", "0"))) == 2999
