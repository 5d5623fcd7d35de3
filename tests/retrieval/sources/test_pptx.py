"""Decks are read as their show is seen, slide by slide, and say where each stretch stands; tricks are refused."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from retrieval.sources.extras import Extras
from retrieval.sources.hidden import seen
from retrieval.sources.reading import Reading
from tests.retrieval.sources.office import bomb, changed, deck, doctype, only, readings, refusal, word
from tests.retrieval.sources.readings import labels, marks_fit, stated
from tests.retrieval.sources.slides import FIRST, LINKS, blank, box, lines, long_deck, titled

SHOW = "ppt/presentation.xml"
SECOND = "ppt/slides/slide2.xml"


def full(show: Any) -> None:
    slide = titled(show, "Payment terms", (0, "Sixty days"), (1, "rush fee 4 %"), (0, "Net"))
    slide.notes_slide.notes_text_frame.text = "Rita agreed.\nAsk again in May."
    table = blank(show).shapes.add_table(3, 3, 914400, 914400, 914400, 914400).table
    for place, text in enumerate("Id Owner Due 1 Ann May 2 Bob June".split()):
        table.cell(place // 3, place % 3).text = text


def test_each_slide_is_a_section_with_its_title_its_list_its_table_and_its_notes() -> None:
    one = only("a.pptx", deck(made=full))
    assert one.form == "markdown"
    assert one.text.split("\n") == [
        "## Payment terms", "", "- Sixty days", "  - rush fee 4 %", "- Net", "", "### Notes", "", "Rita agreed.", "",
        "Ask again in May.", "", "## Slide 2", "", "| Id | Owner | Due |", "| --- | --- | --- |", "| 1 | Ann | May |",
        "| 2 | Bob | June |", "", "",
    ]  # fmt: skip
    assert one.warnings == ()


def test_each_stretch_says_its_slide() -> None:
    one = only("a.pptx", deck(made=full))
    found = labels(one)
    assert marks_fit(one)
    assert found["## Payment terms"] == found["  - rush fee 4 %"] == "slide 1"
    assert found["Ask again in May."] == "slide 1, notes"
    assert found["| 2 | Bob | June |"] == "slide 2, table 1, row 3"


def test_the_first_title_states_the_title() -> None:
    data = deck(made=lambda show: (box(blank(show), "words"), titled(show, "QBR\vLarkfen"), titled(show, "Second")))
    assert stated(only("a.pptx", data)) == {"title": "QBR Larkfen"}
    assert stated(only("a.pptx", deck(made=lambda show: box(blank(show), "words")))) == {}


def test_slides_stand_in_the_order_of_the_show() -> None:
    def made(show: Any) -> None:
        show.slides._sldIdLst.insert(0, show.slides._sldIdLst[2])

    one = only("a.pptx", deck("first file", "second file", "third file", made=made))
    assert labels(one) == {"## third file": "slide 1", "## first file": "slide 2", "## second file": "slide 3"}


def test_a_hidden_slide_is_left_out_by_number_and_read_when_asked_for() -> None:
    data = changed(deck("Shown", "Secret", "Last"), SECOND, b"<p:sld ", b'<p:sld show="0" ')
    one = only("a.pptx", data)
    assert labels(one) == {"## Shown": "slide 1", "## Last": "slide 3"}
    assert one.warnings == ("1 hidden slide left out: slide 2",)
    asked = only("a.pptx", data, Extras(hidden=True))
    assert labels(asked)["## Secret"] == "slide 2"
    assert asked.warnings == ()


def test_properties_are_read_only_when_asked_for() -> None:
    def made(show: Any) -> None:
        show.core_properties.author = "Quennell"

    data = deck("Terms", made=made)
    assert "Quennell" not in only("a.pptx", data).text
    assert labels(only("a.pptx", data, Extras(properties=True)))["Author: Quennell"] == "document properties"


@pytest.mark.parametrize("text", ["خطة الحساب لشركة الأفق", "四半期レビュー：値上げ", "분기 검토 🇰🇷 👩‍💻", "Größe µ"])
def test_any_script_is_read_as_it_stands(text: str) -> None:
    data = deck(made=lambda show: titled(show, text, (0, text)))
    assert lines(data) == [f"## {text}", f"- {text}"]
    assert only("a.pptx", data).hidden == 0


def test_signs_without_a_shape_never_enter() -> None:
    one = only("a.pptx", deck("Pay\u200bment", made=lambda show: box(blank(show), "six\u00adty\u202e days\U000e0041")))
    assert seen(one.text) == (one.text, 0)
    assert (stated(one), one.hidden) == ({"title": "Payment"}, 4)


def test_two_thousand_slides_with_notes_are_read(many: Reading) -> None:
    assert labels(many)["## Title 2000"] == "slide 2000"
    assert labels(many)["note 2000"] == "slide 2000, notes"


@pytest.fixture(scope="module")
def many() -> Reading:
    """A deck of two thousand slides, written by hand, since a library would take a minute."""
    return only("a.pptx", long_deck(2_000))


def test_a_damaged_slide_is_named_and_the_others_are_read() -> None:
    data = changed(deck("One", "Two", "Three"), SECOND, b"</p:sld>", b"")
    one = only("a.pptx", data)
    assert labels(one) == {"## One": "slide 1", "## Three": "slide 3"}
    assert one.warnings == ("1 damaged slide left out: slide 2",)


def test_a_slide_that_is_not_in_the_file_is_named() -> None:
    data = changed(deck("One", "Two"), "ppt/_rels/presentation.xml.rels", b"slides/slide2.xml", b"slides/none.xml")
    assert only("a.pptx", data).warnings == ("1 slide missing in the file: slide 2",)


def test_a_slide_whose_links_are_damaged_is_read_and_named() -> None:
    one = only("a.pptx", changed(deck("One"), LINKS, b"</Relationships>", b""))
    assert labels(one) == {"## One": "slide 1"}
    assert one.warnings == ("1 slide without its layout, charts and notes, which are not found: slide 1",)


def test_a_slide_is_read_once_however_often_it_is_listed() -> None:
    def made(show: Any) -> None:
        for _ in range(1_000):
            show.slides._sldIdLst.append(deepcopy(show.slides._sldIdLst[0]))

    one = only("a.pptx", deck("One", made=made))
    assert (labels(one), one.warnings) == ({"## One": "slide 1"}, ())


def test_slides_that_hold_no_words_are_counted() -> None:
    one = only("a.pptx", deck("One", made=lambda show: (blank(show), blank(show))))
    assert one.warnings == ("2 slides without words: slides 2, 3",)


def test_the_name_counts_for_nothing() -> None:
    for name in ("a.pptm", "a.ppsx", "a.potx", "a.docx", "a.txt", "a"):
        assert lines(deck("Terms")) == [line for line in only(name, deck("Terms")).text.split("\n") if line]
    assert only("a.pptx", word("words")).text.strip() == "words"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (doctype(deck("A"), FIRST, b"<p:sld "), "a part of it declares a DOCTYPE, which office files never do"),
        (bomb(deck("A"), "ppt/more.xml"), "a part of it unpacks to more than 200 times its size"),
        (deck("A")[:9000], "its packing is damaged"),
        (deck(), "it has no slides"),
        (deck(made=blank), "it holds no text that its reader would see"),
        (changed(deck("A"), FIRST, b"<p:sld ", b'<p:sld show="0" '), "its slides are hidden"),
        (changed(deck("A"), FIRST, b"</p:sld>", b""), "its slides are damaged"),
        (changed(deck("A"), SHOW, b"</p:presentation>", b""), "its list of slides is damaged"),
        (changed(deck("A"), "ppt/_rels/presentation.xml.rels", b"</Relationships>", b""),
         "its slides are missing in the file"),
    ],
    ids=["doctype", "bomb", "cut", "no slides", "no words", "hidden", "damaged", "no list", "no links"],
)  # fmt: skip
def test_a_file_without_anything_to_read_says_why(data: bytes, reason: str) -> None:
    assert refusal("a.pptx", data) == reason


def test_a_damaged_slide_among_many_costs_nothing_else() -> None:
    data = changed(deck("One", "Two"), FIRST, b"</p:spTree>", b"</p:x>")
    assert [one.warnings for one in readings("a.pptx", data)] == [("1 damaged slide left out: slide 1",)]
