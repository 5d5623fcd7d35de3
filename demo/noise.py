"""Documents that say nothing of what is asked, so that what is asked has to be found among them."""

from __future__ import annotations

from collections.abc import Iterator

from demo.page import Page
from demo.world import World


def noise(world: World, count: int) -> Iterator[Page]:
    """So many documents of the everyday kind."""
    del world, count
    yield from ()
