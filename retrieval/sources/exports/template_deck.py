"""An account plan as an empty deck: a slide for each of its seven sections, known by their titles when it is read."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Pt

from retrieval.sources.exports.plan_sections import SECTIONS, TITLES

HEAD = ("Account:", "Version: 1", "Status: draft", "Date:", "Owner:", "Last reviewed:")
SAID = ("Owner:", "Last reviewed:")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "stakeholder_map": ("Name", "Role", "Site", "Influence (1 to 5)", "Stance", "Our contact"),
    "growth_map": ("Site", "Product family", "What shows it", "Next step", "Owner"),
    "risk_log": ("Risk", "Category", "Region", "Likelihood (1 to 5)", "Impact (1 to 5)", "Mitigation", "Owner"),
    "action_plan": ("Action", "Region", "Owner", "Due", "Status"),
}
_ROWS = 6  # of a table, its header among them
_TITLE, _CONTENT = 0, 1  # layouts of an empty deck
_LETTERS = Pt(14)


def plan_deck() -> bytes:
    """The deck's bytes."""
    show = Presentation()
    first = show.slides.add_slide(show.slide_layouts[_TITLE])
    _lines(first, "Account plan", HEAD)
    for number, name in enumerate(SECTIONS, 1):
        slide = show.slides.add_slide(show.slide_layouts[_CONTENT])
        columns = COLUMNS.get(name, ())
        _lines(slide, f"{number}. {TITLES[name]}", SAID if columns else (*SAID, ""))
        if columns:
            _table(slide, columns)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _lines(slide: Slide, title: str, lines: Sequence[str]) -> None:
    head, body = slide.placeholders[0], slide.placeholders[1]
    head.text_frame.text = title
    body.text_frame.text = "\n".join(lines)
    for one in body.text_frame.paragraphs:
        one.font.size = _LETTERS


def _table(slide: Slide, columns: Sequence[str]) -> None:
    """A table under what is said of the section, its first row the names of the columns."""
    body = slide.placeholders[1]
    body.left, body.top, body.width, body.height = Inches(0.5), Inches(1.6), Inches(9), Inches(0.9)
    frame = slide.shapes.add_table(_ROWS, len(columns), Inches(0.5), Inches(2.7), Inches(9), Inches(3.5))
    for place, label in enumerate(columns):
        cell = frame.table.cell(0, place)
        cell.text = label
        cell.text_frame.paragraphs[0].font.size = _LETTERS
