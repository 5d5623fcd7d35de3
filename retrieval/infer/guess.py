"""A field that was inferred, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """A card's field with the value inferred for it and the reason in words.

    An empty value says why nothing is certain; it is shown, and nothing is set.
    """

    field: str
    value: str
    reason: str
