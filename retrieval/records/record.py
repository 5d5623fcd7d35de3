"""A record as it stands in one view, with the row that brought it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from retrieval.records.kinds import noun_of
from retrieval.records.source import SPANS, Source, place_of
from retrieval.records.value import Value


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one thing. `document`, `revision` and `source.row` are where its row can be looked up.

    `account` and `region` are where the account's tree places it; those that are `lent` are its file's, as the tree has
    no place for it. `labels` are its own with its file's, `marked` its own.
    """

    id: str
    kind: str
    source: Source
    known: Mapping[str, Value]
    extra: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""
    labels: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    account: str = ""
    region: str = ""
    lent: frozenset[str] = frozenset()
    document: str = ""
    revision: str = ""
    path: str = ""
    learned_at: datetime | None = None

    @property
    def noun(self) -> Any:
        """The kind's own value, such as a `Ticket`."""
        return noun_of(self.kind, self.known)

    def text(self, name: str) -> str:
        """A field's text, empty where it is not known."""
        value = self.known.get(name, "")
        return value if isinstance(value, str) else str(value)

    @property
    def order(self) -> tuple[str, str, str]:
        """Where it stands in the one order of records."""
        return self.source.system, self.source.id, self.source.object

    @property
    def place(self) -> str:
        """Where its row stands, said to a person."""
        return place_of(self.path, self.source.row, self.end)

    @property
    def end(self) -> int:
        """Where its stretch of a document ends; 0 for a row."""
        return self.source.row + len(self.raw) if self.source.system == SPANS else 0
