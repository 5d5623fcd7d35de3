"""How an export writes dates and amounts, and what could not be read in any way."""

from __future__ import annotations

from dataclasses import dataclass

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"


class Unreadable(ValueError):
    """A cell that its field cannot hold; the message says what it is not."""


@dataclass(frozen=True, slots=True)
class Style:
    """`date_order` is dmy or mdy, `decimal` the sign before the fraction; each is known, or only assumed.

    What is only assumed and changes a value is told beside the value.
    """

    date_order: str = MONTH_FIRST
    decimal: str = "."
    date_known: bool = False
    decimal_known: bool = False
