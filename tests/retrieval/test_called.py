"""An account goes by the names that its systems give it, and by none that another bears too."""

from __future__ import annotations

from retrieval.called import other_names
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.tree import Tree
from retrieval.records.value import Value


def node(one: str, name: str, parent: str = "", **known: Value) -> Record:
    said: dict[str, Value] = {"name": name, **({"parent_id": parent} if parent else {}), **known}
    return Record(one, "account", Source("crm", "Account", one, "", 1, "h"), said)


def test_parent_accounts_lend_their_legal_and_other_names_and_what_hangs_below_lends_none() -> None:
    tree = Tree.of([
        node("1", "Norvik Group", legal_name="Norvik Group AG", aliases=("NVK", "Norvik")),
        node("2", "Linz works", "1", legal_name="Norvik Linz GmbH"),
        node("3", "Tarvessa"),
    ])  # fmt: skip
    assert other_names(tree) == {"Norvik Group": ("NVK", "Norvik", "Norvik Group AG")}


def test_a_name_that_two_accounts_bear_is_lent_to_neither() -> None:
    tree = Tree.of([node("1", "Delta One", aliases=("Delta", "D1")), node("2", "Delta Two", aliases=("delta",))])
    assert other_names(tree) == {"Delta One": ("D1",)}


def test_a_name_that_a_part_of_an_account_bears_is_none_of_the_whole() -> None:
    tree = Tree.of([node("1", "Norvik Group", aliases=("Norvik Linz", "NVK")), node("2", "Norvik Linz", "1")])
    assert other_names(tree) == {"Norvik Group": ("NVK",)}
