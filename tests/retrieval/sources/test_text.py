"""Plain text comes in as it stands; speakers' turns are known as such."""

from __future__ import annotations

from tests.retrieval.sources.readings import only, stated


def test_a_note_is_a_text() -> None:
    reading = only("visit.txt", "visit larkfen\n\n- rails by 18 Sept\n- training day: asked\n")
    assert reading.form == "text"
    assert reading.text.startswith("visit larkfen")


def test_a_pasted_transcript_is_made_of_turns() -> None:
    talk = "Dana: Morning.\nGreg: Hi Dana.\nDana: On the price then.\nGreg: Yes.\nDana: 96 is too low.\n"
    assert only("call.txt", talk).form == "turns"


def test_a_list_of_fields_is_no_conversation() -> None:
    fields = "Owner: Tom\nDue: Friday\nStatus: open\nRegion: EMEA\nPlant: Neustadt\nCost: 14\n"
    assert only("facts.txt", fields).form == "text"


def test_headings_in_a_text_file_are_headings() -> None:
    assert only("plan.txt", "# Plan\n\nWords.\n").form == "markdown"


def test_front_matter_works_in_text_files_too() -> None:
    reading = only("a.txt", "---\naccount: Larkfen\n---\nWords.\n")
    assert stated(reading) == {"account": "Larkfen"}


def test_windows_line_ends_and_a_byte_order_mark_leave_no_trace() -> None:
    assert only("a.txt", b"\xef\xbb\xbfone\r\ntwo\r\n").text == "one\ntwo\n"
