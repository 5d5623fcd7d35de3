"""Lines are told apart by their looks, and every piece stands where it says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pieces import BOLD, HEADER, HEADING, ITEM, PROSE, ROW, Piece, pieces


def said(text: str) -> list[tuple[str, str]]:
    """Form and words of each piece."""
    return [(piece.form, text[piece.start : piece.end]) for piece in pieces(text)]


@pytest.mark.parametrize("bullet", ["-", "*", "+", "•", "1.", "2)", "a)"])
def test_a_list_mark_is_not_part_of_its_item(bullet: str) -> None:
    assert said(f"{bullet} Finance approves") == [(ITEM, "Finance approves")]


def test_an_item_goes_on_over_indented_lines() -> None:
    assert said("- Finance approves\n  above 60 days\n- Sales below") == [
        (ITEM, "Finance approves\n  above 60 days"),
        (ITEM, "Sales below"),
    ]


def test_headings_lose_their_hashes() -> None:
    assert said("## Terms ##\ntext") == [(HEADING, "Terms"), (PROSE, "text")]


def test_an_underlined_line_is_a_heading() -> None:
    made = list(pieces("Terms\n=====\ntext\n\nMore\n----\n"))
    assert [(piece.form, piece.rank) for piece in made] == [(HEADING, 1), (PROSE, 0), (HEADING, 2)]


def test_a_line_in_bold_is_a_heading_of_its_own_kind() -> None:
    assert next(pieces("**Roles**\nAnn")).marker == BOLD


def test_a_tables_first_row_names_its_columns() -> None:
    made = list(pieces("| Region | Limit |\n|---|---|\n| APAC | 6 % |"))
    assert [(piece.form, piece.marker, piece.gap) for piece in made] == [(ROW, HEADER, True), (ROW, "", False)]


def test_a_line_that_begins_with_a_label_begins_a_piece() -> None:
    assert said("Owner: Ann\nDeputy: Bo") == [(PROSE, "Owner: Ann"), (PROSE, "Deputy: Bo")]


def test_lines_in_a_fence_stand_alone() -> None:
    assert said("```\n# one\n- two\n```\nthree") == [(ROW, "# one"), (ROW, "- two"), (PROSE, "three")]


@given(st.text(alphabet="ab .:?!#-*|>\n\t1\\`~=_", max_size=300))
def test_pieces_stand_in_order_inside_the_text_and_are_not_blank(text: str) -> None:
    made: list[Piece] = list(pieces(text))
    assert all(0 <= piece.start <= piece.end <= len(text) for piece in made)
    assert all(one.end <= other.start for one, other in pairwise(made))


def test_a_short_line_goes_on_and_a_long_one_was_ended_on_purpose() -> None:
    assert len(said("A line that was\nwrapped by hand")) == 1
    assert len(said(f"{'A line that was not wrapped ' * 6}\nSomething else")) == 2
