"""What becomes of one row of an export: a record of one kind, or a reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.records.source import Source
from retrieval.records.value import Value


@dataclass(frozen=True, slots=True)
class Mapped:
    """A record as its source gives it. `fields` holds what is known, by the names of the kind's fields.

    `extra` keeps the columns that no field takes, `raw` the verbatim row. `deleted` says that its system took it
    away, `merged_into` names the source id of the record that took its place. `labels` are the row's own, beside
    its file's: an internal note, a private event. `notes` say what was not taken as it stood, with the original.
    """

    kind: str
    source: Source
    fields: Mapping[str, Value]
    extra: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""
    deleted: bool = False
    merged_into: str = ""
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that stays outside, and why, said to a person who can mend it."""

    row: int
    reason: str
