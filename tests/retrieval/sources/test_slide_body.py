"""What stands on a slide besides words is read too: tables, charts, diagrams; margins and prompts are not."""

from __future__ import annotations

from typing import Any

import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from retrieval.sources.extras import Extras
from tests.retrieval.sources.office import changed, deck, only
from tests.retrieval.sources.readings import labels
from tests.retrieval.sources.slides import FIRST, LINKS, SECRET, blank, box, lines, part_of, titled

EVERYTHING = Extras(comments=True, alt_text=True, properties=True, hidden=True)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"


def tabled(rows: tuple[str, ...], wide: int, made: Any = lambda table: None) -> bytes:
    """A slide with a table of these cells."""

    def all_made(show: Any) -> None:
        frame = blank(show).shapes.add_table(len(rows) // wide, wide, Inches(1), Inches(1), Inches(4), Inches(1))
        for place, text in enumerate(rows):
            frame.table.cell(place // wide, place % wide).text = text
        made(frame.table)

    return deck(made=all_made)


def test_a_table_keeps_its_places_where_cells_are_merged() -> None:
    def made(table: Any) -> None:
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(0, 2).text = table.cell(2, 0).text = "covered"

    rows = ("Site", "Prices", "", "Kiel", "9 EUR", "8 EUR", "", "7 | 6", "5")
    assert lines(tabled(rows, 3, made))[1:] == [
        "| Site | Prices |  |", "| --- | --- | --- |", "| Kiel | 9 EUR | 8 EUR |", "|  | 7 ¦ 6 | 5 |",
    ]  # fmt: skip


def test_a_table_says_whether_its_first_row_names_the_columns() -> None:
    rows = ("Seal", "9", "Cage", "12")
    named = lines(tabled(rows, 2))
    plain = lines(tabled(rows, 2, lambda table: setattr(table, "first_row", False)))
    assert named[1:] == ["| Seal | 9 |", "| --- | --- |", "| Cage | 12 |"]
    assert plain[1:] == ["| Seal | 9 |", "| Cage | 12 |"]


def test_a_table_wider_than_anyone_makes_ends_its_slide_and_not_the_deck() -> None:
    data = tabled(("a", "b"), 1)
    wide = changed(data, FIRST, b"<a:tc>", b"<a:tc/>" * 200_000 + b"<a:tc>")
    one = only("a.pptx", changed(deck("Two"), FIRST, b"</p:spTree>", _frame(wide) + b"</p:spTree>"))
    assert labels(one) == {"## Two": "slide 1"}
    assert one.warnings == (
        "slide 1 is not read to its end: it has 400,002 cells of one table; at most 300,000 are read",
    )


def _frame(data: bytes) -> bytes:
    """The frame of a table with all that is in it."""
    part = part_of(data, FIRST)
    return part[part.index(b"<p:graphicFrame>") : part.index(b"</p:graphicFrame>")] + b"</p:graphicFrame>"


def charted(show: Any) -> None:
    kind: Any = CategoryChartData
    data = kind(number_format="0%")
    data.categories = ["Q1", "Q2"]
    data.add_series("Margin", (0.06, 0.07))
    slide = show.slides[0]
    box(slide, "below", top=6)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(4), Inches(3), data)


def test_a_chart_is_read_as_its_numbers_in_its_place() -> None:
    data = deck("Seen", made=charted)
    one = only("a.pptx", data)
    assert lines(data) == ["## Seen", "Margin: Q1 6%, Q2 7%", "below"]
    assert labels(one)["Margin: Q1 6%, Q2 7%"] == "slide 1, chart"
    assert one.warnings == ()


@pytest.mark.parametrize(
    ("old", "new"), [(b"charts/chart", b"charts/none"), (b"relationships/chart", b"relationships/chartEx")]
)
def test_a_chart_that_is_not_read_in_full_is_counted(old: bytes, new: bytes) -> None:
    data = changed(deck("Seen", made=charted), LINKS, old, new)
    assert only("a.pptx", data).warnings == ("1 chart or diagram whose words are not found: slide 1",)


def test_a_diagram_is_read_as_its_boxes() -> None:
    frame = (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="d"/></p:nvGraphicFramePr><a:graphic><a:graphicData>'
        f'<dgm:relIds xmlns:dgm="{DRAWING}diagram" r:dm="rId77"/></a:graphicData></a:graphic></p:graphicFrame>'
        "</p:spTree>"
    ).encode()
    points = "".join(f"<d:pt><d:t><a:p><a:r><a:t>{one}</a:t></a:r></a:p></d:t></d:pt>" for one in ("Plan", "Build"))
    model = f'<d:dataModel xmlns:d="{DRAWING}diagram" xmlns:a="{DRAWING}main">{points}</d:dataModel>'.encode()
    link = f'<Relationship Id="rId77" Type="{KIND}diagramData" Target="../diagrams/d.xml"/></Relationships>'.encode()
    data = changed(deck("Seen"), FIRST, b"</p:spTree>", frame)
    data = changed(changed(data, LINKS, b"</Relationships>", link), "ppt/diagrams/d.xml", b"", model)
    assert only("a.pptx", data).text == "## Seen\n\n- Plan\n- Build\n\n"
    assert labels(only("a.pptx", data))["- Plan"] == "slide 1, diagram"


def test_what_stands_for_a_picture_is_read_only_when_asked_for() -> None:
    def made(show: Any) -> None:
        box(show.slides[0], "words")._element.nvSpPr.cNvPr.set("descr", "A falling curve")
        group = show.slides[0].shapes.add_group_shape()
        group._element.nvGrpSpPr.cNvPr.set("descr", "Map of\nplants")

    data = deck("Seen", made=made)
    assert lines(data) == ["## Seen", "words"]
    assert set(lines(data, Extras(alt_text=True))) == {"## Seen", "words", "A falling curve", "Map of plants"}
    assert labels(only("a.pptx", data, Extras(alt_text=True)))["A falling curve"] == "slide 1, picture"


def test_footers_dates_and_numbers_of_slides_are_never_read() -> None:
    def made(show: Any) -> None:
        slide = titled(show, "Seen", (0, "words"))
        for kind in ("ftr", "dt", "sldNum"):
            shape = box(slide, f"margin {kind}", top=7)
            properties = shape._element.nvSpPr.nvPr
            properties.append(properties.makeelement(properties.tag.replace("nvPr", "ph"), {"type": kind, "idx": "10"}))

    one = only("a.pptx", deck(made=made), EVERYTHING)
    assert "margin" not in one.text
    assert one.hidden == 0


def test_the_prompts_of_layouts_and_masters_are_never_read() -> None:
    def made(show: Any) -> None:
        slide = show.slides.add_slide(show.slide_layouts[1])
        box(slide, "words", top=6)
        box_of_layout = slide.slide_layout.placeholders[1]
        box_of_layout.text_frame.text = SECRET

    data = deck(made=made)
    assert [line for line in lines(data) if not line.startswith("##")] == ["words"]
    assert not any(said in only("a.pptx", data, EVERYTHING).text for said in (SECRET, "Click to"))


def test_notes_stand_apart_even_under_a_slide_without_words() -> None:
    def made(show: Any) -> None:
        slide = blank(show)
        slide.notes_slide.notes_text_frame.text = "Call Rita."
        slide.notes_slide.shapes._spTree.append(box(slide, "at the foot of the page", top=9)._element)

    one = only("a.pptx", deck(made=made))
    assert one.text.split("\n\n") == ["## Slide 1", "### Notes", "Call Rita.", "at the foot of the page", ""]
    assert labels(one)["at the foot of the page"] == "slide 1, notes"


def test_damaged_notes_are_named_and_the_slide_is_read() -> None:
    def made(show: Any) -> None:
        show.slides[0].notes_slide.notes_text_frame.text = "Call Rita."

    data = changed(deck("Seen", made=made), "ppt/notesSlides/notesSlide1.xml", b"</p:notes>", b"")
    assert lines(data) == ["## Seen"]
    assert only("a.pptx", data).warnings == ("1 damaged notes page left out: slide 1",)


@pytest.mark.parametrize("kind", ["package", "oleObject"])
def test_files_inside_a_deck_are_counted(kind: str) -> None:
    link = f'<Relationship Id="rId8" Type="{KIND}{kind}" Target="../embeddings/one.bin"/></Relationships>'.encode()
    data = changed(changed(deck("Seen"), LINKS, b"</Relationships>", link), "ppt/embeddings/one.bin", b"", b"bytes")
    assert only("a.pptx", data).warnings == ("1 file inside it left out: slide 1",)
