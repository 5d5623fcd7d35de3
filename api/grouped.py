"""A long list said group by group: how many there are of each, and the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from api.terminal import Terminal

MOST = 20  # of one group; --json gives all

One = TypeVar("One")


def say_groups(
    found: Sequence[One], head: Callable[[One], tuple[str, str]], lines: Callable[[One], Iterable[str]], to: Terminal
) -> None:
    """Says the list, in its order; `head` gives a group's words and colour, `lines` what is said of one."""
    for (words, colour), group in groupby(found, key=head):
        some = list(group)
        to.say(to.paint(f"{words}, {len(some):,}", colour))
        for one in some[:MOST]:
            for line in lines(one):
                to.say(line)
        if len(some) > MOST:
            to.say(f"  and {len(some) - MOST:,} more; --json lists all")
