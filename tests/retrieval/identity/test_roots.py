"""Parent accounts of several systems become one account only where a company says so."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from retrieval.identity.roots import account_names, kept_apart
from retrieval.identity.seen import Group, Identities
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.tree import Tree


def node(system: str, one: str, name: str, parent: str = "") -> Record:
    known = {"name": name, **({"parent_id": parent} if parent else {})}
    return Record(f"{system}-{one}", "account", Source(system, "Account", one, "", 1, "h"), known)


CRM = [
    node("crm", "1", "Norvik Group"),
    node("crm", "2", "Norvik Linz", "1"),
    node("crm", "3", "Norvik Monterrey", "1"),
    node("crm", "4", "Tarvessa"),
    node("crm", "5", "Tarvessa Linz", "4"),
]
LEDGER = [node("erp", "10", "NORVIK LINZ GMBH"), node("erp", "11", "TARVESSA SA"), node("erp", "12", "NORVIK AB")]


def names(groups: Sequence[tuple[str, ...]], records: Sequence[Record], *known: Sequence[str]) -> dict[str, str]:
    found = Identities(tuple(Group(keys, "company") for keys in groups), ())
    return account_names(Tree.of(records), found, *known)


def test_two_parents_that_are_one_company_are_called_as_the_larger_tree_calls_it() -> None:
    assert names([("crm-1", "erp-12")], [*CRM, *LEDGER]) == {"norvik ab": "Norvik Group"}


def test_a_name_that_the_home_knows_goes_before() -> None:
    assert names([("crm-1", "erp-12")], [*CRM, *LEDGER], ("Norvik AB",)) == {
        "norvik ab": "Norvik AB",
        "norvik group": "Norvik AB",
    }


def test_of_two_names_that_the_home_knows_the_one_that_people_gave_goes_before() -> None:
    both = (["Norvik AB"], ["Norvik AB", "Norvik Group"])
    assert names([("crm-1", "erp-12")], [*CRM, *LEDGER], *both) == {
        "norvik ab": "Norvik AB",
        "norvik group": "Norvik AB",
    }
    assert names([("crm-1", "erp-12")], [*CRM, *LEDGER], [], both[1]) == {"norvik ab": "Norvik Group"}


def test_a_customer_of_a_ledger_is_of_the_account_that_it_hangs_below_elsewhere() -> None:
    assert names([("crm-2", "erp-10")], [*CRM, *LEDGER]) == {"norvik linz gmbh": "Norvik Group"}


def test_one_that_hangs_below_two_elsewhere_stays_alone() -> None:
    assert names([("crm-2", "crm-5", "erp-10")], [*CRM, *LEDGER]) == {}


def test_two_trees_that_share_a_plant_stay_two() -> None:
    other = [node("hub", "20", "Norvik Holding"), node("hub", "21", "Linz works", "20")]
    assert names([("crm-2", "hub-21")], [*CRM, *other]) == {}


def test_a_name_of_two_accounts_is_given_to_neither() -> None:
    twice = [*CRM, node("erp", "30", "Delta"), node("hub", "40", "Delta")]
    assert names([("crm-1", "erp-30"), ("crm-4", "hub-40")], twice) == {}


def test_the_order_of_records_and_groups_changes_nothing() -> None:
    groups, records = [("crm-1", "erp-12"), ("crm-2", "erp-10"), ("crm-4", "erp-11")], [*CRM, *LEDGER]
    expected = names(groups, records)
    assert len(expected) == 3
    for seed in range(10):
        random.Random(seed).shuffle(groups)
        random.Random(seed).shuffle(records)
        assert names(groups, records) == expected


def test_accounts_of_one_name_that_are_not_known_to_be_one_are_told_apart_by_what_differs() -> None:
    def known(system: str, one: str, parent: str = "", **said: str) -> Record:
        made = node(system, one, "Helix" if not parent else "Helix Works", parent)
        return replace(made, known={**made.known, **said})

    records = [
        known("crm", "1", country="Finland", city="Turku"),
        known("crm", "2", "1"),
        known("erp", "10", country="Finland", city="Turku"),
        known("desk", "20", country="Finland", city="Oulu"),
        known("web", "30", country="Spain"),
        known("shop", "40", country="Spain"),
        known("one", "50", country="Spain"),
    ]
    groups = (Group(("crm-1", "one-50"), "company"), Group(("web-30", "web-31"), "company"))
    apart = kept_apart(Tree.of(records), Identities(groups, ()))
    assert apart == {
        ("desk", "20"): "Helix (Oulu)",
        ("erp", "10"): "Helix (erp 10)",
        ("shop", "40"): "Helix (Spain)",
        ("web", "30"): "Helix (web 30)",
    }
    assert kept_apart(Tree.of(records[::-1]), Identities(groups, ())) == apart
    same = [node("crm", "1", "Helix"), node("crm", "2", "Helix")]
    assert kept_apart(Tree.of(same), Identities((), ())) == {}
