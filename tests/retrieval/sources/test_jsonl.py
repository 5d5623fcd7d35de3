"""Each line is a document; its text is kept to the character, and a bad line costs itself."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.retrieval.sources.readings import only, readings, refusal, rejects, stated


def lines(*records: dict[str, Any] | str) -> str:
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in records)


def test_a_line_is_a_document_with_its_own_id_and_card() -> None:
    record = {
        "id": "a/b",
        "kind": "minutes",
        "title": "T",
        "account": "Larkfen",
        "region": "NA",
        "date": "2026-04",
        "text": "w",
    }
    reading = only("documents.jsonl", lines({**record, "topics": ["x"], "n": 3}))
    assert (reading.id, reading.text) == ("a/b", "w")
    assert stated(reading) == {"kind": "minutes", "title": "T", "account": "Larkfen", "region": "NA", "date": "2026-04"}


def test_fields_may_be_empty_or_missing() -> None:
    assert stated(only("d.jsonl", lines({"id": 7, "title": "", "date": None, "text": "w"}))) == {}
    assert only("d.jsonl", lines({"id": 7, "text": "w"})).id == "7"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(str.strip)
)
def test_a_text_is_kept_to_the_character(text: str) -> None:
    assert only("d.jsonl", lines({"id": "x", "text": text})).text == text


def test_hidden_characters_stay_and_are_said_as_others_count_into_the_text() -> None:
    reading = only("d.jsonl", lines({"id": "x", "text": "pay\u200bment"}))
    assert reading.text == "pay\u200bment"
    assert "1 hidden character" in reading.warnings[0]


def test_half_characters_are_replaced_without_moving_the_others() -> None:
    reading = only("d.jsonl", '{"id": "x", "text": "a\\ud800b\\u0000c"}\n')
    assert reading.text == "a\ufffdb\ufffdc"
    assert "half characters" in reading.warnings[0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Mon, 07 Feb 2022 03:33:27 +0000", "2022-02-07"),
        ("2023", "2023"),
        (2023, "2023"),
        ("2026-04-15T10:00:00Z", "2026-04-15"),
    ],
)
def test_dates_become_iso(written: str | int, kept: str) -> None:
    assert stated(only("d.jsonl", lines({"id": "x", "date": written, "text": "w"})))["date"] == kept


def test_a_date_that_reads_in_two_ways_is_left_out_and_said() -> None:
    reading = only("d.jsonl", lines({"id": "x", "date": "03/04/2026", "text": "w"}))
    assert stated(reading) == {}
    assert "one way only" in reading.warnings[0]


def test_a_bad_line_is_named_and_the_rest_comes_in() -> None:
    data = lines({"id": "a", "text": "w"}, "{broken", "[1]", '"word"', {"text": "w"}, {"id": "b"},
    {"id": "c", "text": " "},
                 {"id": True, "text": "w"}, {"id": "a", "text": "again"}, "[" * 100_000, {"id": "d",
                 "text": "w"})  # fmt: skip
    assert [one.id for one in readings("d.jsonl", data)] == ["a", "d"]
    assert rejects("d.jsonl", data) == [
        ("line 2", "it is not JSON"),
        ("line 3", "it is not a record in braces"),
        ("line 4", "it is not a record in braces"),
        ("line 5", "it has no id"),
        ("line 6", "it has no text"),
        ("line 7", "it has no text"),
        ("line 8", "it has no id"),
        ("line 9", "line 1 has the id 'a' already"),
        ("line 10", "it is nested too deeply"),
    ]


def test_bad_lines_before_the_first_good_one_are_named_too() -> None:
    assert rejects("d.jsonl", lines("x", {"id": "a", "text": "w"})) == [("line 1", "it is not JSON")]


def test_questions_are_no_documents() -> None:
    query = {"id": "q1", "text": "Who leads?", "gold_doc_ids": ["a"], "answerable": True}
    assert refusal("queries.jsonl", lines(query, query)) == "it holds questions about documents, not documents"
    assert refusal("any.jsonl", lines(query)) == "it holds questions about documents, not documents"


def test_questions_without_answers_are_known_by_the_name_that_the_form_gives_them() -> None:
    bare = lines({"id": "q1", "text": "Who leads?"})
    assert refusal("set/queries.jsonl", bare) == "it holds questions about documents, not documents"
    assert only("notes.jsonl", bare).text == "Who leads?"


def test_a_packed_file_is_read_and_a_damaged_one_gives_what_it_still_holds() -> None:
    data = lines(*({"id": str(n), "text": f"words {n} " * 50} for n in range(200)))
    packed = gzip.compress(data.encode())
    assert len(readings("documents.jsonl.gz", packed)) == 200
    assert refusal("documents.jsonl.gz", packed[: len(packed) // 2]) == "its gzip packing is damaged"


def test_a_packed_file_that_swells_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.sources.jsonl.UNPACKED", 1 << 20)
    assert "unpacks to more than" in refusal("d.jsonl.gz", gzip.compress(b" " * (4 << 20)))


def test_a_file_in_utf_16_is_read() -> None:
    assert only("d.jsonl", lines({"id": "x", "text": "Größe"}).encode("utf-16")).text == "Größe"


def test_records_of_speakers_and_of_headings_are_cut_as_such() -> None:
    talk = "Ann: a b.\nBob: c d.\nAnn: e f.\nBob: g h.\n"
    assert only("d.jsonl", lines({"id": "x", "text": talk})).form == "turns"
    assert only("d.jsonl", lines({"id": "x", "text": "# Plan\n\nwords"})).form == "markdown"


def test_a_line_in_another_encoding_costs_itself() -> None:
    data = b'{"id": "a", "text": "Gr\xf6\xdfe"}\n' + lines({"id": "b", "text": "w"}).encode()
    assert rejects("d.jsonl", data) == [("line 1", "it is not UTF-8 text")]
    assert [one.id for one in readings("d.jsonl", data)] == ["b"]


def test_a_record_of_millions_of_pieces_is_not_unfolded() -> None:
    swollen = '{"id": "a", "text": "w", "more": [' + "[]," * 1_000_000 + "[]]}\n"
    assert rejects("d.jsonl", swollen + lines({"id": "b", "text": "w"})) == [
        ("line 1", "it holds more than is read of one record")
    ]
