"""What stands at the edges of most pages is read once, and numbers of pages never."""

from __future__ import annotations

from tests.retrieval.sources.office import only
from tests.retrieval.sources.paper import pdf, said


def test_what_stands_at_the_edges_of_most_pages_is_read_once() -> None:
    pages = [
        said("Charter of Larkfen", y=810) + said(f"Body number {word} is here.") + said("Confidential", y=30)
        + said(f"Page {number} of 4", x=400, y=30)
        for number, word in enumerate(("one", "two", "three", "four"), 1)
    ]  # fmt: skip
    text = only("a.pdf", pdf(*pages)).text
    assert text.count("Charter of Larkfen") == text.count("Confidential") == 1
    assert text.index("Charter") < text.index("Body number one") < text.index("four") < text.index("Confidential")


def test_numbers_of_pages_are_left_out_and_other_numbers_stay() -> None:
    pages = [said(f"Ticket {number}0", y=810) + said("Words.") + said(str(number), y=30) for number in range(1, 5)]
    text = only("a.pdf", pdf(*pages)).text
    assert [f"Ticket {number}0" in text for number in range(1, 5)] == [True] * 4
    assert not any(line.isdigit() for line in text.split("\n"))
