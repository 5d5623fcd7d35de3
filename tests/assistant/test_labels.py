"""A line's label says what it answers; a key or a mail's head alone answers nothing of what it names."""

from __future__ import annotations

import pytest

from assistant.ask import ask
from assistant.labels import ATTENDS, WHERE, is_mail_head, label_of
from retrieval.evidence import Card
from tests.assistant.shelves import Page, shelf

MAIL = (
    "From: Ann Berg <ann@norvik.example>\nTo: Bo Chen <bo@larkfen.example>\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n"
    "Subject: Approval of the rebate for seals\n\nHello Bo,\n\nwe will decide next week.\n"
)
PARTS = (
    "Part: BRG-7204\nFamily: bearings\nPrice: 12.50 EUR\nReturns: 2\n\nPart: BRG-7300\nFamily: seals\nPrice: 14 EUR\n"
)
PARTIES = (
    "# Frame contract\n\nThis contract is made on 3 March 2024 between Norvik GmbH, represented by Ann Berg, and"
    " Larkfen Packaging (the customer).\n\n## Payment\n\nPayment is due in 30 days.\n"
)
PAGES = (
    Page("mail", MAIL, Card(title="Approval of the rebate for seals", kind="email", date="2026-03-03")),
    Page("parts", PARTS, Card(title="parts")),
    Page("contract", PARTIES, Card(title="Frame contract Larkfen Packaging", kind="contract", date="2024-03-03")),
    Page("words", "# Words\n\nWarranty, rebates and notice matter.\n", Card(title="Words")),
)


def answer(question: str) -> str:
    return ask(question, shelf(*PAGES), scope="all").text


@pytest.mark.parametrize(
    ("question", "said"),
    [("What is the price of BRG-7204?", "Price: 12.50 EUR"),
     ("Which family does BRG-7204 belong to?", "Family: bearings"),
     ("How many returns of BRG-7204?", "Returns: 2")],
)  # fmt: skip
def test_a_key_is_not_said_for_its_value(question: str, said: str) -> None:
    assert answer(question) == said


@pytest.mark.parametrize("question", ["Who approved the rebate for seals?", "When was the rebate for seals approved?",
                                      "What is the approval of the rebate for seals?"])  # fmt: skip
def test_the_head_of_a_mail_answers_nothing_of_its_subject(question: str) -> None:
    assert answer(question) == ""


def test_the_head_of_a_mail_says_who_sent_it_and_when() -> None:
    assert answer("Who sent the mail on the rebate for seals?").startswith("From: Ann Berg")
    assert answer("When was the mail about the rebate for seals sent?").startswith("Date: Tue, 3 Mar 2026")


@pytest.mark.parametrize(
    "question",
    ["When does the warranty of Larkfen Packaging end?", "Who approves rebates for Larkfen Packaging?",
     "What is the notice period in the frame contract with Larkfen Packaging?"],
)  # fmt: skip
def test_the_parties_of_a_contract_answer_only_what_is_said_of_them(question: str) -> None:
    assert answer(question) == ""


def test_the_parties_of_a_contract_are_told_when_asked_for() -> None:
    assert "3 March 2024" in answer("When was the frame contract with Larkfen Packaging made?")
    assert "Norvik GmbH" in answer("Between whom is the frame contract with Larkfen Packaging?")


def test_labels_are_known_in_several_languages() -> None:
    assert label_of("Ort: Linz") is WHERE
    assert label_of("**Teilnehmer:** Ann") is ATTENDS
    assert label_of("Ann: hello") is None
    assert is_mail_head("Von: Ann\nGesendet: heute\nBetreff: Preise")
    assert not is_mail_head("From: 2026-01-01\nTo: 2026-06-30\nPrice: 5")


@pytest.mark.parametrize(
    "question",
    ["Who owns the Norvik Linz account?", "Who is responsible for Norvik Linz?", "Wer betreut Norvik Linz?"],
)
def test_the_owner_of_a_record_answers_who_is_responsible(question: str) -> None:
    record = Page("crm", "Name: Norvik Linz\nCountry: Austria\nOwner: Ana Torres\n", Card(title="Norvik Linz"))
    assert ask(question, shelf(*PAGES, record), scope="all").text == "Owner: Ana Torres"


def test_what_kind_a_record_is_brings_none_of_its_fields_nearer() -> None:
    said = "Number: 45001234\nOrdered on: 2026-09-02\nAmount: 48,750.00 EUR\nStatus: open\n"
    record = Page("erp", said, Card(title="45001234", kind="order"))
    assert (
        ask("What is the amount of order 45001234?", shelf(*PAGES, record), scope="all").text == "Amount: 48,750.00 EUR"
    )
    assert ask("When was order 45001234 ordered?", shelf(*PAGES, record), scope="all").text == "Ordered on: 2026-09-02"
    deal = Page("crm", "Name: Linz retrofit 2027\nAmount: 1,284,500.00 EUR\n", Card(title="Linz retrofit 2027"))
    assert ask("What is the amount of the Linz retrofit?", shelf(*PAGES, deal), scope="all").text.startswith("Amount: ")
