"""A system's export comes in as records, told of as any file, and its words can be found."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from retrieval.evidence import Grant, Scope, View
from retrieval.ingest import ingest
from retrieval.store import Wanted
from tests.retrieval.folders import NOW, Home, row, rows, write

ACCOUNTS = """Id,Name,ParentId,BillingCountry,IsDeleted,SystemModstamp
001000000000001AAA,Norvik Group,,Austria,false,2026-03-01T10:00:00.000Z
001000000000002AAA,Norvik Linz,001000000000001AAA,Austria,false,2026-03-02T10:00:00.000Z
001000000000003AAA,Tarvessa,,Spain,false,2026-03-02T10:00:00.000Z
"""
CASES = """Id,CaseNumber,AccountId,Subject,Description,Status,Priority,CreatedDate,SystemModstamp
500000000000001AAA,00001,001000000000002AAA,Line down,"The cage of bearing 7 broke.
It stands still.",New,High,2026-05-01T08:00:00.000Z,2026-05-02T08:00:00.000Z
500000000000002AAA,00002,001000000000003AAA,Label,A label is wrong.,Closed,Low,2026-05-03T08:00:00Z,2026-05-04T08:00:00Z
,,001000000000003AAA,No id,A row without one.,Closed,Low,2026-05-03T08:00:00.000Z,2026-05-04T08:00:00.000Z
"""
FILES = {"crm/Account.csv": ACCOUNTS, "crm/Case.csv": CASES, "notes.csv": "Id,Text\nT-1,Cage fracture\n"}
FIRST, SECOND = "crm/Case.csv#500000000000001AAA", "crm/Case.csv#500000000000002AAA"


def tickets(home: Home, scope: Scope = Scope.owner(), view: View = View()) -> list[tuple[str, str, int]]:  # noqa: B008
    """Number, account and row of the tickets that stand."""
    found = home.store.scoped(scope).records(Wanted(kind="ticket"), view)
    return [(one.text("number"), one.account, one.source.row) for one in found]


def test_a_file_of_rows_ends_with_its_records_and_its_rejects_named(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    report = home.ingest()
    assert rows(report) == dict.fromkeys(FILES, "added")
    cases = row(report, "crm/Case.csv")
    assert cases.reason == "2 records of salesforce Case; 1 row rejected"
    ((place, reason),) = cases.rejects
    assert (place, bool(reason)) == ("row 4", True)
    assert tickets(home) == [("00001", "Norvik Group", 2), ("00002", "Tarvessa", 3)]
    assert home.cards()["crm/Case.csv"].kind == "export"
    assert home.texts()["crm/Case.csv"].splitlines()[:2] == ["Export of salesforce Case", cases.reason]
    assert "notes.csv#" not in "".join(home.cards())


def test_the_words_of_a_ticket_are_a_document_of_its_account(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    card = home.cards()[FIRST]
    assert (card.title, card.account, card.kind, card.date) == ("Line down", "Norvik Group", "ticket", "2026-05-01")
    assert "The cage of bearing 7 broke." in home.texts()[FIRST]
    assert home.revision(FIRST).marks[0].label == "Case 00001"


def test_the_fields_of_a_record_stand_below_its_words_and_name_other_records(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    assert {"Account: Norvik Linz", "Number: 00001", "Status: new"} <= set(home.texts()[FIRST].splitlines())
    place = home.cards()["crm/Account.csv#001000000000002AAA"]
    assert (place.title, place.account, place.kind) == ("Norvik Linz", "Norvik Group", "account")
    assert "Parent: Norvik Group" in home.texts()["crm/Account.csv#001000000000002AAA"].splitlines()
    write(home.folder, {"crm/Account.csv": ACCOUNTS.replace("Norvik Linz", "Norvik Steyr")})
    home.ingest(now=NOW + timedelta(days=1))
    assert "Account: Norvik Steyr" in home.texts()[FIRST].splitlines()


def test_twice_changes_nothing_and_tells_the_same(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    first = row(home.ingest(), "crm/Case.csv")
    before = home.store.corpus(), home.cards()
    again = row(home.ingest(now=NOW + timedelta(days=1)), "crm/Case.csv")
    assert (again.outcome, again.reason, again.rejects) == ("unchanged", f"as before: {first.reason}", first.rejects)
    assert again.documents == {"unchanged": 3}
    assert (home.store.corpus(), home.cards()) == before


def test_a_newer_copy_changes_what_it_says_and_lets_go_of_what_it_lacks(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    head = CASES.replace("Line down", "Line up again").split("\n500000000000002AAA")[0]
    write(home.folder, {"crm/Case.csv": f"{head}\n"})
    report = home.ingest(now=NOW + timedelta(days=1))
    assert row(report, "crm/Case.csv").reason == "1 record of salesforce Case"
    assert row(report, "crm/Case.csv").documents == {"updated": 2, "removed": 1}
    assert tickets(home) == [("00001", "Norvik Group", 2)]
    assert [one for one in home.cards() if one.startswith("crm/Case.csv#")] == [FIRST]
    assert home.cards()[FIRST].title == "Line up again"
    assert len(tickets(home, view=View(known_at=NOW))) == 2


def test_another_tree_places_tickets_anew_and_without_one_no_grant_sees_them(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    norvik = Scope(frozenset({Grant("Norvik Group")}))
    assert tickets(home, norvik) == [("00001", "Norvik Group", 2)]
    write(home.folder, {"crm/Account.csv": ACCOUNTS.replace("Norvik Group", "Norvik Holding")})
    home.ingest()
    assert home.cards()[FIRST].account == tickets(home)[0][1] == "Norvik Holding"
    assert tickets(home, norvik) == []
    (home.folder / "crm" / "Account.csv").unlink()
    report = home.ingest()
    assert rows(report)["crm/Account.csv"] == "removed"
    assert home.cards()[FIRST].account == tickets(home)[0][1] == ""
    assert sorted(one.path for one in report.unassigned) == ["crm/Case.csv", "notes.csv"]
    (home.folder / "crm" / "Case.csv").unlink()
    home.ingest()
    assert (tickets(home), [one for one in home.cards() if "crm" in one]) == ([], [])


def test_an_ingest_that_stopped_goes_on(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)

    def stop(done: int, _total: int, _passages: int, name: str) -> None:
        if name == "crm/Case.csv" and done == 2:
            raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        ingest([home.folder], home.store, home.embedder, now=NOW, on_progress=stop)
    assert FIRST not in home.cards()
    home.ingest()
    assert tickets(home) == [("00001", "Norvik Group", 2), ("00002", "Tarvessa", 3)]
    assert {FIRST, SECOND} <= set(home.cards())


def test_rows_of_one_id_are_told_and_the_one_changed_last_counts(tmp_path: Path) -> None:
    twice = ACCOUNTS + ACCOUNTS.splitlines()[2].replace("Linz", "Linz 2").replace("03-02", "03-01") + "\n"
    home = Home.at(tmp_path, {"Account.csv": twice})
    said = row(home.ingest(), "Account.csv")
    assert said.export == "4 records of salesforce Account"
    assert said.warnings == ("1 row with the id of another row; the one changed last counts",)
    found = home.store.scoped(Scope.owner()).records(Wanted(kind="account"))
    assert [one.text("name") for one in found] == ["Norvik Group", "Norvik Linz", "Tarvessa"]


def test_what_a_person_says_of_a_file_counts_now_and_later(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"crm/Case.csv": CASES, "crm/visit.md": "A visit.\n", "T.csv": "Id,Text\nT-1,Broken\n"})
    ingest([home.folder / "crm"], home.store, None, now=NOW, told="none")
    assert row(home.ingest(), "Case.csv").outcome == "unchanged"
    assert tickets(home) == []
    said = ingest([home.folder / "crm"], home.store, None, now=NOW, told="salesforce/Case")
    assert rows(said) == {"Case.csv": "updated", "visit.md": "unchanged"}
    assert len(tickets(home)) == 2
    refused = ingest([home.folder / "T.csv"], home.store, None, now=NOW, told="sap")
    assert rows(refused) == {"T.csv": "refused"}


def test_records_of_a_file_that_cannot_be_read_this_time_stay(tmp_path: Path) -> None:
    home = Home.at(tmp_path, FILES)
    home.ingest()
    before = tickets(home)
    (home.folder / "crm/Case.csv").write_text("", "utf-8")
    assert row(home.ingest(), "crm/Case.csv").reason == "it is empty; what was read of it before stays"
    assert tickets(home) == before
    (home.folder / "crm/Case.csv").write_text("Id,Text\nT-1,Nothing of a system\n", "utf-8")
    home.ingest()
    assert tickets(home) == []  # it is a plain table now
    (home.folder / "crm/Case.csv").write_text(CASES, "utf-8")
    home.ingest()
    (home.folder / "crm/Case.csv").unlink()
    home.ingest()
    assert (before != [], tickets(home)) == (True, [])
