"""Records under a scope, in one view, in one order; what the scope hides is, for the reader, not there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, not_, select, tuple_

from retrieval.evidence import Scope, View
from retrieval.records.packed import unpacked
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.store.documents import revision_label
from retrieval.store.record_sight import NOW, Seat, covered, hidden, stands


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records: of a kind, an id, an account, a file, or about these source ids of accounts; empty is any.

    `after` is the (system, source id, object) that they come after, in that order; `limit` 0 is without one.
    """

    kind: str = ""
    id: str = ""
    account: str = ""
    document: str = ""
    owners: tuple[tuple[str, str], ...] = ()
    after: tuple[str, str, str] | None = None
    limit: int = 0


def records(connection: Connection, scope: Scope, view: View, wanted: Wanted) -> list[Record]:
    """The records that stand, by system, source id and object."""
    chosen = _seen(SEAT.joined(select(*_SHOWN)), scope, view, wanted).order_by(*SEAT.order())
    if wanted.after is not None:
        chosen = chosen.where(tuple_(*SEAT.order()) > tuple_(*wanted.after))
    if wanted.limit:
        chosen = chosen.limit(wanted.limit)
    rows = list(connection.execute(chosen))
    labels = _labels(connection, {row.head for row in rows})
    return [_record(row, labels) for row in rows]


def counts(connection: Connection, scope: Scope, view: View, wanted: Wanted) -> dict[str, int]:
    """How many records of each kind stand, by kind."""
    kind = SEAT.record.c.kind
    chosen = _seen(SEAT.joined(select(kind, func.count().label("many"))), scope, view, wanted)
    return {row.kind: int(row.many) for row in connection.execute(chosen.group_by(kind).order_by(kind))}


PART = "\x1f"  # between a system and a source id
SEAT = Seat.named("seen")
_SHOWN = (
    *(SEAT.record.c[name] for name in ("id", "kind", "system", "object", "source_id", "modified", "hash", "raw")),
    *(SEAT.record.c[name] for name in ("fields", "extra", "labels", "notes")),
    *(SEAT.holding.c[name] for name in ("document", "revision", "row", "learned_at")),
    SEAT.account().label("of_account"),
    SEAT.region().label("of_region"),
    SEAT.document.c.source_id.label("path"),
    SEAT.newest.c.id.label("head"),
)


def _seen(chosen: Select[Any], scope: Scope, view: View, wanted: Wanted) -> Select[Any]:
    """Only those that are wanted, stand in the view and are covered, now too where they still stand."""
    mine = SEAT.record.c
    chosen = chosen.where(stands(SEAT, view), covered(SEAT, scope))
    if view != NOW:
        chosen = chosen.where(not_(hidden(SEAT, scope)))
    if wanted.kind:
        chosen = chosen.where(mine.kind == wanted.kind)
    if wanted.id:
        chosen = chosen.where(mine.id == wanted.id)
    if wanted.account:
        chosen = chosen.where(SEAT.account() == wanted.account)
    if wanted.document:
        chosen = chosen.where(SEAT.holding.c.document == wanted.document)
    if wanted.owners:
        given = func.json_each(json.dumps([f"{system}{PART}{one}" for system, one in wanted.owners]))
        owners = select(given.table_valued("value").c.value)
        chosen = chosen.where(mine.owner_kind == "account", (mine.system + PART + mine.owner).in_(owners))
    return chosen


def _labels(connection: Connection, revisions: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {one: set() for one in revisions}
    chosen = select(revision_label).where(revision_label.c.revision.in_(sorted(revisions)))
    for row in connection.execute(chosen):
        found[row.revision].add(row.label)
    return found


@lru_cache(maxsize=1 << 10)
def _listed(text: str) -> tuple[str, ...]:
    """A list as it is kept; most rows share theirs."""
    return tuple(json.loads(text))


def _record(row: Row[Any], labels: dict[str, set[str]]) -> Record:
    marked = _listed(row.labels)
    return Record(
        id=row.id,
        kind=row.kind,
        source=Source(row.system, row.object, row.source_id, row.modified, row.row, row.hash),
        known=unpacked(row.kind, row.fields),
        extra=json.loads(row.extra),
        raw=row.raw,
        labels=tuple(sorted({*marked, *labels[row.head]})),
        marked=marked,
        notes=_listed(row.notes),
        account=row.of_account,
        region=row.of_region,
        document=row.document,
        revision=row.revision,
        path=row.path,
        learned_at=row.learned_at,
    )
