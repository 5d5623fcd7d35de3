"""PDF files are read as their reader sees them, page by page, in the order that is read."""

from __future__ import annotations

import pytest

from tests.retrieval.sources.office import only
from tests.retrieval.sources.paper import coded, lettered, lines, pdf, said
from tests.retrieval.sources.readings import labels, marks_fit

COLUMN = ("The committee met and agreed on", "the new schedule of deliveries for",
          "all northern plants, which begins", "in May and ends when the budget of",
          "the whole year has been used up or")  # fmt: skip
OTHER = ("the board takes it back. In the last", "quarter nobody asked for any change",
         "of the seal prices, so that these", "stay as they were agreed in the old",
         "contract between both companies.")  # fmt: skip


def test_each_stretch_says_its_page() -> None:
    one = only("a.pdf", pdf(said("First page."), said("Second page.")))
    assert marks_fit(one)
    assert labels(one) == {"First page.": "page 1", "Second page.": "page 2"}


def test_a_page_with_a_number_of_its_own_says_both() -> None:
    root = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 2 >>] >>"
    one = only("a.pdf", pdf(said("Preface."), said("Chapter."), root=root))
    assert labels(one) == {"Preface.": "page 1 (labelled i)", "Chapter.": "page 2"}


def test_the_lines_of_a_paragraph_run_on_and_a_gap_ends_it() -> None:
    first = lines("The rush fee is 4 % for each order that comes", "in late, which is agreed.", y=700)
    assert only("a.pdf", pdf(first + said("Storage is free.", y=640))).text == (
        "The rush fee is 4 % for each order that comes in late, which is agreed.\n\nStorage is free."
    )


def test_short_lines_stay_lines() -> None:
    address = lines("Larkfen Mills", "Quay 4", "Rotterdam", "who pays within sixty days of the invoice and not later.")
    assert only("a.pdf", pdf(address)).text.startswith("Larkfen Mills\nQuay 4\nRotterdam\n")


def test_a_word_parted_at_the_end_of_a_line_is_one_and_a_hyphen_of_its_own_stays() -> None:
    text = lines("Every payment is made in the long-", "term plan, and each later pay-", "ment is made at once to us.")
    read = only("a.pdf", pdf(text)).text
    assert read == "Every payment is made in the long-term plan, and each later payment is made at once to us."


def test_items_stay_apart() -> None:
    items = lines(
        "The fees are as follows and hold for the whole of the year:", "\u2022 rush fee 4 %", "\u2022 storage 2 %"
    )
    for made in (pdf(items), pdf(items).replace(b"\x95", b"\x7f")):
        assert only("a.pdf", made).text.split("\n")[1:] == ["- rush fee 4 %", "- storage 2 %"]


def test_an_item_goes_on_whatever_the_size_of_its_sign() -> None:
    item = lines("Call Rita about the margin of all the northern", "plants before June.", x=90, size=10, step=12)
    made = pdf(said("\u2022", 72, 700, size=14) + item)
    assert only("a.pdf", made).text == "- Call Rita about the margin of all the northern plants before June."


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    one = only("a.pdf", pdf(said("The limit for all orders that come late is"), said("sixty days. More follows.")))
    assert one.text == "The limit for all orders that come late is sixty days. More follows."
    assert [mark.label for mark in one.marks] == ["page 1", "page 2"]


def test_columns_are_read_one_after_the_other() -> None:
    title = said("Minutes of the meeting that the committee of both companies held on 4 May in the town hall", y=740)
    left, right = lines(*COLUMN, x=72), lines(*OTHER, x=320)
    for drawing in (left + right, right + left):
        text = only("a.pdf", pdf(title + drawing)).text
        assert text.endswith(" ".join((*COLUMN, *OTHER)))


@pytest.mark.parametrize("ruled", [False, True])
def test_a_row_of_a_table_stays_on_a_line(ruled: bool) -> None:
    cells = (("Ticket", "Owner", "Due"), ("T-1", "Ann Berg", "3 May"), ("T-2", "Tom Vey", "5 May"))
    drawing = "".join(
        said(text, 72 + 150 * x, 700 - 20 * y) for y, row in enumerate(cells) for x, text in enumerate(row)
    )
    if ruled:
        drawing += "".join(f"70 {714 - 20 * y} m 500 {714 - 20 * y} l S\n" for y in range(4))
    text = only("a.pdf", pdf(drawing)).text
    assert text.split("\n")[:4] == [
        "| Ticket | Owner | Due |", "| --- | --- | --- |", "| T-1 | Ann Berg | 3 May |", "| T-2 | Tom Vey | 5 May |",
    ]  # fmt: skip


def test_the_lines_of_a_ruled_cell_are_one() -> None:
    drawing = said("Supplier delays may", 72, 700) + said("Dual sourcing by", 300, 700)
    drawing += (
        said("stop the line.", 72, 686) + said("June.", 300, 686) + said("Currency", 72, 660) + said("Hedge", 300, 660)
    )
    drawing += "".join(f"70 {y} m 500 {y} l S\n" for y in (714, 680, 652))
    text = only("a.pdf", pdf(drawing)).text
    assert "| Supplier delays may stop the line. | Dual sourcing by June. |\n| Currency | Hedge |" in text


def test_names_with_colons_before_values_are_lines() -> None:
    drawing = said("Account:", 72, 700) + said("Larkfen", 200, 700) + said("Region:", 72, 680) + said("EMEA", 200, 680)
    assert only("a.pdf", pdf(drawing)).text == "Account: Larkfen\nRegion: EMEA"


def test_larger_and_bold_lines_are_headings() -> None:
    body = lines(*(f"Sentence {number} of the body says little but it says it well." for number in range(6)), y=600)
    drawing = said("Account plan", size=20, y=700) + said("Next steps", font="F2", y=650) + body
    text = only("a.pdf", pdf(drawing)).text
    assert text.startswith("# Account plan\n\n## Next steps\n\nSentence 0")


def test_cells_that_a_line_parts_stay_apart_however_near() -> None:
    drawing = "".join(
        said("Zurich", 72, y) + said("open", 110, y) + f"108 {y - 4} m 108 {y + 12} l S\n" for y in (700, 684)
    )
    assert "| Zurich | open |" in only("a.pdf", pdf(drawing)).text


def test_a_note_behind_a_number_is_no_digit_of_it() -> None:
    drawing = said("The fee is 40", 72, 700) + said("1", 146, 704, size=7) + said("from now on.", 154, 700)
    assert only("a.pdf", pdf(drawing)).text == "The fee is 40 1 from now on."


def test_text_from_right_to_left_is_read_in_its_order() -> None:
    made = pdf(coded([3, 2, 1], 72, 700), fonts="/F4 10 0 R", more=lettered("\u05d0\u05d1\u05d2"))
    assert only("a.pdf", made).text == "\u05d0\u05d1\u05d2"


def test_text_from_top_to_bottom_is_read_column_by_column() -> None:
    more = lettered("\u5951\u7d04\u306f\u66f4\u65b0", "/Identity-V")
    drawing = coded([4, 5], 460, 700) + coded([1, 2, 3], 480, 700)
    assert only("a.pdf", pdf(drawing, fonts="/F4 10 0 R", more=more)).text == "\u5951\u7d04\u306f\u66f4\u65b0"


def test_dots_that_lead_to_a_number_are_few() -> None:
    assert only("a.pdf", pdf(said("1 Purpose . . . . . . . . . . . . . 4"))).text == "1 Purpose \u2026 4"
