"""A text is cut where its structure allows it, and its pieces are the text again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.chunk import TARGET, Piece, chunk, embedding_text
from retrieval.evidence import Card

FORMS = ("markdown", "text", "turns", "rows", "mail", "html")
LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "", "# Plan", "## Risks", "**Open points**", "Who pays?", "1. Scope:", "- item", "```", "===", "---",
         "> quoted", "Jane: hello", "3.4 Payment terms", "From here on everything goes well. " * 30, "x" * 1500,
         "東京の納期。" * 150, "On Monday she wrote:"]
    ),
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
WORDS = st.lists(st.text("abcdefghij.,?", min_size=1, max_size=30), min_size=1, max_size=40)
PARAGRAPH = "The bearing cage broke after nine weeks and the plant stood still. "


def shown(text: str, pieces: list[Piece]) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces]


@given(TEXTS, st.sampled_from(FORMS))
def test_the_pieces_are_the_text_again_whatever_the_text_and_its_form(text: str, form: str) -> None:
    pieces = chunk(text, form)
    assert "".join(shown(text, pieces)) == text
    assert [piece.end for piece in pieces[:-1]] == [piece.start for piece in pieces[1:]]
    assert all(piece.start < piece.end for piece in pieces)


@given(WORDS, st.lists(st.sampled_from([" ", " ", " ", "\n", "\n\n", "\t"]), min_size=1), st.sampled_from(FORMS))
def test_no_piece_ends_inside_a_word_that_a_passage_can_hold(words: list[str], gaps: list[str], form: str) -> None:
    many = words * (1 + 4 * TARGET // len("".join(words)))
    text = "".join(word + gaps[at % len(gaps)] for at, word in enumerate(many))
    for piece in chunk(text, form)[:-1]:
        assert text[piece.end - 1].isspace() or text[piece.end].isspace()


@given(TEXTS, st.sampled_from(FORMS))
def test_no_piece_is_far_longer_than_a_passage(text: str, form: str) -> None:
    assert all(piece.end - piece.start <= 3 * TARGET for piece in chunk(text, form))


def test_an_empty_text_has_no_piece_and_a_short_one_is_one() -> None:
    assert chunk("", "markdown") == []
    assert chunk("\n", "text") == [Piece(0, 1)]
    assert chunk("Margin is 6 %.", "text") == [Piece(0, 14)]


def test_a_word_longer_than_a_passage_is_cut_rather_than_kept_whole() -> None:
    assert max(piece.end - piece.start for piece in chunk("x" * 10_000, "text")) <= 2 * TARGET


def test_each_piece_carries_the_path_of_headings_above_it() -> None:
    long = PARAGRAPH * 6
    text = (
        f"# Plan\n\n{long}\n\n## Risks\n\n{long}\n\n### Quality\n\n{long}\n\n## Goals\n\n{long}\n\n# Annex\n\n{long}\n"
    )
    assert [piece.heading for piece in chunk(text, "markdown")] == [
        ("Plan",), ("Plan", "Risks"), ("Plan", "Risks", "Quality"), ("Plan", "Goals"), ("Annex",),
    ]  # fmt: skip


def test_a_long_section_is_cut_into_pieces_of_nearly_one_size_under_one_heading() -> None:
    pieces = chunk("# Risks\n\n" + PARAGRAPH * 40, "markdown")
    sizes = [piece.end - piece.start for piece in pieces]
    assert len(pieces) > 2
    assert max(sizes) < 1.5 * min(sizes)
    assert {piece.heading for piece in pieces} == {("Risks",)}


def test_a_long_section_is_cut_between_sentences() -> None:
    text = PARAGRAPH * 40
    assert all(said.endswith("still. ") for said in shown(text, chunk(text, "text")))


def test_short_sections_share_a_piece_under_the_heading_they_share() -> None:
    text = "# Plan\n\n## One\n\nShort.\n\n## Two\n\nShort too.\n"
    assert [piece.heading for piece in chunk(text, "markdown")] == [("Plan",)]


def test_a_question_and_a_bold_line_head_what_stands_below_them() -> None:
    text = f"Who pays the rush fee?\n\n{PARAGRAPH * 6}\n\n**Next steps**\n\n{PARAGRAPH * 6}\n"
    assert [piece.heading for piece in chunk(text, "markdown")] == [("Who pays the rush fee?",), ("Next steps",)]


def test_each_row_is_a_piece_of_its_own_named_by_its_first_line() -> None:
    text = "Id: T-1\nText: fracture\n\nId: T-2\nText: late\n"
    pieces = chunk(text, "rows")
    assert list(zip([piece.heading for piece in pieces], shown(text, pieces), strict=True)) == [
        (("Id: T-1",), "Id: T-1\nText: fracture\n\n"), (("Id: T-2",), "Id: T-2\nText: late\n"),
    ]  # fmt: skip


def test_what_a_mail_answers_stands_apart_from_what_it_says() -> None:
    own, quoted = PARAGRAPH * 4, "> " + PARAGRAPH * 4
    text = f"{own}\n\n{quoted}\n"
    assert [said.startswith(">") for said in shown(text, chunk(text, "mail"))] == [False, True]


def test_a_long_talk_is_cut_where_somebody_begins_to_speak() -> None:
    text = "".join(f"{name}: {PARAGRAPH * 2}\n" for name in ("Jane", "Rita", "Omar", "Ken") * 6)
    assert all(said.split(":")[0] in ("Jane", "Rita", "Omar", "Ken") for said in shown(text, chunk(text, "turns")))


@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "a " * 150_000, "1." * 150_000, "(" * 300_000, "*" * 300_000, "> " * 150_000, " " * 300_000,
     "# h\n" * 10_000, "**b**\n\n" * 10_000, "Why?\n\n" * 10_000, "1.1 A\n\n" * 10_000, "\n" * 60_000,
     ("_" * 399 + "\n") * 750, ("(" * 399 + "\n") * 750, ("a: " * 133 + "\n") * 750, (" " * 398 + "?\n") * 750],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
@pytest.mark.parametrize("form", ["markdown", "turns", "rows", "mail"])
@pytest.mark.timeout(20)
def test_hostile_texts_are_cut_in_bearable_time(text: str, form: str) -> None:
    pieces = chunk(text, form)
    assert pieces[0].start == 0
    assert pieces[-1].end == len(text)


def test_a_vector_is_made_of_title_headings_and_words_and_of_no_empty_line() -> None:
    assert embedding_text(Card(title="Plan"), ("Risks", "Quality"), "Fractures.") == "Plan\nRisks\nQuality\nFractures."
    assert embedding_text(Card(), (), "Fractures.") == "Fractures."
