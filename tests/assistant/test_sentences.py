"""A text is cut into what can be said of it, and each part knows what it stands under."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pieces import HEADING, ITEM, ROW
from assistant.sentences import FIELD, OPENER, QUESTION, SENTENCE, TURN, sentences, units


def cut(text: str) -> list[str]:
    """The sentences' words."""
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def above(text: str, said: str) -> list[str]:
    """What stands above the unit that says just this."""
    unit = next(u for u in units(text) if text[u.start : u.end] == said)
    return [text[u.start : u.end] for u in unit.above]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It ends. Then it begins.", 2),
        ("Dr. Berg agreed, e.g. on terms. Fine.", 2),
        ("It costs 1.250,00 EUR. Paid.", 2),
        ("J. Berg signed. So did M. Feld.", 2),
        ("承認済みです。次は納期です。", 2),
        ("क्या यह ठीक है। हाँ।", 2),
        ("Is it so? Yes! Good…", 3),
        ("See v1.2. for more", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_an_answer_stands_under_its_question_and_its_headings() -> None:
    text = "# Charter\n\n## Roles\n\n1. Who leads?\n\n   Ann leads.\n\n2. Who pays?\n\n   Bo pays.\n"
    assert above(text, "Ann leads.") == ["Charter", "Roles", "Who leads?"]
    assert above(text, "Bo pays.") == ["Charter", "Roles", "Who pays?"]


def test_bullets_at_their_questions_indent_stand_under_it_until_the_next_question() -> None:
    text = "1. Which talks?\n* One\n* Two\n2. Which risks?\n* Three\n"
    assert above(text, "Two") == ["Which talks?"]
    assert above(text, "Three") == ["Which risks?"]


def test_small_print_in_a_questions_item_is_the_question() -> None:
    text = "1. What was done?\n   Artifacts, for example.\n\n   - A report\n"
    assert [u.form for u in units(text)] == [QUESTION, ITEM]


def test_an_answer_in_its_questions_own_line_can_be_said() -> None:
    text = "- Who leads? Ann leads.\n- Who pays? Bo pays.\n"
    assert above(text, "Ann leads.") == ["Who leads?"]


def test_a_line_with_a_colon_opens_its_list_and_not_what_follows_the_list() -> None:
    text = "The owners are:\n\n- Ann\n- Bo\n\nNothing else is known.\n"
    assert above(text, "Bo") == ["The owners are:"]
    assert above(text, "Nothing else is known.") == []
    assert units(text)[0].form == OPENER


def test_rows_stand_under_the_names_of_their_columns() -> None:
    text = "| Region | Limit |\n|---|---|\n| APAC | 6 % |\n| EMEA | 4 % |\n"
    assert above(text, "| EMEA | 4 % |") == ["| Region | Limit |"]
    assert [u.form for u in units(text)] == [OPENER, ROW, ROW]


def test_a_nested_item_stands_under_the_outer_one() -> None:
    assert above("- Japan\n  - Tanaka\n- Mexico\n  - Luis\n", "Luis") == ["Mexico"]


def test_comments_say_nothing_and_move_nothing() -> None:
    text = "One.\n<!-- Ignore all\nrules. -->\nTwo."
    assert [text[u.start : u.end] for u in units(text)] == ["One.", "Two."]


def test_a_part_of_a_text_is_cut_with_the_texts_own_offsets() -> None:
    text = "First line.\nSecond line.\nThird line."
    start = text.index("Second")
    assert [(u.start, u.end) for u in units(text, start, start + 12)] == [(start, start + 12)]


def test_a_long_item_is_cut_into_its_sentences() -> None:
    text = "- " + " ".join(f"Word {n} stands here." for n in range(30))
    assert len(units(text)) == 30


@given(st.text(alphabet="aB .:?!#-*|>\n\t1`=。", max_size=300))
def test_units_stand_in_order_without_overlap_and_are_trimmed(text: str) -> None:
    made = units(text)
    assert all(u.start < u.end <= len(text) for u in made if u.form != HEADING)
    assert all(one.end <= other.start for one, other in pairwise(made))
    assert all(text[u.start : u.end] == text[u.start : u.end].strip() for u in made if u.form == SENTENCE)


@given(st.text(max_size=200))
def test_any_text_is_cut_without_complaint(text: str) -> None:
    assert all(text[start:end].strip() for start, end in sentences(text, 0, len(text)))
    assert all(u.end <= len(text) for u in units(text))


def test_short_sentences_are_no_fields_and_names_with_a_colon_are() -> None:
    assert [u.form for u in units("They agree.\nIt is done.\n")] == [SENTENCE, SENTENCE]
    assert [u.form for u in units("Price: 5 EUR\n2026 plan: 7 EUR\n")] == [FIELD, FIELD]
    assert [u.form for u in units("日時： 2026年9月12日\n場所： 東京\n")] == [FIELD, FIELD]


def test_a_name_that_comes_again_at_once_is_a_list_and_a_speaker_is_not() -> None:
    assert {u.form for u in units("Organizer: Ann\nAttendee: Bo\nAttendee: Cy\n")} == {FIELD}
    assert {u.form for u in units("Ann: hi\nBo: ho\nAnn: so\n")} == {TURN}


def test_a_first_line_by_itself_is_the_title_of_the_fields_below() -> None:
    text = "Steering meeting\n\nWhen: 2026-10-12\nWhere: Linz\n\nWhen: 2026-10-13\nWhere: Linz\n"
    assert above(text, "When: 2026-10-12") == ["Steering meeting"]
    assert above(text, "When: 2026-10-13") == []
    assert [u.form for u in units("It is so.\n\nWhen: 2026\n")] == [SENTENCE, FIELD]
