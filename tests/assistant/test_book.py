"""An account is found by its name in whatever systems know it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.accounts import UnknownAccount
from assistant.book import Book
from assistant.books import Books
from retrieval.evidence import Scope, View
from retrieval.records.tree import key_of
from tests.retrieval.folders import Home

CRM = """Id,Name,ParentId,BillingCountry,BillingCity,IsDeleted,SystemModstamp
001000000000001AAA,Norvik Group,,Austria,Wien,false,2026-03-01T10:00:00.000Z
001000000000002AAA,Linz works,001000000000001AAA,Austria,Linz,false,2026-03-02T10:00:00.000Z
001000000000003AAA,Tarvessa,,Spain,Madrid,false,2026-03-02T10:00:00.000Z
001000000000004AAA,Linz works,001000000000003AAA,Austria,Linz,false,2026-03-02T10:00:00.000Z
"""
LEDGER = "KUNNR,LAND1,NAME1,ORT01,REGIO,KONZS,BRSCH\n0000001001,AT,NORVIK GROUP,WIEN,,,\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The accounts of two systems, one of them in both, and two plants of one name."""
    home = Home.at(tmp_path, {"crm/Account.csv": CRM, "erp/KNA1.csv": LEDGER})
    home.ingest()
    return Books(home.store).book(Scope.owner(), View())


def test_one_account_in_two_systems_is_one_entry_by_any_of_its_names_and_ids(book: Book) -> None:
    for said in ("norvik group", "1001", "sap:1001", "001000000000001AAA"):
        assert book.named(said).source.id == "001000000000001AAA"
    entry = book.entry(book.named("1001").id)
    assert entry is not None
    assert [one.source.system for one in entry.members] == ["salesforce", "sap"]
    assert entry.counts == {"account": 3}
    assert [book.tree.nodes[key].text("name") for key in book.tree.roots] == ["Norvik Group", "Tarvessa"]


def test_the_global_parent_account_is_said_by_its_name_with_its_id_beside_it(book: Book) -> None:
    (below,) = book.tree.below[key_of(book.named("Norvik Group"))]
    entry = book.entry(book.tree.nodes[below].id)
    assert entry is not None
    assert entry.crm["Global parent account"] == "Norvik Group (001000000000001AAA)"


def test_of_two_plants_of_one_name_none_is_meant(book: Book) -> None:
    with pytest.raises(UnknownAccount):
        book.named("Linz works")
