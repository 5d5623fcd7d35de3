"""Records in what tools that copy systems put around each of them: the name of its stream, and when it was copied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from retrieval.sources.exports.coerce import is_no
from retrieval.sources.exports.row import Row

_INNER = ("data", "record")  # where the record stands beside the name of its stream
_MESSAGES = frozenset("SCHEMA STATE LOG SPEC TRACE CONTROL CATALOG CONNECTION_STATUS ACTIVATE_VERSION".split())
_BESIDE = frozenset(
    "type stream schema key_properties bookmark_properties value state log spec trace control catalog connectionStatus "
    "version".split()
)

_STANDS = ("_fivetran_active", "_airbyte_active_row")  # what copies that keep every version say of each


def unwrapped(given: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The name of a record's stream and the record, with what stood beside it; no name where it is not wrapped.

    >>> unwrapped({"stream": "tickets", "data": {"id": 7}, "emitted_at": 5})
    ('tickets', {'id': 7, 'stream': 'tickets', 'emitted_at': 5})
    >>> unwrapped({"type": "RECORD", "record": {"stream": "tickets", "data": {"id": 7}}})
    ('tickets', {'id': 7, 'stream': 'tickets'})
    """
    inner = given.get("record")
    if given.get("type") == "RECORD" and isinstance(inner, dict) and "stream" not in given:
        return unwrapped(inner)
    stream = given.get("stream")
    for name in _INNER:
        inner = given.get(name)
        if isinstance(stream, str) and stream and isinstance(inner, dict):
            beside = {key: one for key, one in given.items() if key not in (name, "type", *inner)}
            return stream, {**inner, **beside}
    return "", given


def message(given: Mapping[str, Any]) -> str:
    """The kind of a line that a copying tool writes for itself, empty for any other.

    >>> message({"type": "SCHEMA", "stream": "tickets", "schema": {}}), message({"type": "STATE", "id": 7})
    ('SCHEMA', '')
    """
    kind = given.get("type")
    return kind if isinstance(kind, str) and kind in _MESSAGES and _BESIDE.issuperset(given) and len(given) > 1 else ""


class Standing:
    """Which rows are earlier versions of their records, in copies that keep every version."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] = ()
        self._places: tuple[int, ...] = ()

    def denied(self, row: Row) -> str:
        """The column that tells a row to be an earlier version of its record, empty for one that stands."""
        if row.names is not self._names:
            self._names = row.names
            self._places = tuple(row.names.index(name) for name in _STANDS if name in row.names)
        return next((self._names[at] for at in self._places if is_no(row.cells[at].strip())), "")
