"""One company in several systems is one account, until a person says otherwise."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from retrieval import called
from retrieval.evidence import Scope
from retrieval.identified import DIFFERENT, SAME, identified, rule, rulings
from retrieval.identity.seen import Identities
from retrieval.records.record import Record
from retrieval.store import Store, Wanted
from tests.retrieval.folders import NOW, Home

CRM = """Id,Name,ParentId,BillingCountry,BillingCity,Website,IsDeleted,SystemModstamp
001000000000001AAA,Norvik Group,,Austria,Wien,www.norvik.example,false,2026-03-01T10:00:00.000Z
001000000000002AAA,Norvik Linz,001000000000001AAA,Austria,Linz,,false,2026-03-02T10:00:00.000Z
001000000000003AAA,Tarvessa,,Spain,Madrid,www.tarvessa.example,false,2026-03-02T10:00:00.000Z
"""
LEDGER = """KUNNR,LAND1,NAME1,ORT01,REGIO,KONZS,BRSCH
0000001001,AT,NORVIK GROUP AG,WIEN,,,
0000001002,ES,TARVESSA S.A.,MADRID,,,
0000001003,AT,NORVIKA FOODS GMBH,LINZ,,,
"""
OWNER = Scope.owner()
FILES = {"crm/Account.csv": CRM, "erp/KNA1.csv": LEDGER}


def accounts(home: Home) -> dict[str, str]:
    """Each account's name with the parent account that it is of."""
    return {one.text("name"): one.account for one in home.store.scoped(OWNER).records(Wanted(kind="account"))}


def ids(home: Home) -> dict[str, str]:
    return {one.text("name"): one.id for one in home.store.scoped(OWNER).records(Wanted(kind="account"))}


def test_a_company_that_two_systems_know_is_one_account_and_a_stranger_is_none_of_it(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    found = accounts(home)
    assert found["NORVIK GROUP AG"] == found["Norvik Group"] == found["Norvik Linz"] == "Norvik Group"
    assert found["TARVESSA S.A."] == found["Tarvessa"] == "Tarvessa"
    assert found["NORVIKA FOODS GMBH"] == "NORVIKA FOODS GMBH"
    made, _ = identified(home.store)
    assert all(one.why for one in made.decisions)


def test_a_person_s_word_parts_two_and_taken_back_all_is_as_it_was(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    before, known = accounts(home), ids(home)
    rule(home.store, known["NORVIK GROUP AG"], known["Norvik Group"], DIFFERENT)
    home.ingest(now=NOW + timedelta(days=1))
    assert accounts(home)["NORVIK GROUP AG"] == "NORVIK GROUP AG"
    rule(home.store, known["Norvik Group"], known["NORVIK GROUP AG"], "")
    assert rulings(home.store) == []
    home.ingest(now=NOW + timedelta(days=2))
    assert accounts(home) == before
    rule(home.store, known["NORVIKA FOODS GMBH"], known["Tarvessa"], SAME)
    home.ingest(now=NOW + timedelta(days=3))
    assert accounts(home)["NORVIKA FOODS GMBH"] == "Tarvessa"


def test_who_is_who_is_not_asked_again_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    home.ingest()  # the first one brought names that the second hears of
    asked: list[Store] = []

    def counting(store: Store) -> tuple[Identities, dict[str, Record]]:
        asked.append(store)
        return identified(store)

    monkeypatch.setattr(called, "identified", counting)
    home.ingest()
    assert asked == []
    known = ids(home)
    rule(home.store, known["NORVIK GROUP AG"], known["Norvik Group"], DIFFERENT)
    home.ingest()
    assert len(asked) == 1
