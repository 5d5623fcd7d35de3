"""Shapes are read where they are drawn, from top to bottom; what lies beside the slide or is hidden is not."""

from __future__ import annotations

from typing import Any

import pytest
from pptx.util import Inches

from retrieval.sources.extras import Extras
from retrieval.sources.slide_shapes import Box, Shape, shapes_in
from tests.retrieval.sources.office import changed, deck, only
from tests.retrieval.sources.slides import COMPARED, FIRST, SECRET, blank, box, lines, part_of


def moved(group: Any, left: float, top: float, scale: float = 1) -> Any:
    """The group drawn at another place, its inner places as they were."""
    frame = group._element.grpSpPr.get_or_add_xfrm()
    inner = [Inches(1), Inches(1), Inches(3), Inches(3)]
    for name, given in (("off", ("x", "y")), ("ext", ("cx", "cy")), ("chOff", ("x", "y")), ("chExt", ("cx", "cy"))):
        one = getattr(frame, f"get_or_add_{name}")()
        values = [Inches(left), Inches(top)] if name == "off" else inner[:2] if name == "chOff" else inner[2:]
        for key, said in zip(given, values, strict=True):
            one.set(key, str(int(said * (scale if name == "ext" else 1))))
    return group


def test_shapes_are_read_from_top_to_bottom_and_in_a_row_from_left_to_right() -> None:
    def made(show: Any) -> None:
        slide = blank(show)
        box(slide, "below", 1, 5)
        box(slide, "right", 6, 2)
        box(slide, "left", 1, 2.05)
        box(slide, "above", 6, 1)

    assert lines(deck(made=made))[1:] == ["above", "left", "right", "below"]


def test_a_tall_shape_stands_before_the_column_at_its_right() -> None:
    def made(show: Any) -> None:
        slide = blank(show)
        for number in range(3, 0, -1):
            box(slide, f"point {number}", 5, 1 + number)
        box(slide, "tall", 1, 2, high=3)

    assert lines(deck(made=made))[1:] == ["tall", "point 1", "point 2", "point 3"]


@pytest.mark.parametrize(("top", "high"), [(2.1, 0.5), (2.75, 0.5)], ids=["tops", "middles"])
def test_shapes_of_one_row_have_their_tops_or_their_middles_in_line(top: float, high: float) -> None:
    def made(show: Any) -> None:
        slide = blank(show)
        box(slide, "large at the right", 6, 2, high=2)
        box(slide, "small at the left", 1, top, high=high)

    assert lines(deck(made=made))[1:] == ["small at the left", "large at the right"]


def test_a_group_is_read_where_it_is_drawn() -> None:
    def made(show: Any) -> None:
        slide = blank(show)
        group = moved(slide.shapes.add_group_shape(), 1, 4, scale=0.5)
        inner = group.shapes.add_group_shape()
        box(inner, "third", 1, 1)
        box(inner, "fifth", 1, 3)
        box(slide, "fourth", 1, 4.5)
        box(slide, "second", 1, 3)
        box(slide, "first", 1, 2)
        moved(group, 1, 4, scale=0.5)
        moved(inner, 1, 1)

    assert lines(deck(made=made))[1:] == ["first", "second", "third", "fourth", "fifth"]


def test_the_scales_of_groups_inside_groups_add_up() -> None:
    def made(show: Any) -> None:
        group = blank(show).shapes.add_group_shape()
        inner = group.shapes.add_group_shape()
        box(inner, "words", 2, 3, wide=1, high=1)
        moved(inner, 3, 2, scale=0.5)
        moved(group, 5, 4, scale=0.5)
        found.extend(shapes_in(show.slides[0].shapes._spTree))

    found: list[Shape] = []
    deck(made=made)
    inches = 914_400.0
    assert [one.box for one in found] == [Box(6.25 * inches, 5 * inches, inches / 4, inches / 4)]


