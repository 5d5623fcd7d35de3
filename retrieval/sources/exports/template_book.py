"""A template as a workbook: the header alone on its first sheet, lists for closed words, and a sheet that explains."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from retrieval.sources.exports.template import Template

HELP_SHEET = "Help"
_LAST = 10_000  # the last row that offers the words of a list
_TEXT = "@"  # how a spreadsheet keeps what is typed as it is typed, zeros at its head too
_WIDTHS = (32, 60, 60, 40, 36)


def workbook(made: Template) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = made.title
    sheet.append(made.header)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(made.columns, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(12, len(column.label) + 3)
        if column.type in (str, tuple):
            sheet.column_dimensions[letter].number_format = _TEXT
        if column.words:
            _offer(sheet, letter, column.words)
    aside = book.create_sheet(HELP_SHEET)
    for row in made.help:
        aside.append(row)
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        aside.column_dimensions[letter].width = width
    for row in aside.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for head in (sheet, aside):
        for cell in head[1]:
            cell.font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _offer(sheet: Worksheet, letter: str, words: tuple[str, ...]) -> None:
    """Offers the words in the column's cells; another word is warned of, not refused."""
    listed = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, errorStyle="warning")
    listed.error = "It is none of the words that the Help sheet lists."
    listed.showErrorMessage = True
    listed.add(f"{letter}2:{letter}{_LAST}")
    sheet.add_data_validation(listed)
