"""A page as a workbook: a sheet for each heading, its tables as cells; numbers are numbers and days are days."""

from __future__ import annotations

import io
import re
from datetime import datetime

from openpyxl import Workbook

from demo.forms.bare import steady
from demo.forms.blocks import blocks
from demo.forms.word import KEYWORDS
from demo.page import Page

NUMBER, DAY = re.compile(r"-?\d+(\.\d+)?"), re.compile(r"\d{4}-\d\d-\d\d")


def sheet(page: Page) -> bytes:
    """Each heading starts a sheet of its name; the properties say that it is synthetic."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for block in blocks(page.text):
        if block.kind == "heading":
            made.create_sheet(block.text[:31])
        elif block.kind == "table":
            for row in block.rows:
                made.worksheets[-1].append([_cell(text) for text in row])
        else:
            made.worksheets[-1].append([block.text])
    told = made.properties
    told.keywords, told.creator, told.title = KEYWORDS, "", page.title
    told.created = told.modified = datetime.fromisoformat(f"{page.day or '2026-01-01'}T08:00:00")
    out = io.BytesIO()
    made.save(out)
    return steady(_clockless(out.getvalue(), told.created))  # `save` sets `modified` to its own clock


def _clockless(data: bytes, day: datetime) -> bytes:
    """The file with the day that it is to have been saved on: the writer puts its own clock there."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            part = given.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + day.isoformat().encode() + b"Z", part)
            made.writestr(name, part)
    return out.getvalue()


def _cell(text: str) -> str | float | int | datetime:
    if NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return datetime.fromisoformat(text) if DAY.fullmatch(text) else text
