"""A template's workbook has its header alone on the first sheet, and offers the words that a column may hold."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from retrieval.sources.exports.template import names, template
from retrieval.sources.exports.template_book import workbook

_LONGEST_LIST = 255  # signs, as spreadsheet programs allow


@pytest.mark.parametrize("name", names())
def test_the_first_sheet_is_empty_below_its_header_and_the_second_explains_it(name: str) -> None:
    made = template(name)
    assert made is not None
    first, second = openpyxl.load_workbook(BytesIO(workbook(made))).worksheets
    assert [tuple(cell.value for cell in row) for row in first.iter_rows()] == [made.header]
    assert (first.title, second.title) == (made.title, "Help")
    assert [tuple(cell.value or "" for cell in row) for row in second.iter_rows()] == list(made.help)
    lists = first.data_validations.dataValidation
    assert len(lists) == sum(bool(column.words) for column in made.columns)
    assert all(len(one.formula1) <= _LONGEST_LIST and one.errorStyle == "warning" for one in lists)
