"""Workbooks are read as they are shown, each cell under its column; hidden things only when asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from retrieval.sources.extras import Extras
from tests.retrieval.sources.office import bomb, doctype, excel, only, readings, refusal
from tests.retrieval.sources.readings import labels, marks_fit

ROWS = (("Item", "Price"), ("Seal", 9), ("Cage", 12.5))
SHEET = "xl/worksheets/sheet1.xml"


def test_each_row_is_a_block_of_named_values() -> None:
    one = only("prices.xlsx", excel(ROWS))
    assert one.form == "rows"
    assert one.text == "Item: Seal\nPrice: 9\n\nItem: Cage\nPrice: 12.5\n\n"


def test_each_value_says_its_sheet_and_cell() -> None:
    one = only("prices.xlsx", excel(ROWS))
    assert marks_fit(one)
    assert labels(one)["Price: 12.5"] == "sheet Sheet, B3"


def test_a_header_below_a_title_is_found() -> None:
    text = only("a.xlsx", excel((("Prices 2026",), (), *ROWS))).text
    assert "Item: Seal\nPrice: 9" in text


def test_rows_without_a_header_keep_all_their_values() -> None:
    text = only("a.xlsx", excel(((1, 2), (3, 4)))).text
    assert all(value in text for value in "1234")


def test_numbers_are_said_as_the_sheet_shows_them() -> None:
    def made(book: Any) -> None:
        sheet = book["Sheet"]
        sheet["B2"].number_format = "0.0%"
        sheet["C2"].number_format = "yyyy-mm-dd"
        sheet["D2"].number_format = "#,##0.00"

    data = excel((("Item", "Margin", "Since", "Sum"), ("Seal", 0.065, date(2026, 4, 15), 1234.5)), made)
    assert only("a.xlsx", data).text == "Item: Seal\nMargin: 6.5%\nSince: 2026-04-15\nSum: 1,234.50\n\n"


def test_each_sheet_is_a_document_of_its_own() -> None:
    def made(book: Any) -> None:
        book.create_sheet("Terms").append(["60 days"])

    one, other = readings("larkfen.xlsx", excel(ROWS, made))
    assert (one.part, other.part) == ("sheet-Sheet", "sheet-Terms")
    assert one.raw != other.raw
    assert [said.value for said in other.stated if said.field == "title"] == ["larkfen, Terms"]


@pytest.mark.parametrize("what", ["row", "column", "sheet", "white"])
def test_what_is_hidden_is_read_only_when_asked_for(what: str) -> None:
    def made(book: Any) -> None:
        sheet = book["Sheet"]
        if what == "row":
            sheet.row_dimensions[2].hidden = True
        elif what == "column":
            sheet.column_dimensions["A"].hidden = True
        elif what == "white":
            sheet["A2"].font = Font(color="FFFFFFFF")
        else:
            book.create_sheet("Open").append(["words"])
            sheet.sheet_state = "hidden"

    data = excel(ROWS, made)
    seen = readings("a.xlsx", data)
    assert not any("Seal" in one.text for one in seen)
    assert any("left out" in warning for one in seen for warning in one.warnings)
    assert any("Seal" in one.text for one in readings("a.xlsx", data, Extras(hidden=True)))


def test_comments_are_read_only_when_asked_for() -> None:
    def made(book: Any) -> None:
        book["Sheet"]["B2"].comment = Comment("Ask Rita", "Ann Berg")

    data = excel(ROWS, made)
    assert "Rita" not in only("a.xlsx", data).text
    assert "Comment on B2 by Ann Berg: Ask Rita" in only("a.xlsx", data, Extras(comments=True)).text


def test_a_formula_that_was_never_calculated_is_left_out_and_said() -> None:
    one = only("a.xlsx", excel((*ROWS, ("Sum", "=SUM(B2:B3)"))))
    assert "=SUM" not in one.text
    assert any("without a value" in warning for warning in one.warnings)


def test_a_changed_sheet_leaves_its_neighbours_as_they_were() -> None:
    def other(text: str) -> Any:
        return lambda book: book.create_sheet("Terms").append([text])

    before, after = (readings("a.xlsx", excel(ROWS, other(text))) for text in ("60 days", "90 days"))
    assert before[0].raw == after[0].raw
    assert before[1].raw != after[1].raw


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (doctype(excel(ROWS), SHEET, b"<worksheet"),
         "a part of it declares a DOCTYPE, which office files never do"),
        (bomb(excel(ROWS), "xl/more.xml"), "a part of it unpacks to more than 200 times its size"),
        (excel(ROWS)[:-40], "its packing is damaged"),
        (excel(), "it holds no text"),
    ],
    ids=["doctype", "bomb", "cut", "nothing"],
)  # fmt: skip
def test_what_is_no_sound_file_is_refused(data: bytes, reason: str) -> None:
    assert refusal("a.xlsx", data) == reason
