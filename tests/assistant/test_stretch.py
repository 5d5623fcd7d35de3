"""What is read closely stands around the hits, in whole lines, each part once."""

from __future__ import annotations

from assistant.stretch import AFTER, BEFORE, stretches
from retrieval.evidence import Evidence
from tests.assistant.shelves import Page, memory_of, shelf

LINES = "".join(f"Line {n} says something of its own.\n\n" for n in range(200))


def hits(*names: str) -> list[Evidence]:
    """Passages of a long page, by words in them."""
    held = memory_of(shelf(Page("long", LINES))).held.values()
    return [next(one for one in held if f"Line {name} " in one.passage.text) for name in names]


def test_a_stretch_begins_and_ends_with_a_line() -> None:
    (one,) = stretches(hits("100"), {hits("100")[0].passage.revision: LINES})
    assert LINES[one.start : one.end].startswith("Line")
    assert LINES[one.end] == "\n"


def test_a_stretch_reads_before_and_after_its_hit() -> None:
    hit = hits("100")[0]
    (one,) = stretches([hit], {hit.passage.revision: LINES})
    assert one.start <= hit.passage.start - BEFORE
    assert one.end >= hit.passage.end + AFTER


def test_stretches_that_overlap_are_one_at_the_better_rank() -> None:
    near = hits("180", "60", "61")
    made = stretches(near, {near[0].passage.revision: LINES})
    assert [one.rank for one in made] == [0, 1]


def test_a_hit_whose_text_may_not_be_read_is_left_out() -> None:
    assert stretches(hits("100"), {}) == ()
