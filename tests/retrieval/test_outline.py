"""Each line of a text is told for what it is: heading, item, turn, quote or plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.outline import outline, plain


def headings(text: str, form: str = "markdown") -> list[tuple[int, str]]:
    return [(line.level, line.title) for line in outline(text, form) if line.level]


def titles(text: str, form: str = "markdown") -> list[str]:
    return [title for _, title in headings(text, form)]


@given(
    st.text(st.sampled_from("ab #*?1.>:-=\n\r\u2028`") | st.characters()),
    st.sampled_from(["markdown", "turns", "rows", "mail"]),
)
def test_the_lines_are_the_text_without_gaps(text: str, form: str) -> None:
    lines = outline(text, form)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(line.start < line.end for line in lines)


def test_the_depth_of_a_heading_is_its_number_of_signs() -> None:
    text = "# Plan\n\ntext\n\n## Risks ##\n\ntext\n\n###### Deep\n"
    assert headings(text) == [
        (1, "Plan"),
        (2, "Risks"),
        (6, "Deep"),
    ]


def test_an_underlined_line_is_a_heading() -> None:
    assert headings("Plan\n====\n\ntext\n\nRisks\n-----\n") == [(1, "Plan"), (2, "Risks")]


def test_a_bold_line_alone_is_a_heading_and_bold_words_in_a_sentence_are_not() -> None:
    assert titles("**Open points**\n\ntext\n\n__Owner__:\n\nThe **fee** is due.\n") == ["Open points", "Owner"]


def test_a_numbered_clause_is_a_heading_and_its_number_gives_its_depth() -> None:
    found = headings("3 Delivery\n\ntext\n\n3.4 Payment terms\n\nText below.\n")
    assert [title for _, title in found] == ["3 Delivery", "3.4 Payment terms"]
    assert found[0][0] < found[1][0]


@pytest.mark.parametrize(
    "line",
    [
        "3.4 payment is due.",
        "12 pumps were sent,",
        "2026 was a good year.",
        "Plain words",
        "- item",
        "#hashtag",
        "x" * 500,
    ],
)
def test_a_plain_line_is_no_heading(line: str) -> None:
    assert headings(f"{line}\n\ntext\n") == []


def test_a_question_heads_its_answer_and_a_question_among_questions_does_not() -> None:
    assert titles("Who pays?\n\nThe customer does.\n") == ["Who pays?"]
    assert titles("1. Who pays?\n2. Who signs?\n3. Who ships?\n") == []


def test_a_question_that_nothing_follows_is_no_heading() -> None:
    assert titles("The end.\n\nWho pays?\n") == []


def test_a_numbered_line_with_a_colon_heads_its_items() -> None:
    assert titles("1. Open points:\n   - fee\n   - date\n") == ["Open points:"]


def test_what_a_fence_holds_is_no_heading() -> None:
    assert titles("# Plan\n\n```\n# not one\n**nor this**\n```\n\n# Annex\n") == ["Plan", "Annex"]


def test_only_the_first_line_of_a_row_names_it() -> None:
    assert titles("Id: 1\nText: a\n\n\nId: 2\nText: b\n", "rows") == ["Id: 1", "Id: 2"]


def test_a_turn_opens_where_a_speaker_is_named() -> None:
    text = "Jane Doe: Five days then.\nand not one more\n[00:01:02] Rita: Agreed.\n"
    assert [line.opens for line in outline(text, "turns")] == [True, False, True]


@pytest.mark.parametrize(
    "line",
    [
        "> quoted",
        "-----Original Message-----",
        "-- Ursprüngliche Nachricht --",
        "On Monday Rita wrote:",
        "Am Montag schrieb:",
    ],
)
def test_a_mail_parts_where_another_mail_begins(line: str) -> None:
    assert [found.parts for found in outline(f"Agreed.\n{line}\n", "mail")] == [False, True]


def test_a_mail_does_not_part_between_two_lines_of_one_quote() -> None:
    assert [line.parts for line in outline("> one\n> two\n>> three\nfour\n", "mail")] == [True, False, True, True]


def test_a_heading_keeps_its_words_and_loses_its_markup() -> None:
    assert plain("**Fees** and [terms](http://a.example/x) `now`") == "Fees and terms now"
