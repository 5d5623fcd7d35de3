"""Records that stand inside the row of another, as comments do in their ticket's: taken out of it, as who may see the
ticket need not be who may see them.
"""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import replace
from typing import Any

from retrieval.sources.exports.delimited import written
from retrieval.sources.exports.flat import SPREAD
from retrieval.sources.exports.row import Row

_PARTS = (*SPREAD, "record")


def records_in(cell: str, name: str) -> list[dict[str, Any]]:
    """The records that a cell holds: those of a list, or its text as one of that name.

    >>> records_in("Called Ana.", "INC7/work_notes")
    [{'id': 'INC7/work_notes', 'text': 'Called Ana.'}]
    """
    given: Any = None
    if cell.startswith("[{"):
        try:
            given = json.loads(cell)
        except (ValueError, RecursionError):
            given = None
    if not isinstance(given, list):
        return [{"id": name, "text": cell}] if cell else []
    return [
        one if isinstance(one, dict) else {"id": f"{name}/{place}", "text": str(one)}
        for place, one in enumerate(given, 1)
    ]


def set_apart(row: Row, columns: Set[str], separator: str) -> Row:
    """The row whose verbatim text no longer holds these columns; `separator` is empty for a record of JSON."""
    if separator:
        cells = ["" if name in columns else cell for name, cell in zip(row.names, row.cells, strict=False)]
        return replace(row, raw=written(cells, separator))
    names = {name.rstrip("'") for name in columns}
    names |= {name.partition(".")[0] for name in names}
    return replace(row, raw=json.dumps(_left(json.loads(row.raw, parse_int=str), names), ensure_ascii=False))


def _left(given: dict[str, Any], names: Set[str]) -> dict[str, Any]:
    """What is left of a record, and of the parts of it that are read as the record itself."""
    return {
        name: _left(one, names) if name in _PARTS and isinstance(one, dict) else one
        for name, one in given.items()
        if name not in names
    }
