"""A page as a Word file."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document

from demo.forms.bare import steady
from demo.forms.blocks import blocks
from demo.page import Page

KEYWORDS = "synthetic"


def word(page: Page) -> bytes:
    """Headings, paragraphs, lists and tables with the program's own styles; the properties say that it is synthetic."""
    made = Document()
    for block in blocks(page.text):
        if block.kind == "heading":
            made.add_heading(block.text, max(1, block.level))
        elif block.kind == "item":
            made.add_paragraph(block.text, style="List Bullet")
        elif block.kind == "table":
            table = made.add_table(rows=0, cols=max(map(len, block.rows)))
            table.style = "Table Grid"
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        else:
            made.add_paragraph(block.text)
    told = made.core_properties
    told.keywords, told.author, told.last_modified_by, told.comments = KEYWORDS, "", "", ""
    told.title = page.title
    told.created = told.modified = datetime.fromisoformat(f"{page.day or '2026-01-01'}T08:00:00")
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())
