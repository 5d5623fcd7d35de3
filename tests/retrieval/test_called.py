"""An account goes by the names that its systems give it, and by none that another bears too."""

from __future__ import annotations

from pathlib import Path

from retrieval.called import other_names
from retrieval.evidence import Grant, Scope
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.tree import Tree
from retrieval.records.value import Value
from retrieval.store import Wanted
from tests.retrieval.folders import Home, write

CRM = """Id,Name,ParentId,BillingCountry,Website,IsDeleted,SystemModstamp
001000000000001AAA,Norvik Group,,Austria,norvik.example,false,2026-03-01T10:00:00.000Z
001000000000002AAA,Norvik Linz,001000000000001AAA,Austria,,false,2026-03-02T10:00:00.000Z
001000000000003AAA,Tarvessa,,Spain,tarvessa.example,false,2026-03-02T10:00:00.000Z
"""
INCIDENTS = """number,sys_id,short_description,company,caller_id,opened_at
INC0000001,a1,Line down,Norvik Linz GmbH,Ana,2026-05-01 08:00:00
INC0000002,a2,Label wrong,,jo@tarvessa.example,2026-05-01 08:00:00
INC0000003,a3,Pump hot,Nobody Known,jo@tarvessa.example,2026-05-01 08:00:00
INC0000004,a4,Valve stuck,,Ana,2026-05-01 08:00:00
"""
OWNER = Scope.owner()


def incidents(home: Home, scope: Scope = OWNER) -> dict[str, str]:
    """Each incident's account."""
    return {one.text("number")[-1]: one.account for one in home.store.scoped(scope).records(Wanted(kind="ticket"))}


def carded(home: Home) -> dict[str, str]:
    """The accounts of the documents that the incidents are."""
    return {name[-1]: card.account for name, card in home.cards().items() if name.startswith("itsm/incident.csv#")}


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


def test_a_row_that_names_an_account_of_another_system_is_placed_below_it_at_any_time(tmp_path: Path) -> None:
    sheet = "Id (AIA risks),Account,Risk\nR1,norvik linz,The line is old.\n"
    home = Home.at(tmp_path, {"itsm/incident.csv": INCIDENTS, "mine/risks.csv": sheet})
    home.ingest()
    assert incidents(home) == dict.fromkeys("1234", "")
    write(home.folder, {"crm/Account.csv": CRM})
    home.ingest()
    placed = {"1": "Norvik Group", "2": "Tarvessa", "3": "", "4": ""}
    assert incidents(home) == carded(home) == placed
    assert incidents(home, Scope(frozenset({Grant("Tarvessa")}))) == {"2": "Tarvessa"}
    (risk,) = home.store.scoped(OWNER).records(Wanted(kind="risk"))
    assert risk.account == "Norvik Group"
    number = home.store.corpus()
    home.ingest()
    assert home.store.corpus() == number
    write(home.folder, {"crm/Account.csv": CRM.replace("Norvik Linz", "Norvik Wels").replace("tarvessa.e", "other.e")})
    home.ingest()
    assert incidents(home) == carded(home) == dict.fromkeys("1234", "")


def test_a_word_on_a_file_of_rows_is_for_those_that_have_no_account_of_their_own(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"itsm/incident.csv": INCIDENTS, "crm/Account.csv": CRM})
    home.ingest()
    wanted = {"1": "Norvik Group", "2": "Tarvessa", "3": "Ostara", "4": "Ostara"}
    home.label("itsm/incident.csv", account="Ostara")
    assert incidents(home) == carded(home) == wanted
    home.ingest()
    assert incidents(home) == carded(home) == wanted
    home.label("itsm", account="Belfry")
    assert incidents(home) == carded(home) == wanted
    home.label("itsm/incident.csv", account="")
    assert incidents(home)["3"] == carded(home)["3"] == "Belfry"
    home.label("itsm", account="", kind="ticket")
    home.ingest()
    assert incidents(home) == carded(home) == {**wanted, "3": "", "4": ""}
    home.label("itsm/incident.csv#INC0000001", account="Belfry")
    assert carded(home)["1"] == "Belfry"


LEDGER = """KUNNR,LAND1,NAME1,ORT01,REGIO,KONZS,BRSCH
0000001001,DE,TARVESSA,BERLIN,,,
0000001002,AT,NORVIK GROUP,WIEN,,,
"""


def test_two_companies_of_one_name_are_two_accounts_where_their_countries_contradict(tmp_path: Path) -> None:
    tickets = INCIDENTS.replace("Nobody Known", "Tarvessa")
    home = Home.at(tmp_path, {"crm/Account.csv": CRM, "erp/KNA1.csv": LEDGER, "itsm/incident.csv": tickets})
    home.ingest()
    found = {one.source.id: one.account for one in home.store.scoped(OWNER).records(Wanted(kind="account"))}
    assert (found["001000000000003AAA"], found["1001"]) == ("Tarvessa", "TARVESSA (DE)")
    assert found["1002"] == "Norvik Group"
    assert incidents(home) == {"1": "Norvik Group", "2": "Tarvessa", "3": "", "4": ""}  # which Tarvessa is not said
