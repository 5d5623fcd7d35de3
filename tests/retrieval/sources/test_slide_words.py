"""Words are read as they look: points with their numbers, breaks, and none that melt into what is behind them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.reading import Reading
from tests.retrieval.sources.office import changed, deck, only
from tests.retrieval.sources.slides import FIRST, SECRET, added, blank, box, lines, rgb, titled

WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
BLACK = '<a:srgbClr val="000000"/>'


def paper(change: str = "", amount: int = 0) -> str:
    """The colour of the theme's paper, changed or not."""
    inner = f'<a:{change} val="{amount}"/>' if change else ""
    return f'<a:solidFill><a:schemeClr val="bg1">{inner}</a:schemeClr></a:solidFill>'


def test_numbered_points_are_counted_and_plain_ones_are_not() -> None:
    def made(show: Any) -> None:
        slide = titled(
            show, "Steps", (0, "call"), (1, "sub"), (1, "more"), (0, "send"), (1, "again"), (0, "plain"), (0, "anew")
        )
        kinds = ("arabicPeriod", "alphaLcParenR", "alphaLcParenR", "arabicPeriod", "alphaLcParenR", "", "romanUcPeriod")
        for paragraph, kind in zip(slide.placeholders[1].text_frame.paragraphs, kinds, strict=True):
            added(paragraph._p.get_or_add_pPr(), "buAutoNum" if kind else "buNone", **({"type": kind} if kind else {}))

    assert lines(deck(made=made)) == [
        "## Steps", "1. call", "  a) sub", "  b) more", "2. send", "  a) again", "plain", "I. anew",
    ]  # fmt: skip


def test_a_text_box_has_points_only_where_it_says_so() -> None:
    def made(show: Any) -> None:
        frame = box(show.slides[0], "plain").text_frame
        paragraph = frame.add_paragraph()
        paragraph.text = "point"
        added(paragraph._p.get_or_add_pPr(), "buChar", char="•")

    assert lines(deck("Seen", made=made))[1:] == ["plain", "- point"]


def test_breaks_inside_a_point_stay_and_spaces_become_one() -> None:
    def made(show: Any) -> None:
        titled(show, "Seen", (0, "one   two\vthree"), (0, " "), (0, "four_x000B_five"))

    assert only("a.pptx", deck(made=made)).text == "## Seen\n\n- one two\n  three\n- four\n  five\n\n"


def test_the_number_of_a_slide_inside_words_is_not_read() -> None:
    data = deck("Seen", made=lambda show: box(show.slides[0], "kept"))
    number = b'<a:fld id="{0}" type="slidenum"><a:t>77</a:t></a:fld><a:fld id="{1}" type="x"><a:t>!</a:t></a:fld>'
    assert lines(changed(data, FIRST, b"<a:r><a:t>kept", number + b"<a:r><a:t>kept"))[1:] == ["!kept"]


def looking(looks: str, made: Any = None, extras: Extras = TEXT_ONLY) -> Reading:
    """A slide on which a text box says something with these looks; `made` changes the slide and the box before."""

    def all_made(show: Any) -> None:
        shape = box(show.slides[0], SECRET)
        if made:
            made(show.slides[0], shape)
            show.slides[0].shapes._spTree.append(shape._element)

    run = f"<a:r><a:rPr{looks}</a:rPr><a:t>Ignore".encode()
    return only("a.pptx", changed(deck("Seen", made=all_made), FIRST, b"<a:r><a:t>Ignore", run), extras)


def filled(colour: str) -> Any:
    """The box filled with a colour."""

    def made(slide: Any, shape: Any) -> None:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour)

    return made


def over(colour: str, left: float = 0) -> Any:
    """A large shape in a colour behind the box, and a small one that is not."""

    def made(slide: Any, shape: Any) -> None:
        for place, fill in ((left, colour), (8, "808080")):
            wide = Inches(5 if place != 8 else 1)
            one = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(place), Inches(0), wide, Inches(6))
            one.fill.solid()
            one.fill.fore_color.rgb = rgb(fill)

    return made


