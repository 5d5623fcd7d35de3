"""Gold is found in the documents as they were read: by its quote first, a record by its row too."""

from __future__ import annotations

from datetime import UTC, datetime

from evaluators.suite.case import Gold
from evaluators.suite.gold import Library
from evaluators.suite.outcome import Place
from retrieval.evidence import Card, Mark, Revision

TEXTS = {
    "a.md": "One\nnet 60 days. Two net 60 days.",
    "crm/Case.csv": "T-1 open\nT-2 closed",
    "crm/Case.csv#T-2": "closed",
    "x#T-2": "other",
}
MARKS = (Mark(0, 8, "row 2, Case"), Mark(9, 12, "row 3, Case"), Mark(12, 19, "row 3, Case"))


def library() -> Library:
    when = datetime(2026, 1, 1, tzinfo=UTC)
    read = {name: Revision(name, name, "", text, MARKS, Card(), when) for name, text in TEXTS.items()}
    return Library({name: (name,) for name in TEXTS}, read.get)


def test_a_quote_says_where_and_its_offsets_which() -> None:
    find = library().place
    assert find(Gold("a.md", 4, 15, "net 60 days")) == (Place("a.md", 4, 15),)
    assert find(Gold("a.md", 20, 30, "net 60  days")) == (Place("a.md", 21, 32),)
    assert find(Gold("a.md", quote="One net")) == (Place("a.md", 0, 7),)
    assert find(Gold("a.md", 0, 3)) == (Place("a.md", 0, 3),)
    assert find(Gold("a.md")) == (Place("a.md"),)


def test_gold_that_stands_nowhere_says_why() -> None:
    find = library().place
    assert find(Gold("b.md"))[0].missing == "no such document was read"
    assert find(Gold("a.md", quote="net 61"))[0].missing == "the quote does not stand there: net 61"
    assert find(Gold("a.md", 0, 999))[0].missing == "the document is shorter"
    assert find(Gold(record="crm/Case#T-9"))[0].missing == "no record crm/Case#T-9 was read"


def test_a_record_is_its_own_document_or_its_row_in_the_file() -> None:
    find = library().place
    row = Place("crm/Case.csv", 9, 19)
    assert find(Gold(record="zendesk/ticket#T-2", file="crm/Case.csv", row=3)) == (Place("crm/Case.csv#T-2"), row)
    assert find(Gold(record="zendesk/ticket#T-2")) == (Place("crm/Case.csv#T-2"), Place("x#T-2"))
    assert find(Gold(record="T-7", file="crm/Case.csv", row=2)) == (Place("crm/Case.csv", 0, 8),)
