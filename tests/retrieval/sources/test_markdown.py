"""Markdown comes in as it stands, and its lines are those of the file."""

from __future__ import annotations

from retrieval.place import label_at
from tests.retrieval.sources.readings import labels, only, refusal, stated

NOTE = """---
title: Weekly huddle
account: Larkfen Packaging
date: 2026-04-03
labels: [internal, finance]
supersedes:
  - MIN-W4
  - MIN-W3
version: 2.10
---
# Weekly huddle

Tom owns the rush fee.
"""


def test_front_matter_states_the_card_and_leaves_the_text() -> None:
    reading = only("note.md", NOTE)
    assert reading.text == "# Weekly huddle\n\nTom owns the rush fee.\n"
    assert stated(reading) == {
        "title": "Weekly huddle",
        "account": "Larkfen Packaging",
        "date": "2026-04-03",
        "labels": "internal\nfinance",
        "supersedes": "MIN-W4\nMIN-W3",
        "version": "2.10",
    }
    assert reading.stated[1].where == "front matter, line 3"


def test_a_line_is_cited_by_its_number_in_the_file() -> None:
    reading = only("note.md", NOTE)
    at = reading.text.index("Tom")
    assert label_at(reading.marks, reading.text, at, at + 3) == "line 13"
    assert NOTE.split("\n")[12] == "Tom owns the rush fee."


def test_without_front_matter_lines_need_no_marks() -> None:
    reading = only("note.md", "# One\n\ntwo\n")
    assert reading.marks == ()
    assert label_at(reading.marks, reading.text, 7, 10) == "line 3"


def test_an_unknown_field_is_named_with_its_line_and_the_nearest_known_one() -> None:
    reading = only("in/note.md", "---\ntitle: A\nacount: Larkfen\n---\nWords.\n")
    assert reading.warnings == ("in/note.md line 3: unknown field 'acount'; did you mean 'account'?",)
    assert stated(reading) == {"title": "A"}


def test_a_value_that_cannot_be_is_named_and_the_rest_counts() -> None:
    reading = only("note.md", "---\ndate: 03/04/2026\ntrust: blind\nregion: EMEA\nkind: {a: b}\n---\nWords.\n")
    assert stated(reading) == {"region": "EMEA"}
    assert [warning.split(":")[0] for warning in reading.warnings] == [
        "note.md line 2",
        "note.md line 3",
        "note.md line 5",
    ]


def test_dashes_around_prose_are_no_front_matter() -> None:
    text = "---\nA pause in the text\n---\nand more\n"
    assert only("note.md", text).text == text
    assert only("note.md", "---\nnever closed: yes\nwords\n").text == "---\nnever closed: yes\nwords\n"


def test_broken_front_matter_is_said_and_the_document_comes_in() -> None:
    reading = only("note.md", "---\ntitle: [unclosed\naccount: x\n---\nWords.\n")
    assert reading.text == "Words.\n"
    assert "the front matter is not YAML" in reading.warnings[0]


def test_front_matter_that_would_swell_is_no_danger() -> None:
    laughs = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ntitle: *c\n"
    reading = only("note.md", f"---\n{laughs}---\nWords.\n")
    assert reading.text == "Words.\n"
    assert "title" not in stated(reading)


def test_yaml_does_not_change_what_was_written() -> None:
    reading = only("note.md", "---\nversion: 1.0\nref: 007\ntitle: no\nregion: NO\n---\nWords.\n")
    assert stated(reading) == {"version": "1.0", "ref": "007", "title": "no", "region": "NO"}


def test_hidden_characters_are_counted() -> None:
    reading = only("note.md", "Pay\u200bment is \U000e0041due.\n")
    assert (reading.text, reading.hidden) == ("Payment is due.\n", 2)


def test_nothing_but_front_matter_is_no_document() -> None:
    assert refusal("note.md", "---\ntitle: A\n---\n\n") == "it holds no text"


def test_marks_stand_on_lines_with_words() -> None:
    assert labels(only("n.md", "---\ntitle: A\n---\none\n\nthree\n")) == {"one": "line 4", "three": "line 6"}
