"""A page as a PowerPoint file: a slide for each heading of the second level."""

from __future__ import annotations

import io
from datetime import datetime

from pptx import Presentation
from pptx.util import Cm, Pt

from demo.forms.bare import steady
from demo.forms.blocks import Block, blocks
from demo.forms.word import KEYWORDS
from demo.page import Page

TITLE_ONLY = 5


def slides(page: Page) -> bytes:
    """One slide for the title, one for each section, tables as tables; the properties say that it is synthetic."""
    made = Presentation()
    slide: list[Block] = []
    for block in blocks(page.text):
        if block.kind == "heading" and slide:
            _slide(made, slide)
            slide = []
        slide.append(block)
    _slide(made, slide)
    told = made.core_properties
    told.keywords, told.author, told.last_modified_by, told.title = KEYWORDS, "", "", page.title
    told.created = told.modified = datetime.fromisoformat(f"{page.day or '2026-01-01'}T08:00:00")
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())


def _slide(made: Presentation, content: list[Block]) -> None:  # type: ignore[valid-type]  # python-pptx: a function
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])  # type: ignore[attr-defined]  # see above
    slide.shapes.title.text = content[0].text
    top = Cm(4.2)
    words = [block for block in content[1:] if block.kind != "table"]
    if words:
        frame = slide.shapes.add_textbox(Cm(1.5), top, Cm(22), Cm(1.1 * len(words))).text_frame
        frame.word_wrap = True
        for number, block in enumerate(words):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.text = f"• {block.text}" if block.kind == "item" else block.text
            paragraph.font.size = Pt(14)
        top = Cm(4.8 + 1.5 * len(words))
    for block in (one for one in content[1:] if one.kind == "table"):
        rows, columns = len(block.rows), max(map(len, block.rows))
        table = slide.shapes.add_table(rows, columns, Cm(1.5), top, Cm(22), Cm(0.8 * rows)).table
        for number, row in enumerate(block.rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        top = Cm(top.cm + 0.8 * rows + 0.8)
