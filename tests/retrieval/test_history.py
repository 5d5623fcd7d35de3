"""What a document held when: each view gives the one revision that counts."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from retrieval.evidence import Card, Document, View, first_instant
from retrieval.history import Turn, Watersheds, standing, unless_hidden


def day(number: int) -> datetime:
    return datetime(2026, 1, number, tzinfo=UTC)


def turn(name: str, learned: int, revision: str | None = "r", date: str = "", superseded_by: str = "") -> Turn:
    return Turn(Document(name, "files", name, superseded_by), revision, Card(date=date), day(learned))


def revisions(turns: list[Turn], view: View) -> dict[str, str]:
    return {head.document.id: head.revision for head in standing(turns, view)}


CORRECTED = [turn("a", 2, "a1"), turn("a", 6, "a2"), turn("b", 4, "b1", date="2026-01-08"), turn("a", 9, None)]


def test_the_last_revision_that_was_learned_by_then_stands() -> None:
    assert revisions(CORRECTED, View(known_at=day(1))) == {}
    assert revisions(CORRECTED, View(known_at=day(2))) == {"a": "a1"}
    assert revisions(CORRECTED, View(known_at=day(7))) == {"a": "a2", "b": "b1"}


def test_a_document_that_was_removed_stands_until_then() -> None:
    assert revisions(CORRECTED, View(known_at=day(8))) == {"a": "a2", "b": "b1"}
    assert revisions(CORRECTED, View()) == {"b": "b1"}


def test_a_document_that_came_back_stands_again() -> None:
    assert revisions([*CORRECTED, turn("a", 10, "a3")], View()) == {"a": "a3", "b": "b1"}


def test_a_dated_document_stands_from_its_date_on_and_an_undated_one_always() -> None:
    assert revisions(CORRECTED[:3], View(as_of=day(7))) == {"a": "a2"}
    assert revisions(CORRECTED[:3], View(as_of=day(8))) == {"a": "a2", "b": "b1"}


def test_a_correction_dated_later_leaves_the_earlier_revision_standing() -> None:
    turns = [turn("a", 1, "a1", date="2026-01-01"), turn("a", 2, "a2", date="2026-01-20")]
    assert revisions(turns, View(as_of=day(10))) == {"a": "a1"}


def test_a_successor_is_named_only_where_it_stands_itself() -> None:
    turns = [turn("a", 1, superseded_by="b"), turn("b", 5)]
    assert [head.document.superseded_by for head in standing(turns, View(known_at=day(3)))] == [""]
    assert [head.document.superseded_by for head in standing(turns, View())] == ["b", ""]
    assert unless_hidden(turns[0].document, {"b"}) is turns[0].document


DAYS = st.none() | st.integers(1, 12).map(day)
DATES = st.sampled_from(["", "2026", "2026-01", "2026-01-03", "2026-01-07"])
TURNS = st.lists(
    st.builds(turn, st.sampled_from("abc"), st.integers(1, 12), st.sampled_from([None, "r1", "r2"]), DATES,
              st.sampled_from(["", "a", "b"]))
).map(lambda turns: sorted(turns, key=lambda one: one.learned_at))  # fmt: skip
VIEWS = st.builds(View, DAYS, DAYS)


@given(TURNS, VIEWS, VIEWS)
def test_views_between_the_same_two_watersheds_see_the_same_heads(turns: list[Turn], one: View, other: View) -> None:
    sheds = Watersheds.of(turns)
    if sheds.between(one) == sheds.between(other):
        assert standing(turns, one) == standing(turns, other)


@given(TURNS, VIEWS)
def test_the_watershed_before_a_view_sees_what_the_view_sees(turns: list[Turn], view: View) -> None:
    sheds = Watersheds.of(turns)
    dated, learned = sheds.between(view)
    early = datetime(1999, 1, 1, tzinfo=UTC)
    at = View((early, *sheds.dated)[dated], (early, *sheds.learned)[learned])
    assert standing(turns, at) == standing(turns, view)


@given(TURNS, VIEWS)
def test_each_document_stands_once_in_order_and_only_where_the_view_sees_it(turns: list[Turn], view: View) -> None:
    heads = standing(turns, view)
    ids = [head.document.id for head in heads]
    assert ids == sorted(set(ids))
    assert all(view.sees(head.card.date, head.learned_at) for head in heads)
    assert all(head.document.superseded_by in ("", *ids) for head in heads)


@given(TURNS)
def test_watersheds_are_each_once_and_in_order_of_time(turns: list[Turn]) -> None:
    sheds = Watersheds.of(turns)
    assert list(sheds.learned) == sorted({one.learned_at for one in turns})
    assert list(sheds.dated) == sorted({first_instant(one.card.date) for one in turns if one.card.date})