def test_a_placeholder_stands_where_its_layout_puts_it() -> None:
    def made(show: Any) -> None:
        slide = show.slides.add_slide(show.slide_layouts[COMPARED])
        for place, text in ((4, "right words"), (3, "right head"), (2, "left words"), (1, "left head")):
            slide.placeholders[place].text = text
        foot = box(slide, "at the foot", 1, 7)
        slide.shapes._spTree.insert(2, foot._element)
        for one in list(slide.placeholders)[1:]:
            slide.shapes._spTree.insert(3, one._element)

    said = [line.removeprefix("- ") for line in lines(deck(made=made))[1:]]
    assert said == ["left head", "right head", "left words", "right words", "at the foot"]


def test_a_deck_without_its_layout_is_read_in_the_order_of_its_shapes() -> None:
    def made(show: Any) -> None:
        slide = show.slides.add_slide(show.slide_layouts[COMPARED])
        for place in (1, 2, 3, 4):
            slide.placeholders[place].text = f"words {place}"

    data = changed(deck(made=made), "ppt/slideLayouts/slideLayout5.xml", b"</p:sldLayout>", b"")
    assert lines(data)[1:] == [f"- words {place}" for place in (1, 2, 3, 4)]


def unnamed(slide: Any) -> None:
    box(slide, SECRET)._element.nvSpPr.cNvPr.set("hidden", "1")


def grouped(slide: Any) -> None:
    group = slide.shapes.add_group_shape()
    box(group.shapes.add_group_shape(), SECRET)
    group._element.nvGrpSpPr.cNvPr.set("hidden", "true")


def grouped_away(slide: Any) -> None:
    group = slide.shapes.add_group_shape()
    box(group, SECRET, 1, 1)
    moved(group, -4, 1)


AWAY = "1 shape beside its slide left out: slide 1"
CONCEALED = "1 hidden shape left out: slide 1"


@pytest.mark.parametrize(
    ("how", "warning"),
    [
        (unnamed, CONCEALED),
        (grouped, CONCEALED),
        (grouped_away, AWAY),
        (lambda slide: box(slide, SECRET, left=-4), AWAY),
        (lambda slide: box(slide, SECRET, left=11), AWAY),
        (lambda slide: box(slide, SECRET, top=-0.5), AWAY),
        (lambda slide: box(slide, SECRET, top=8), AWAY),
    ],
    ids=["hidden", "in a hidden group", "in a group away", "left", "right", "above", "below"],
)
def test_shapes_that_nobody_sees_are_left_out_and_counted(how: Any, warning: str) -> None:
    data = deck("Seen", made=lambda show: how(show.slides[0]))
    one = only("a.pptx", data)
    assert one.text.strip() == "## Seen"
    assert (one.warnings, one.hidden) == ((warning,), len(SECRET))
    assert SECRET in only("a.pptx", data, Extras(hidden=True)).text


def test_a_title_beside_its_slide_is_no_heading() -> None:
    def made(show: Any) -> None:
        show.slides[0].shapes.title.left, show.slides[0].shapes.title.top = Inches(-20), Inches(0)
        show.slides[0].shapes.title.width, show.slides[0].shapes.title.height = Inches(5), Inches(1)
        box(show.slides[0], "words")

    one = only("a.pptx", deck("Away", made=made))
    assert one.text.split() == ["##", "Slide", "1", "words"]
    assert one.stated == ()


def test_a_shape_that_hangs_over_the_edge_or_is_turned_onto_the_slide_is_read() -> None:
    def made(show: Any) -> None:
        box(show.slides[0], "over the edge", left=-2)
        box(show.slides[0], "turned", left=-1, top=3, wide=0.5, high=5).rotation = 90
        box(show.slides[0], "a point", left=0, top=7.4, wide=0, high=0)

    assert lines(deck("Seen", made=made))[1:] == ["over the edge", "turned", "a point"]


def test_what_stands_in_groups_deeper_than_anyone_makes_is_read() -> None:
    data = deck("Seen", made=lambda show: box(show.slides[0], "words"))
    shape = part_of(data, FIRST).split(b"</p:sp>")[1] + b"</p:sp>"
    deep = changed(data, FIRST, shape, b"<p:grpSp>" * 1_500 + shape + b"</p:grpSp>" * 1_500)
    assert lines(deep) == ["## Seen", "words"]