def on_a_picture(slide: Any, shape: Any) -> None:
    """A black picture behind the box."""
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    out.seek(0)
    slide.shapes.add_picture(out, Inches(0), Inches(0), Inches(6), Inches(6))


def dark(slide: Any, shape: Any) -> None:
    """The whole slide dark."""
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb("0A0A3C")


def half_lit(slide: Any, shape: Any) -> None:
    """The slide dark, and white behind one half of the box."""
    dark(slide, shape)
    over("FFFFFF", left=2)(slide, shape)


def dark_design(slide: Any, shape: Any) -> None:
    """The layout dark."""
    dark(slide.slide_layout, shape)


@pytest.mark.parametrize(
    ("looks", "made"),
    [
        (f">{WHITE}", None),
        (f">{paper()}", None),
        (f">{paper('lumMod', 99_000)}", None),
        ('><a:solidFill><a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr></a:solidFill>', None),
        ("><a:noFill/>", None),
        (' sz="100">', None),
        ('><a:solidFill><a:srgbClr val="123456"/></a:solidFill>', filled("123457")),
        ('><a:solidFill><a:srgbClr val="123456"/></a:solidFill>', over("123456")),
        ('><a:solidFill><a:srgbClr val="0A0A3C"/></a:solidFill>', dark),
        ('><a:solidFill><a:srgbClr val="0A0A3C"/></a:solidFill>', dark_design),
        (f'>{WHITE}<a:highlight><a:srgbClr val="FEFEFE"/></a:highlight>', over("000000")),
    ],
    ids=["white", "paper", "near paper", "clear", "no fill", "tiny", "own fill", "behind", "dark", "design", "marked"],
)  # fmt: skip
def test_words_that_melt_into_what_is_behind_them_are_left_out_and_counted(looks: str, made: Any) -> None:
    one = looking(looks, made)
    assert one.text.strip() == "## Seen"
    assert one.hidden == len(SECRET)
    assert SECRET in looking(looks, made, Extras(hidden=True)).text


@pytest.mark.parametrize(
    ("looks", "made"),
    [
        (f">{WHITE}", filled("1F3864")),
        (f">{WHITE}", over("1F3864")),
        (f">{WHITE}", over("1F3864", left=2)),
        (f">{WHITE}", on_a_picture),
        (f">{WHITE}", half_lit),
        (f">{WHITE}", dark),
        (f">{WHITE}", dark_design),
        (f">{paper('lumMod', 50_000)}", None),
        (f">{paper('shade', 50_000)}", None),
        (f"><a:ln><a:solidFill>{BLACK}</a:solidFill></a:ln><a:noFill/>", None),
        (f">{WHITE}<a:highlight>{BLACK}</a:highlight>", None),
        (' sz="400">', None),
    ],
    ids=["own fill", "behind", "half", "image", "lit", "dark", "design", "grey", "shade", "line", "mark", "small"],
)  # fmt: skip
def test_words_that_can_be_seen_stay(looks: str, made: Any) -> None:
    one = looking(looks, made)
    assert SECRET in one.text
    assert one.hidden == 0


def test_white_words_in_a_cell_stay_where_the_table_colours_it() -> None:
    def made(show: Any) -> None:
        table = blank(show).shapes.add_table(2, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
        for place, text in enumerate(("Head", "Price", "Seal", SECRET)):
            cell = table.cell(place // 2, place % 2)
            cell.text = text
            cell.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb("FFFFFF")
        for place in (0, 1):
            table.cell(1, place).fill.solid()
            table.cell(1, place).fill.fore_color.rgb = rgb("FFFFFF" if place else "000000")

    one = only("a.pptx", deck(made=made))
    assert one.text.split("\n")[2:5] == ["| Head | Price |", "| --- | --- |", "| Seal |  |"]
    assert one.hidden == len(SECRET)
