"""What of a deck stays outside, said in one line for each kind with the slides that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

HIDDEN_SLIDES, MISSING, DAMAGED = "hidden slide left out", "slide missing in the file", "damaged slide left out"
HIDDEN, BESIDE = "hidden shape left out", "shape beside its slide left out"
NOTES, UNLINKED = "damaged notes page left out", "slide without its layout, charts and notes, which are not found"
CHARTS, EMBEDDED, WORDLESS = (
    "chart or diagram whose words are not found",
    "file inside it left out",
    "slide without words",
)
_MOST = 20


def left_lines(left_out: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """A line for each kind: "2 hidden slides left out: slides 3, 7"."""
    for what, slides in left_out.items():
        if slides:
            places = sorted(set(slides))
            named = ", ".join(map(str, places[:_MOST])) + (f" and {len(places) - _MOST:,} more" * (len(places) > _MOST))
            counted = f"{len(slides):,} {what if len(slides) == 1 else _plural(what)}"
            yield f"{counted}: {'slide' if len(places) == 1 else 'slides'} {named}"


def _plural(what: str) -> str:
    """The words for several.

    >>> _plural("chart or diagram whose words are not found"), _plural("hidden slide left out")
    ('charts or diagrams whose words are not found', 'hidden slides left out')
    """
    nouns = ("chart", "diagram", "slide", "shape", "page", "file")
    words = what.split(" ")
    first = next(place for place, word in enumerate(words) if word in nouns)
    last = first + 2 if words[first + 1 : first + 2] == ["or"] else first
    made = [f"{word}s" if place in (first, last) else word for place, word in enumerate(words)]
    return " ".join(made).replace("beside its slide", "beside their slides").replace("its layout", "their layouts")
