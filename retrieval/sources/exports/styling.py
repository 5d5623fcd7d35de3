"""How one file writes dates and amounts, by what its own first rows leave no doubt about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from retrieval.records.value import Money
from retrieval.sources.exports.coerce import folded
from retrieval.sources.exports.row import Row
from retrieval.sources.exports.style import DAY_FIRST, MONTH_FIRST, Style
from retrieval.sources.exports.system import ObjectMapping

_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)(?!\d)")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d)")
_POINT = re.compile(r"[^.,]*\d\.(?:\d{1,2}|\d{4,})[^.,\d]*|.*\d,\d{3}\.\d.*|.*\d,\d{3},\d{3}[^.,\d]*")
_COMMA = re.compile(r"[^.,]*\d,(?:\d{1,2}|\d{4,})[^.,\d]*|.*\d\.\d{3},\d.*|.*\d\.\d{3}\.\d{3}[^.,\d]*")


def style_of(rows: Sequence[Row], one: ObjectMapping, usual: Style, table: bool) -> Style:
    """The style that the rows show; where they show none, or two, what is usual for the system.

    Numbers of JSON have a point before the fraction; `table` says that the rows are none of JSON. Where the fraction
    stands after a comma, the day is taken to stand before the month.
    """
    orders = set()
    for cell in _cells(rows, one, (date, datetime)):
        found = _SLASHED.match(cell)
        if found and (int(found[1]) > 12) != (int(found[2]) > 12):
            orders.add(DAY_FIRST if int(found[1]) > 12 else MONTH_FIRST)
        elif _DOTTED.match(cell):
            orders.add(DAY_FIRST)
    signs = set()
    for cell in _cells(rows, one, (Decimal, Money, int)):
        signs |= {sign for sign, form in ((".", _POINT), (",", _COMMA)) if form.fullmatch(cell)}
    signs = signs if table else {"."}
    comma = signs == {","}
    return Style(
        next(iter(orders)) if len(orders) == 1 else DAY_FIRST if comma else usual.date_order,
        next(iter(signs)) if len(signs) == 1 else usual.decimal,
        date_known=len(orders) == 1,
        decimal_known=len(signs) == 1,
    )


def _cells(rows: Sequence[Row], one: ObjectMapping, types: tuple[type, ...]) -> Iterator[str]:
    """What stands in the columns of fields of these types."""
    wanted = {folded(name) for take in one.takes if take.field.type in types for name in take.columns}
    if datetime in types:
        wanted |= {folded(name) for name in one.modified}
    for row in rows:
        for name, cell in zip(row.names, row.cells, strict=False):
            if cell and folded(name) in wanted:
                yield cell.strip()
