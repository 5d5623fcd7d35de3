"""A document of no account does not answer for one account what it tells of another."""

from __future__ import annotations

import pytest

from assistant.ask import ask
from assistant.findings import Standing
from retrieval.evidence import Card
from tests.assistant.shelves import Page, shelf

ACCOUNTS = (
    Page("k", "Kestrel buys valves.\n", Card(account="Kestrel Valves GmbH", title="Plan Kestrel Valves", date="2026")),
    Page("l", "Larkfen buys film.\n", Card(account="Larkfen Packaging", title="Plan Larkfen", date="2026")),
)


def says(text: str, *, title: str = "", account: str = "", question: str = "What is the rebate of Larkfen?") -> bool:
    """True when a note is quoted as the answer."""
    made = ask(question, shelf(*ACCOUNTS, Page("note", text, Card(title=title, account=account))), scope="all")
    cited = [c.source_id for one in made.sentences for c in one.citations]
    return made.standing is Standing.GROUNDED and cited == ["note"]


@pytest.mark.parametrize(
    "text",
    ["Kestrel gets a rebate of 7 %.\n", "Call with Kestrel Valves\n\nA rebate of 7 % was agreed.\n",
     "Kestrel rang. The rebate is 7 %.\n", "| Customer | Rebate |\n|---|---|\n| Kestrel Valves | 7 % |\n",
     "# Kestrel\n\n- Rebate: 7 %\n", "Customer: Kestrel Valves GmbH\nRebate: 7 %\n"],
)  # fmt: skip
def test_what_is_told_of_another_account_does_not_answer(text: str) -> None:
    assert not says(text)
    assert says(
        text.replace("Kestrel Valves GmbH", "Kestrel")
        .replace("Kestrel Valves", "Kestrel")
        .replace("Kestrel", "Larkfen")
    )


def test_a_title_tells_of_whom_a_note_is() -> None:
    assert not says("The rebate is 7 %.\n", title="Call Kestrel")
    assert says("The rebate is 7 %.\n", title="Call Larkfen")


def test_what_is_told_of_nobody_or_stands_in_the_account_s_own_document_answers() -> None:
    assert says("The rebate is 7 % for every customer.\n")
    assert says("The rebate is 7 %, as that of Kestrel.\n", account="Larkfen Packaging")


def test_of_two_accounts_in_one_note_each_has_its_own() -> None:
    text = "# Calls\n\n## Kestrel\n\nThe rebate is 7 %.\n\n## Larkfen\n\nThe rebate is 3 %.\n"
    made = ask("What is the rebate of Larkfen?", shelf(*ACCOUNTS, Page("note", text)), scope="all")
    assert made.text == "The rebate is 3 %."


def test_a_longer_name_that_begins_alike_is_not_the_account() -> None:
    assert says("Kestrel Optics asked too. The rebate is 7 % for all.\n")
