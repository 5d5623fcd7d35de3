"""Each row can be read, found and quoted by itself, whatever program wrote the file."""

from __future__ import annotations

import pytest

from retrieval.sources.csv import separator
from tests.retrieval.sources.readings import labels, only, refusal, stated

TICKETS = "Id,Region,Text\nT-1,EMEA,Cage fracture\nT-2,LATAM,\n"


def test_a_row_is_a_block_of_columns_and_values() -> None:
    reading = only("tickets.csv", TICKETS)
    assert reading.form == "rows"
    assert reading.text == "Id: T-1\nRegion: EMEA\nText: Cage fracture\n\nId: T-2\nRegion: LATAM\n\n"


def test_a_cell_is_cited_as_a_spreadsheet_shows_it() -> None:
    found = labels(only("tickets.csv", TICKETS))
    assert found["Region: EMEA"] == "row 2, Region"
    assert found["Id: T-2"] == "row 3, Id"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_separator_is_found(mark: str) -> None:
    text = f"Part{mark}Price{mark}Note\nBRG{mark}118.5{mark}list, valid\nLGR{mark}96{mark}x\n"
    assert separator(text) == mark
    assert "Note: list, valid" in only("prices.csv", text).text.replace(", valid", ", valid") or mark == ","


def test_decimal_commas_do_not_make_columns() -> None:
    assert "Preis: 1.250,00" in only("preise.csv", "Teil;Preis\nBRG;1.250,00\nLGR;96,50\n").text


def test_a_hint_line_names_the_separator_and_counts_as_a_row() -> None:
    assert labels(only("a.csv", "sep=;\nA;B\n1;2\n"))["A: 1"] == "row 3, A"


def test_repeated_column_names_keep_every_value() -> None:
    text = only("jira.csv", "Key,Labels,Labels,Labels\nJ-1,red,,blue\n").text
    assert text == "Key: J-1\nLabels: red\nLabels: blue\n\n"


def test_rows_wider_than_the_header_lose_nothing() -> None:
    assert "column 3: c\ncolumn 4: d" in only("a.csv", "A,B\na,b,c,d\n1,2\n3,4\n").text


def test_titles_above_the_header_come_first() -> None:
    reading = only("export.csv", "Open tickets\nas of 25 Sep,\n\nId,Region,Text\nT-1,EMEA,x\n")
    assert reading.text.startswith("Open tickets\n\nas of 25 Sep\n\nId: T-1\n")
    assert labels(reading)["Id: T-1"] == "row 5, Id"


def test_numbers_in_the_first_row_are_no_header() -> None:
    assert only("a.csv", "4711,12.5\n4712,13.5\n").text.startswith("column 1: 4711\ncolumn 2: 12.5\n")


def test_cells_of_several_lines_stay_whole() -> None:
    assert 'Text: first\nsecond "quoted"' in only("a.csv", 'Id,Text\n1,"first\nsecond ""quoted"""\n').text


def test_a_quote_that_is_never_closed_costs_its_row_at_most() -> None:
    reading = only("a.csv", 'Id,Text\n1,"never closed\n' + "".join(f"{n},words\n" for n in range(2, 400)))
    assert reading.text.count("words") == 398
    assert "quotes do not match" in reading.warnings[0]


def test_excel_s_utf_16_export_is_read() -> None:
    assert only("a.csv", "Id\tStadt\n1\tKöln\n".encode("utf-16")).text == "Id: 1\nStadt: Köln\n\n"


def test_a_column_that_names_one_account_throughout_states_it() -> None:
    assert stated(only("a.csv", "Id,Customer\n1,Larkfen\n2,Larkfen\n")) == {"account": "Larkfen"}
    assert stated(only("a.csv", "Id,Customer\n1,Larkfen\n2,Tarvessa\n")) == {}
    assert stated(only("a.csv", "Id,Customer\n1,Larkfen\n2,\n")) == {}


def test_a_million_columns_are_refused_with_their_number() -> None:
    assert refusal("wide.csv", ",".join(["x"] * 1_000_000)) == "it has 1,000,000 columns; at most 16,384 are read"


def test_one_line_of_nine_megabytes_is_read() -> None:
    assert len(only("long.csv", "A,B\n1," + "x" * 9_000_000 + "\n").text) > 9_000_000


def test_a_file_of_empty_cells_is_refused() -> None:
    assert refusal("a.csv", ",,,\n,,,\n") == "it holds no text"


def test_a_header_alone_is_what_the_file_says() -> None:
    assert "Id | Region" in only("a.csv", "Id,Region\n").text
