"""A kind of document is certain where the words stand as a document's, else a hint."""

from __future__ import annotations

import pytest

from retrieval.kinds import KindTable

TABLE = KindTable(["minutes", "account_plan", "contract", "ticket", "annual_report", ""])


def found(question: str) -> list[tuple[str, bool, str]]:
    return [(one.value, one.certain, question[one.start : one.end]) for one in TABLE.find(question)]


@pytest.mark.parametrize(
    ("question", "kind", "said"),
    [("the 2021 annual report", "annual_report", "annual report"),
     ("what does the contract say", "contract", "contract"),
     ("the minutes of the meeting in May", "minutes", "minutes of the meeting"),
     ("the account plan for Larkfen", "account_plan", "account plan"),
     ("its contract says so", "contract", "contract"),
     ("Larkfen's framework agreement", "contract", "framework agreement"),
     ("according to the annual report", "annual_report", "annual report"),
     ("the minutes of 3 May", "minutes", "minutes")],
)  # fmt: skip
def test_words_that_stand_as_those_of_a_document_are_certain(question: str, kind: str, said: str) -> None:
    assert found(question) == [(kind, True, said)]


@pytest.mark.parametrize(
    ("question", "kind"),
    [("ten minutes later", "minutes"), ("plan the visit", "account_plan"), ("a plan for the visit", "account_plan"),
     ("any ticket", "ticket"), ("the plan for the plant", "account_plan"), ("its agreement says so", "contract"),
     ("Rahmenvertrag", "contract"), ("a case in point", "ticket"),
     ("das Protokoll", "minutes"), ("contrato marco", "contract")],
)  # fmt: skip
def test_a_word_that_may_mean_something_else_is_a_hint(question: str, kind: str) -> None:
    assert [(value, certain) for value, certain, _ in found(question)] == [(kind, False)]


def test_words_of_one_meaning_name_every_kind_that_bears_it() -> None:
    table = KindTable(["email", "message", "ticket"])
    assert {one.value for one in table.find("the message from Rita")} == {"email", "message"}


def test_a_kind_unknown_to_the_table_is_found_by_its_own_words() -> None:
    table = KindTable(["Site-Survey", "ticket"])
    assert [(one.value, one.certain) for one in table.find("the site survey of May")] == [("Site-Survey", True)]


def test_kinds_that_no_row_holds_are_not_found() -> None:
    assert found("the price list of May") == []
    assert found("") == []


def test_a_single_kind_tells_nothing_apart() -> None:
    assert KindTable(["minutes", "minutes", ""]).find("the minutes of May") == []
