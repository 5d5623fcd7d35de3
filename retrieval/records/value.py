"""What a field of a record may hold, and how a field says which words are allowed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

UNKNOWN = "unknown"  # what a closed list's field holds when its source says a word that is not on the list


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount in one currency (ISO 4217); an empty currency means that the source names none."""

    amount: Decimal
    currency: str = ""


Value = str | int | bool | Decimal | date | datetime | Money | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """The words that a field may hold besides `unknown`; for the type of a field, in `Annotated`."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field of a kind. `type` is str, int, bool, Decimal, date, datetime, Money or tuple, the last of texts.

    `allowed` lists the words of a closed list, empty for a field that holds any.
    """

    name: str
    type: type
    allowed: tuple[str, ...] = ()


def empty(value: Value | None) -> bool:
    """True for what means "not known"; a zero and a False are known.

    >>> [empty(one) for one in (None, "", (), 0, False)]
    [True, True, True, False, False]
    """
    return value is None or value in ("", ())
