"""One row of an export: its number as its own program shows it, its named cells, its verbatim text."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.sources.hidden import seen


@dataclass(frozen=True, slots=True)
class Row:
    """`cells[i]` stands in the column `names[i]`; names are unique, and rows of one shape share one tuple of them.

    `refused` names the columns whose cells are not kept, neither in `cells` nor in `raw`, the verbatim text besides.
    `group` is the name of the list that a record of JSON stands in, empty where it stands in none with a name.
    """

    number: int
    names: tuple[str, ...]
    cells: list[str]
    raw: str
    refused: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read as one, and why."""

    number: int
    reason: str


def unique(names: list[str]) -> tuple[str, ...]:
    """The names, a repeated or empty one made to differ, so that no column hides another.

    >>> unique(["Labels", "Labels", ""])
    ('Labels', 'Labels (2)', 'column 3')
    """
    taken: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        shown = name if name.isascii() and name.isprintable() else seen(name)[0]
        plain = " ".join(shown.split()) or f"column {place}"
        one, count = plain, 1
        while one in taken:
            count += 1
            one = f"{plain} ({count})"
        taken[one] = None
    return tuple(taken)
