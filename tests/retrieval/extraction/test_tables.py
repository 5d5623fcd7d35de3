"""Rows of tables and of sheets say what is to be done, by whom and by when."""

from __future__ import annotations

from retrieval.evidence import Card
from retrieval.extraction.extraction import minuted


def test_the_rows_of_a_sheet_are_read_by_their_columns() -> None:
    text = (
        "nr: 1\naction: one page on prices\nowner: Ann Lee\ndue: 2026-09-30\n\nnr: 2\naction: call Bo\nowner: Tom Roe\n"
    )
    found = minuted(text, "rows", Card(kind="meeting_minutes", date="2026-09-25")).actions
    told = [(one.what.of(text), one.owner and one.owner.of(text), one.due and one.due.iso) for one in found]
    assert told == [("one page on prices", "Ann Lee", "2026-09-30"), ("call Bo", "Tom Roe", None)]


def test_a_line_that_only_says_whose_a_section_is_is_nothing_to_do() -> None:
    text = "## Action plan\n\nOwner: Carol Mayhew\n\nStatus: open\n\n- Ann Lee sends the price list by 3 May 2026\n"
    found = minuted(text, "text", Card(kind="account_plan", date="2026-04-25")).actions
    assert [one.owner and one.owner.of(text) for one in found] == ["Ann Lee"]
