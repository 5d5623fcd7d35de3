"""Records under a scope, in one view, in one order; what the scope hides is, for the reader, not there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, not_, or_, select, tuple_

from retrieval.evidence import Scope, View
from retrieval.records.packed import unpacked
from retrieval.records.record import Record
from retrieval.records.source import CANDIDATE, SPANS, Source
from retrieval.store.documents import revision_label
from retrieval.store.record_sight import NOW, Seat, covered, hidden, stands


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records: of a kind, an id, accounts, systems, a file, or about these source ids of accounts; empty is any.

    `named` is its id in its system, its number, name or title. `candidates` are those alone that only sound like a
    record, also while nobody has confirmed them.

    `after` is the (system, source id, object) that they come after, in that order; `limit` 0 is without one.
    """

    kind: str = ""
    id: str = ""
    account: str = ""
    accounts: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    document: str = ""
    ids: tuple[str, ...] = ()
    named: str = ""
    candidates: bool = False
    owners: tuple[tuple[str, str], ...] = ()
    after: tuple[str, str, str] | None = None
    limit: int = 0


def records(connection: Connection, scope: Scope, view: View, wanted: Wanted) -> list[Record]:
    """The records that stand, by system, source id and object."""
    chosen = seen_records(SEAT.joined(select(*_SHOWN)), scope, view, wanted).order_by(*SEAT.order())
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
    chosen = seen_records(SEAT.joined(select(kind, func.count().label("many"))), scope, view, wanted)
    return {row.kind: int(row.many) for row in connection.execute(chosen.group_by(kind).order_by(kind))}


def owners(connection: Connection, scope: Scope, view: View) -> list[tuple[str, str]]:
    """What records that stand name as their account, each with its system, in order."""
    mine = SEAT.record.c
    chosen = seen_records(SEAT.joined(select(mine.system, mine.owner).distinct()), scope, view, Wanted())
    chosen = chosen.where(mine.owner_kind == "account", mine.kind != "account").order_by(mine.system, mine.owner)
    return [(row.system, row.owner) for row in connection.execute(chosen)]


def values(connection: Connection, scope: Scope, view: View, wanted: Wanted, field: str) -> list[str]:
    """The texts that a field of such records holds, each once, in order."""
    held = func.json_extract(SEAT.record.c.fields, f"$.{field}")
    chosen = seen_records(SEAT.joined(select(held.label("held"))), scope, view, wanted).distinct()
    return sorted(str(row.held) for row in connection.execute(chosen) if isinstance(row.held, str))


PART = "\x1f"  # between a system and a source id
SEAT = Seat.named("seen")
_SHOWN = (
    *(SEAT.record.c[name] for name in ("id", "kind", "system", "object", "source_id", "modified", "hash", "raw")),
    *(SEAT.record.c[name] for name in ("fields", "extra", "labels", "notes")),
    *(SEAT.holding.c[name] for name in ("document", "revision", "row", "learned_at")),
    SEAT.account().label("of_account"),
    SEAT.region().label("of_region"),
    SEAT.record.c.account.label("own_account"),
    SEAT.record.c.region.label("own_region"),
    SEAT.document.c.source_id.label("path"),
    SEAT.newest.c.id.label("head"),
)
_LENT = {
    (True, True): frozenset[str](),
    (True, False): frozenset({"region"}),
    (False, True): frozenset({"account"}),
    (False, False): frozenset({"account", "region"}),
}


def seen_records(chosen: Select[Any], scope: Scope, view: View, wanted: Wanted) -> Select[Any]:
    """Only those that are wanted, stand in the view and are covered, now too where they still stand."""
    mine = SEAT.record.c
    chosen = chosen.where(stands(SEAT, view, ended=wanted.candidates), covered(SEAT, scope))
    if wanted.candidates:
        chosen = chosen.where(mine.system == SPANS, mine.object == CANDIDATE)
    if view != NOW:
        chosen = chosen.where(not_(hidden(SEAT, scope)))
    if wanted.kind:
        chosen = chosen.where(mine.kind == wanted.kind)
    if wanted.id:
        chosen = chosen.where(mine.id == wanted.id)
    if wanted.ids:
        chosen = chosen.where(mine.id.in_(wanted.ids))
    if wanted.named:
        texts = [func.json_extract(mine.fields, f"$.{name}") for name in ("number", "name", "title")]
        chosen = chosen.where(or_(mine.source_id == wanted.named, *(one == wanted.named for one in texts)))
    if wanted.account:
        chosen = chosen.where(SEAT.account() == wanted.account)
    if wanted.accounts:
        chosen = chosen.where(SEAT.account().in_(wanted.accounts))
    if wanted.systems:
        chosen = chosen.where(mine.system.in_(wanted.systems))
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
        lent=_LENT[bool(row.own_account), bool(row.own_region)],
        document=row.document,
        revision=row.revision,
        path=row.path,
        learned_at=row.learned_at,
    )
