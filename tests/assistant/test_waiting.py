"""One list of what waits for an answer; what is answered is asked no more, and what was put off can be taken up."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from assistant.waiting import NothingWaits, Waiting, answer, waiting
from retrieval.labels import label
from retrieval.store import Store
from tests.retrieval.folders import NOW, Home

ACCOUNTS = """Id,Name,ParentId,BillingCountry,BillingCity,IsDeleted,SystemModstamp
001000000000001AAA,Norvik GmbH,,Germany,Kiel,false,2026-03-01T10:00:00.000Z
"""
LEDGER = "KUNNR,LAND1,NAME1,ORT01,REGIO,KONZS,BRSCH\n0000001001,DE,NORVIK GMBH,Koeln,,,\n"
PEOPLE = """Id,Name,Email,ManagerId,TimeZoneSidKey,IsActive,Username
005000000000001AAA,Petra Huber,petra@us.example,,Europe/Vienna,true,petra@us.example
"""
FILES = {
    "crm/Account.csv": ACCOUNTS,
    "crm/User.csv": PEOPLE,  # nobody is asked whose our own people are
    "erp/KNA1.csv": LEDGER,
    "customers/Tarvessa/plan.md": "# Plan\n\nGrow.\n",
    "inbox/two notes.mbox": "".join(
        f"From a Mon Jan  5 10:00:0{n} 2026\nSubject: {n}\nFrom: a@x.example\n\nHi\n\n" for n in (1, 2)
    ),
    "inbox/visit.md": "# Visit\n\nWe met Tarvessa.\n\nAll is well.\n",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A home with a question of each kind."""
    home = Home.at(tmp_path, FILES)
    home.ingest()
    return home.store


def by_kind(found: list[Waiting]) -> dict[str, Waiting]:
    made = {one.kind: one for one in found}
    assert len(made) == len(found)
    return made


def test_each_question_has_its_reason_and_the_commands_that_answer_it(store: Store) -> None:
    found = by_kind(waiting(store))
    assert list(found) == ["identity", "no account", "likely account"]
    assert found["identity"].yes.replace("same", "different") == found["identity"].no
    assert [one.split("  ")[0] for one in sorted(found["identity"].about)] == ["NORVIK GMBH", "Norvik GmbH"]
    nobodys = found["no account"]
    assert (nobodys.about, nobodys.documents) == (("inbox/two notes.mbox",), 2)
    assert shlex.split(nobodys.yes)[2].endswith("/inbox/two notes.mbox")
    assert shlex.split(nobodys.yes)[3] == "account=NAME"
    likely = found["likely account"]
    assert likely.why == "Tarvessa: one of its first lines names it"
    assert shlex.split(likely.yes)[3] == "account=Tarvessa"
    assert len({one.id for one in found.values()}) == 3


def test_what_is_answered_is_asked_no_more(store: Store) -> None:
    for kind in ("no account", "likely account"):
        words = shlex.split(by_kind(waiting(store))[kind].yes)
        label(Path(words[2]), {"account": words[3].partition("=")[2]}, store, None, now=NOW)
        assert kind not in by_kind(waiting(store))
    assert list(by_kind(waiting(store, every=True))) == ["identity"]


def test_what_is_put_off_is_left_out_until_all_are_asked_for_or_it_is_taken_back(store: Store) -> None:
    before = waiting(store)
    for one in before:
        assert answer(store, one.id, "later", "2026-10-02", NOW).answered == "later 2026-10-02"
    assert waiting(store) == []
    assert {one.answered for one in waiting(store, every=True)} == {"later 2026-10-02"}
    for one in before:
        answer(store, one.id, "forget", "2026-10-02", NOW)
    assert waiting(store) == before


def test_a_no_is_taken_where_it_means_something(store: Store) -> None:
    found = by_kind(waiting(store))
    answer(store, found["no account"].id, "no", "2026-10-02", NOW)
    assert "no account" not in by_kind(waiting(store))
    with pytest.raises(NothingWaits, match="aia identities different"):
        answer(store, found["identity"].id, "no", "2026-10-02", NOW)
    with pytest.raises(NothingWaits, match="q000"):
        answer(store, "q000", "later", "2026-10-02", NOW)


def test_an_address_alone_makes_an_account_likely(tmp_path: Path) -> None:
    mail = "Subject: Hello\nFrom: ann@tarvessa.example\nTo: us@own.example\n\nAll is well.\n"
    home = Home.at(tmp_path, {"customers/Tarvessa/plan.md": "# Plan\n\nGrow.\n", "inbox/one.eml": mail})
    home.ingest()
    (one,) = waiting(home.store)
    assert (one.kind, one.about, one.why) == (
        "likely account",
        ("inbox/one.eml",),
        "Tarvessa: an address belongs to it",
    )


def test_a_label_that_only_its_words_gave_a_document_waits_until_somebody_says_it(tmp_path: Path) -> None:
    files = {
        "notes/call.md": "# Call\n\nKeep that between us: he leaves.\n",
        "notes/other.md": "# Other\n\nAll is well.\n",
    }
    home = Home.at(tmp_path, files)
    home.ingest()
    (one,) = (each for each in waiting(home.store) if each.kind == "likely label")
    assert (one.about, one.why) == (("notes/call.md",), 'confidential: a line says "between us"')
    path, given = Path(shlex.split(one.yes)[2]), shlex.split(one.yes)[3]
    label(path, {"labels": given.partition("=")[2]}, home.store, None, now=NOW)
    assert [each for each in waiting(home.store) if each.kind == "likely label"] == []
    assert home.cards()["notes/call.md"].labels == ("confidential",)
