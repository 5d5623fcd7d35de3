"""Rows come one at a time with the numbers that their own program shows, whatever wrote the file."""

from __future__ import annotations

import io
import json

import pytest

from retrieval.sources.exports.row import Broken, Row
from retrieval.sources.exports.rows import Shape, rows_of


def read(data: bytes | str, shape: Shape | None = None, deny: frozenset[str] = frozenset()) -> list[Row | Broken]:
    """The rows of a table with commas, or in the given shape."""
    given = data.encode() if isinstance(data, str) else data
    return list(rows_of(shape or Shape(","), io.BytesIO(given), deny))


def cells(data: bytes | str, shape: Shape | None = None) -> list[dict[str, str]]:
    """The named cells of the good rows."""
    return [dict(zip(row.names, row.cells, strict=False)) for row in read(data, shape) if isinstance(row, Row)]


JSON = Shape()


def test_a_cell_of_several_lines_is_one_row_and_its_text_is_verbatim() -> None:
    found = read('Id,Text\r\n1,"a\r\nb"\r\n\r\n2,c\r\n')
    assert [(row.number, row.raw) for row in found if isinstance(row, Row)] == [(2, '1,"a\r\nb"\r\n'), (4, "2,c\r\n")]


def test_repeated_columns_and_cells_beyond_the_header_are_kept() -> None:
    assert cells("Id,Label,Label\n1,x,y,z\n") == [{"Id": "1", "Label": "x", "Label (2)": "y", "column 4": "z"}]


def test_a_quote_never_closed_costs_its_own_row_alone() -> None:
    found = read('Id,Text\n1,"open\n2,b\n3,c\n')
    assert isinstance(found[0], Broken)
    assert "never closed" in found[0].reason
    assert [(row.number, row.cells) for row in found[1:] if isinstance(row, Row)] == [(3, ["2", "b"]), (4, ["3", "c"])]


def test_quotes_that_never_match_end_in_rows_as_they_stand() -> None:
    found = read("Id,Text\n" + '1,"x" y "\n' * 60)
    assert len(found) == 60
    assert sum(isinstance(row, Row) for row in found) >= 38


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "shift_jis"])
def test_an_encoding_is_known_from_the_whole_file(name: str) -> None:
    words = "ソフトウェアの保守契約を更新しました" if name == "shift_jis" else "Größe für Köln geändert, Straße"
    text = "Id;Text\n" + "1;plain\n" * 10_000 + f"2;{words}\n" * 3
    assert cells(text.encode(name), Shape(";"))[-1]["Text"] == words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ('[{"a": 1}, {"a": 2}]', [1, 2]),
        ('{"totalSize": 2, "done": true, "records": [{"a": 1}, {"a": 2}], "nextRecordsUrl": "x"}', [1, 2]),
        ('{"results": [{"a": 1}, {"a": 2}], "paging": {"next": {"after": "9"}}}', [1, 2]),
        ('{"a": 1}\n\n{"a": 2}\n', [1, 3]),
        ('{"a": 1, "comments": [{"x": 1}]}\n{"a": 2}', [1, 2]),
        ('{"tickets": [{"a": 1}]}\n{"tickets": [{"a": 2}]}', [1, 1]),
    ],
)
def test_json_is_read_in_every_envelope(text: str, numbers: list[int]) -> None:
    found = read(text, JSON)
    assert [row.number for row in found] == numbers
    assert [one["a"] for one in cells(text, JSON)] == ["1", "2"]


def test_numbers_of_json_stay_as_they_are_written() -> None:
    assert cells('[{"a": 1.10, "b": 12345678901234567890, "c": null, "d": false}]', JSON) == [
        {"a": "1.10", "b": "12345678901234567890", "c": "", "d": "false"}
    ]


def test_a_bad_line_of_json_costs_that_line_and_a_broken_list_says_where_it_ends() -> None:
    found = read('{"a": 1}\n{"a": \n{"a": 3}\n', JSON)
    assert [type(row).__name__ for row in found] == ["Row", "Broken", "Row"]
    ended = read('[{"a": 1}, {"a": ]', JSON)[-1]
    assert isinstance(ended, Broken)
    assert "nothing from here on was read" in ended.reason


def test_a_pretty_record_longer_than_one_read_is_whole() -> None:
    text = json.dumps([{"a": "x" * 200_000, "b": [1, 2]}, {"a": "y"}], indent=2)
    assert [len(one["a"]) for one in cells(text, JSON)] == [200_000, 1]
    assert "".join(row.raw for row in read(text, JSON) if isinstance(row, Row)).count("x") == 200_000


def test_what_is_refused_stands_nowhere() -> None:
    deny = frozenset({"ssn", "dateofbirth"})
    table = read("Id,SSN,Date of Birth\n1,123-45-6789,\n", deny=deny)[0]
    record = read('[{"id": 1, "c": {"ssn__c": "123-45-6789", "f": [{"name": "SSN", "value": "123"}]}}]', JSON, deny)[0]
    for row in (table, record):
        assert isinstance(row, Row)
        assert "123" not in row.raw + "".join(row.cells)
    assert isinstance(table, Row)
    assert table.refused == ("SSN",)
