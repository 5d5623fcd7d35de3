"""A table of data in HTML is read row by row under the names of its columns."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from tests.retrieval.sources.readings import labels, only

WORDS = st.text("abcXYZ 019,.äß中<>&", min_size=1, max_size=12).filter(str.strip)


def page(table: str) -> str:
    return f"<html><body><p>Before</p>{table}<p>After</p></body></html>"


def rows(table: str) -> list[str]:
    text = only("a.html", page(table)).text
    assert text.startswith("Before\n")
    assert text.rstrip().endswith("After")
    return [line for line in text.split("\n")[1:] if line and line != "After"]


def test_cells_of_paragraphs_stand_in_one_row() -> None:
    """As office programs write them."""
    written = """<table><tr><td><p>Region</p></td><td><p>Lead time</p></td><td><p>Owner</p></td></tr>
    <tr><td><p>Mexico</p></td><td><p>21</p></td><td><p>Ana<br>Torres</p><p>deputy: Jörg</p></td></tr></table>"""
    assert rows(written) == [
        "| Region | Lead time | Owner |",
        "| --- | --- | --- |",
        "| Mexico | 21 | Ana; Torres; deputy: Jörg |",
    ]


def test_a_cell_that_reaches_down_is_said_in_each_of_its_rows_and_one_that_reaches_across_once() -> None:
    spanned = """<table><thead><tr><th>Region</th><th>SKU</th><th>Price</th></tr></thead>
    <tbody><tr><td rowspan=2>MX</td><td>A-1</td><td>96</td></tr><tr><td>A-2</td><td>97</td></tr>
    <tr><td colspan="2">all others</td><td>118</td></tr></tbody></table>"""
    assert rows(spanned)[2:] == ["| MX | A-1 | 96 |", "| MX | A-2 | 97 |", "| all others |  | 118 |"]


def test_a_row_is_cited_by_its_line_and_a_caption_stands_above() -> None:
    table = """<table><caption>Prices <b>2026</b></caption>
    <tr><th>SKU</th><th>EUR</th></tr>
    <tr><td>A-1</td><td>96</td></tr></table>"""
    found = labels(only("a.html", page(table)))
    assert found["| A-1 | 96 |"] == "line 3"
    assert rows(table)[0] == "Prices 2026"


def test_what_is_hidden_in_a_table_stays_outside_and_is_counted() -> None:
    table = """<table><tr><th>SKU</th><th>EUR</th></tr><tr style="display:none"><td>secret</td><td>1</td></tr>
    <tr><td>A-1 <span hidden>secret</span></td><td>96</td><td style="font-size:0">secret</td></tr></table>"""
    reading = only("a.html", page(table))
    assert "secret" not in reading.text
    assert reading.warnings == ("3 hidden elements left out",)
    assert "| A-1 | 96 |" in reading.text


def test_a_table_that_lays_a_page_out_is_read_block_by_block() -> None:
    inner = "<table><tr><td>in</td></tr></table>"
    nested = f"<table><tr><td><h2>News</h2><p>One.</p><p>Two.</p></td><td>{inner}</td></tr></table>"
    text = only("a.html", page(nested)).text
    assert "## News\n" in text
    assert "One.\n\nTwo.\n" in text
    long = f"<table><tr><td>{'word ' * 200}</td><td>side</td></tr><tr><td>a</td><td>b</td></tr></table>"
    assert "| word" not in only("a.html", page(long)).text.replace("word | ", "")


def test_spans_without_end_stop_nothing() -> None:
    wild = "<table><tr><td colspan=99999999 rowspan=-4>a</td><td rowspan=65000>b</td></tr>" + "<tr><td>c</td></tr>" * 50
    assert "c" in only("a.html", page(wild + "</table>")).text


@given(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=2, max_size=5))
def test_no_word_of_a_table_is_lost(cells: list[list[str]]) -> None:
    table = "".join("<tr>" + "".join(f"<td>{escape(one)}</td>" for one in row) + "</tr>" for row in cells)
    text = only("a.html", page(f"<table>{table}</table>")).text
    assert all(word in text for row in cells for one in row for word in one.split())
