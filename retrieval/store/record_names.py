"""What the records that others refer to are called."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, func, select

from retrieval.evidence import Scope, View
from retrieval.store.record_sight import Seat, covered, stands

CALLED = ("account", "internal_person", "stakeholder", "opportunity", "product", "plan")  # kinds that bear a name
SEAT = Seat.named("called")


def names_of(connection: Connection, scope: Scope, view: View, system: str, ids: Collection[str]) -> dict[str, str]:
    """By source id the name of each such record of the system that stands and bears no label of its own.

    Where records of two kinds share an id, the kind that comes first in `CALLED` is meant.
    """
    mine = SEAT.record.c
    given = func.json_each(json.dumps(sorted(set(ids)))).table_valued("value")
    name = func.json_extract(mine.fields, "$.name").label("name")
    chosen = SEAT.joined(select(mine.source_id, mine.kind, name))
    chosen = chosen.where(mine.system == system, mine.kind.in_(CALLED), mine.source_id.in_(select(given.c.value)))
    chosen = chosen.where(stands(SEAT, view), covered(SEAT, scope), mine.labels == "[]")
    rows = [row for row in connection.execute(chosen) if row.name]
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (row.source_id, CALLED.index(row.kind), row.name)):
        found.setdefault(row.source_id, str(row.name))
    return found
