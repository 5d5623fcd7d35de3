"""A row of a CSV or a sheet: only its filled cells, so that a sparse sheet costs what it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.infer.head import KEYS
from retrieval.lexical import folded

_MONEY = r"(?:[$€£¥₹]|[A-Z]{3}(?=[\s\d]))"
_VALUE = re.compile(
    rf"[-+(]?\s?{_MONEY}?\s?[-+]?[\d.,'\s]*\d\s?(?:%|{_MONEY}|[A-Z]{{3}})?\)?$"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*$|(?:true|false|yes|no)$|\S+@\S+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as its program shows it, and its filled cells by column, counted from 0, in order.

    `wide` holds the last column of each cell that is merged across several.
    """

    number: int
    cells: Mapping[int, str]
    wide: Mapping[int, int] = field(default_factory=dict)


def is_value(cell: str) -> bool:
    """True for a number, an amount, a date, an address or a yes: what stands in a table and not at its head.

    >>> is_value("1,234.50 €"), is_value("12.5%"), is_value("2026-10-06"), is_value("Net price")
    (True, True, True, False)
    """
    return bool(_VALUE.match(cell))


def field_of(cell: str) -> str:
    """The field of a card that a cell names, empty for none; a colon behind it does not matter."""
    return KEYS.get(" ".join(folded(cell.rstrip(":： ")).split()), "")


def ends_open(cell: str) -> bool:
    """True for a cell that announces the next one."""
    return cell.endswith((":", "："))


def is_apart(rows: Sequence[Row], at: int) -> bool:
    """True when empty rows stand above this one, or nothing does."""
    return at == 0 or rows[at].number > rows[at - 1].number + 1


def block_end(rows: Sequence[Row], at: int) -> int:
    """Where the rows that stand together with this one end."""
    return next((end for end in range(at + 1, len(rows)) if is_apart(rows, end)), len(rows))
