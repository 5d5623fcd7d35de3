"""Sheets from a template are given with their rows where they stand; other sheets and damaged files give nothing."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

import pytest

from retrieval.sources.extras import Extras
from retrieval.sources.hidden import seen
from retrieval.sources.own_sheets import MARK, read_own_sheets
from tests.retrieval.sources.office import changed, excel

ID = "Id (AIA tickets)"


def tables(data: bytes, extras: Extras = Extras()) -> dict[str, list[list[str]]]:  # noqa: B008
    """The cells of each sheet's rows, by the part that the sheet is."""
    return {one.part: [line.split(MARK) for line in one.text.splitlines()] for one in read_own_sheets(data, extras)}


def test_rows_stand_on_the_lines_of_their_numbers_and_are_as_wide_as_the_header() -> None:
    def made(book: Any) -> None:
        sheet = book["Sheet"]
        sheet["B5"], sheet["C5"] = "T-1", datetime.fromisoformat("2026-03-04T08:15")
        sheet["A7"] = "spare"

    found = tables(excel([("Our tickets",), (), (ID, "Number", "Opened at", "Severity")], made))
    lines = [["Our tickets", "", "", ""], [""], [ID, "Number", "Opened at", "Severity"], [""]]
    assert found == {"": [*lines, ["", "T-1", "2026-03-04 08:15", ""], [""], ["spare", "", "", ""]]}


def test_a_cell_of_several_lines_does_not_move_the_rows_below_it() -> None:
    words = 'one\u2028two\r\nthree\tfour \u200b"five"'
    (one,) = read_own_sheets(excel([(ID, "Title"), ("T-1", words), ("T-2", "plain")]), Extras())
    found = list(csv.reader(io.StringIO(one.text, newline=""), delimiter=MARK))
    assert found == [[ID, "Title"], ["T-1", 'one\ntwo\nthree\tfour "five"'], ["T-2", "plain"]]
    assert seen(one.text) == (one.text, 0)


def test_only_sheets_with_a_telling_header_are_given() -> None:
    def made(book: Any) -> None:
        book.create_sheet("Notes").append(["Id", "Text"])
        book.create_sheet("Help").append(["AIA help", "What it holds"])
        hidden = book.create_sheet("Old")
        hidden.append([ID, "Number"])
        hidden.sheet_state = "hidden"

    data = excel([(ID, "Number"), ("", 7)], made)
    assert tables(data) == {
        "sheet-Sheet": [[ID, "Number"], ["", "7"]],
        "sheet-Help": [["AIA help", "What it holds"]],
    }
    assert "sheet-Old" in tables(data, Extras(hidden=True))
    assert tables(excel([("Id", "Number"), ("", 7)])) == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no workbook",
        excel([(ID, "Number")])[:900],
        changed(excel([(ID, "Number")]), "xl/worksheets/sheet1.xml", b"<row", b"<rows"),
    ],
    ids=["empty", "no zip", "cut", "broken"],
)
def test_what_cannot_be_read_gives_nothing(data: bytes) -> None:
    assert tables(data) == {}
