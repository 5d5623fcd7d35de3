"""Characters are counted, not passages: the reference is a set of every single one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evaluators.coverage import characters, gold_share, merged, shared, touches
from evaluators.dataset import Span

ENDS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)
SPANS = st.lists(st.builds(lambda name, ends: Span(name, ends[0], ends[1]), st.sampled_from("de"), ENDS), max_size=6)


def every(spans: list[Span]) -> set[tuple[str, int]]:
    return {(one.document_id, at) for one in spans for at in range(one.start, one.end)}


def test_a_worked_example() -> None:
    # Gold: d 10-20 and d 30-40, twenty characters. Read: d 15-32 covers 5 + 2 of them; e 0-50 none.
    gold = [Span("d", 10, 20), Span("d", 30, 40)]
    read = [Span("d", 15, 32), Span("e", 0, 50)]

    assert gold_share(read, gold) == 7 / 20
    assert characters(read) == 67


@given(SPANS, SPANS)
def test_the_share_is_that_of_single_characters(read: list[Span], gold: list[Span]) -> None:
    wanted = every(gold)
    expected = len(every(read) & wanted) / len(wanted) if wanted else 0.0

    assert gold_share(read, gold) == expected
    assert touches(read, gold) == (expected > 0)


@given(SPANS)
def test_merged_spans_hold_the_same_characters_once(spans: list[Span]) -> None:
    joined = merged(spans)

    assert every(list(joined)) == every(spans)
    assert characters(joined) == len(every(spans)) <= characters(spans)
    assert all(shared(one, other) == 0 for one in joined for other in joined if one != other)


@given(SPANS, SPANS, SPANS)
def test_to_read_more_never_covers_less(read: list[Span], more: list[Span], gold: list[Span]) -> None:
    assert gold_share(read + more, gold) >= gold_share(read, gold)
