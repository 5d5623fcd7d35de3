"""A shelf searches its corpus and re-reads what it found."""

from __future__ import annotations

from assistant.shelf import Shelf
from tests.assistant.shelves import Page, memory_of, shelf

PAGES = [Page(str(n), f"Pumps of type {n} are sold.\n") for n in range(9)] + [Page("rare", "Seals leak.\n")]


def test_a_rare_term_tells_more_than_a_common_one_and_an_unknown_one_most() -> None:
    made: Shelf = shelf(*PAGES)
    assert made.rarity("unheardof") > made.rarity("seal") > made.rarity("pump") > 0


def test_what_is_found_is_read_again() -> None:
    made = shelf(*PAGES)
    (found, *_) = made.evidence([passage for passage, _ in made.find("Which seals leak?", 3).ranked])
    assert found.passage.text == "Seals leak.\n"
    memory_of(made).held.clear()
    assert made.evidence([found.passage.id]) == []
    assert made.passages() == len(PAGES)
