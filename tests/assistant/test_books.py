"""Accounts are read once for each change, and what a person says of two of them counts at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from assistant.book import Book
from assistant.books import Books
from retrieval.evidence import Grant, Scope, View
from retrieval.identified import DIFFERENT, rule
from tests.retrieval.folders import NOW, Home, write

CRM = """Id,Name,ParentId,BillingCountry,IsDeleted,SystemModstamp
001000000000001AAA,Norvik Group,,Austria,false,2026-03-01T10:00:00.000Z
001000000000002AAA,Norvik Linz,001000000000001AAA,Austria,false,2026-03-02T10:00:00.000Z
001000000000003AAA,Tarvessa,,Spain,false,2026-03-02T10:00:00.000Z
"""
LEDGER = """KUNNR,LAND1,NAME1,ORT01,REGIO,KONZS,BRSCH
0000001001,AT,NORVIK LINZ GMBH,LINZ,,,
0000001002,DE,TARVESSA,BERLIN,,,
"""
INCIDENTS = """number,sys_id,short_description,company,caller_id,opened_at
INC0000001,a1,Line down,Norvik Linz,Ana,2026-05-01 08:00:00
INC0000002,a2,Label wrong,Tarvessa,Ana,2026-05-01 08:00:00
INC0000003,a3,Pump hot,Nobody,Ana,2026-05-01 08:00:00
"""
FILES = {"crm/Account.csv": CRM, "erp/KNA1.csv": LEDGER, "itsm/incident.csv": INCIDENTS}
OWNER = Scope.owner()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Three systems that know the same companies, and one that only bears another's name."""
    made = Home.at(tmp_path_factory.mktemp("books"), FILES)
    made.ingest()
    yield made
    made.store.close()


def shown(book: Book) -> list[tuple[int, str, int]]:
    """The tree: depth, name, and how many records are one there."""
    nodes = [each for root in book.tree.roots for each in book.tree.under(root)]
    return [(depth, one.text("name"), len(book.entry(one.id).members)) for depth, one in nodes]  # type: ignore[union-attr]  # it is there


def test_two_that_a_person_parts_stand_apart_at_once_and_together_again_when_it_is_taken_back(home: Home) -> None:
    books = Books(home.store)
    entry = books.book(OWNER, View()).entry(books.book(OWNER, View()).named("1001").id)
    assert entry is not None
    one, other = entry.members
    both = one.id, other.id
    rule(home.store, *both, DIFFERENT)
    parted = shown(books.book(OWNER, View()))
    assert [one for one in parted if "linz" in one[1].casefold()] == [(1, "Norvik Linz", 1), (0, "NORVIK LINZ GMBH", 1)]
    rule(home.store, *both, "")
    assert (1, "Norvik Linz", 2) in shown(books.book(OWNER, View()))


def test_what_a_row_names_is_counted_where_it_is_meant_and_what_none_knows_is_named(home: Home) -> None:
    book = Books(home.store).book(OWNER, View())
    entry = book.entry(book.named("Norvik Linz").id)
    assert entry is not None
    assert entry.counts == {"account": 2, "ticket": 1}
    found = {(one.code, one.name): one.text for one in book.findings() if one.code in ("no_account", "one_name")}
    assert found == {
        ("no_account", "Label wrong"): "it names its account as “Tarvessa”: “Tarvessa” may be several accounts: "
        "salesforce 001000000000003AAA, sap 1002",
        ("no_account", "Pump hot"): "it names its account as “Nobody”: no account among the records is “Nobody”",
        ("one_name", "Tarvessa"): "an account of this name in another system is not known to be the same: sap:1002",
        ("one_name", "TARVESSA"): "an account of this name in another system is not known to be the same: "
        "salesforce:001000000000003AAA",
    }


def test_a_record_that_a_scope_hides_joins_nothing_for_it(home: Home) -> None:
    book = Books(home.store).book(Scope(frozenset({Grant("Tarvessa")})), View())
    assert shown(book) == [(0, "Tarvessa", 1)]


def test_the_accounts_are_read_again_only_when_something_changed(home: Home) -> None:
    books = Books(home.store)
    first = books.book(OWNER, View())
    assert shown(first) == [(0, "Norvik Group", 1), (1, "Norvik Linz", 2), (0, "Tarvessa", 1), (0, "TARVESSA", 1)]
    home.ingest()
    assert books.book(OWNER, View()) is first
    assert books.book(OWNER, View(known_at=NOW)) is not first
    write(home.folder, {"crm/Account.csv": CRM.replace("Tarvessa", "Tarvessa Iberia")})
    assert [first.named(said).source.system for said in ("tarvessa", "Tarvessa (DE)")] == ["salesforce", "sap"]
    home.ingest(now=NOW + timedelta(days=1))
    assert books.book(OWNER, View()).named("Tarvessa Iberia").text("country") == "Spain"
