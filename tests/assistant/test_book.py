"""An account is found by its name in whatever systems know it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.accounts import UnknownAccount
from assistant.book import Book
from retrieval.evidence import Scope, View
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
    return Book(home.store.scoped(Scope.owner()), View())


def test_of_one_account_in_two_systems_the_larger_tree_is_meant(book: Book) -> None:
    assert book.named("norvik group").source.id == "001000000000001AAA"
    assert book.named("1001").text("name") == "NORVIK GROUP"


def test_of_two_plants_of_one_name_none_is_meant(book: Book) -> None:
    with pytest.raises(UnknownAccount):
        book.named("Linz works")
