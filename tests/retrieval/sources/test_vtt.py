"""A transcript reads as people spoke, and every word knows its time and speaker."""

from __future__ import annotations

import pytest

from retrieval.place import label_at
from tests.retrieval.sources.readings import labels, only, refusal

TEAMS = """WEBVTT

NOTE made by a meeting

3fa85f64-5717-4562-b3fc-2c963f66afa6/12-0
00:00:01.000 --> 00:00:02.500
<v Jane Doe>Hello &amp; <b>welcome</b></v>

3fa85f64-5717-4562-b3fc-2c963f66afa6/12-1
0:0:3.0 --> 0:0:4.5
<v Jane Doe>to the call.</v>

00:05.000 --> 00:06.000
<v Greg Tolland>Thanks.</v>
<v Jane Doe>On prices:</v>
"""
ZOOM = """WEBVTT

1
00:00:16.239 --> 00:00:27.079
Dana Whitfield: Is 96 the price?

2
00:00:28.239 --> 00:00:29.079
Greg T. (Tarvessa): It is.
"""


def test_turns_stand_on_lines_with_their_speaker() -> None:
    reading = only("call.vtt", TEAMS)
    assert reading.form == "turns"
    assert reading.text == ("Jane Doe: Hello & welcome to the call.\nGreg Tolland: Thanks.\nJane Doe: On prices:\n")


def test_a_speaker_named_before_the_words_is_known() -> None:
    assert only("GMT20260728.transcript.vtt", ZOOM).text == (
        "Dana Whitfield: Is 96 the price?\nGreg T. (Tarvessa): It is.\n"
    )


def test_words_are_cited_by_time_and_speaker() -> None:
    reading = only("call.vtt", TEAMS)
    assert labels(reading)["to the call."] == "00:00:03 Jane Doe"
    at = reading.text.index("Thanks")
    assert label_at(reading.marks, reading.text, at, at + 6) == "00:00:05 Greg Tolland"


def test_nobody_is_invented_where_nobody_is_named() -> None:
    reading = only("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWe agreed on net 45\n")
    assert reading.text == "We agreed on net 45\n"
    assert labels(reading)["We agreed on net 45"] == "00:00:01"


def test_a_time_in_the_words_is_no_speaker() -> None:
    assert only("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nat 10:30 we met\n").text == "at 10:30 we met\n"


def test_what_cannot_be_read_of_it_is_counted() -> None:
    reading = only("a.vtt", "WEBVTT\n\nxx --> yy\nlost\n\n00:01.000 --> 00:02.000\nkept\n")
    assert reading.text == "kept\n"
    assert reading.warnings == ("1 cue without a readable time or words left out",)


def test_a_missing_first_line_is_said_and_the_rest_read() -> None:
    reading = only("a.vtt", "00:01.000 --> 00:02.000\nkept\n")
    assert (reading.text, reading.warnings) == ("kept\n", ("the WEBVTT line at its head is missing",))


@pytest.mark.parametrize(
    "data", ["WEBVTT", "WEBVTT\n\nNOTE nothing\n", "just words", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"]
)
def test_a_file_without_spoken_words_is_refused(data: str) -> None:
    assert refusal("a.vtt", data)


def test_a_windows_file_with_a_byte_order_mark_is_read() -> None:
    assert only("a.vtt", ("\ufeff" + TEAMS.replace("\n", "\r\n")).encode()).text == only("a.vtt", TEAMS).text


def test_hidden_signs_in_cues_are_counted() -> None:
    reading = only("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\npay&#8203;ment\u202e due\n")
    assert (reading.text, reading.hidden) == ("payment due\n", 2)
