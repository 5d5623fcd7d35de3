"""Rows of an export become versions of records, with a few statements for many; what is there is not written again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from retrieval.evidence import digest
from retrieval.records.mapped import Mapped
from retrieval.records.owner import owner_of
from retrieval.records.packed import canonical, encodable, packed
from retrieval.records.source import record_id, row_hash
from retrieval.store.kept import GIVEN
from retrieval.store.records import holding, record
from retrieval.store.schema import written

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # a system's time before this is one that it never set


@dataclass(frozen=True, slots=True)
class Holder:
    """The file that holds rows: its document and revision, when it was learned itself, and the time now."""

    document: str
    revision: str
    learned_at: datetime
    now: datetime


def keep_records(connection: Connection, by: Holder, rows: Sequence[Mapped]) -> int:
    """Keeps the rows, held by the file; gives how many versions are new. Of equal rows the last one's number counts."""
    made = {(one["id"], one["modified"], one["hash"], one["print"]): (one, row) for one, row in map(_version, rows)}
    there = _there(connection, [key[0] for key in made])
    next_ = int(connection.scalar(select(func.coalesce(func.max(record.c.number), 0))) or 0) + 1
    new = [key for key in made if key not in there]
    numbers = {**there, **{key: next_ + at for at, key in enumerate(new)}}
    if new:
        connection.execute(insert(record), [{**made[key][0], "number": numbers[key]} for key in new])
    _hold(connection, by, {numbers[key]: (key[1], row) for key, (_, row) in made.items()})
    return len(new)


def let_go(connection: Connection, by: Holder) -> int:
    """Ends the holding of rows that the file's newest content lacks; gives how many of its rows bear another's id."""
    held = (holding.c.document == by.document, holding.c.until.is_(None))
    connection.execute(update(holding).where(*held, holding.c.revision != by.revision).values(until=by.now))
    many = select(func.count() - func.count(record.c.id.distinct()))
    return int(connection.scalar(many.join(holding, holding.c.record == record.c.number).where(*held)) or 0)


def _version(row: Mapped) -> tuple[dict[str, Any], int]:
    """A row of the table without its number, and the row's number in its file."""
    source = row.source
    owner_kind, owner = owner_of(row.kind, source.id, row.fields)
    fields, extra = packed(row.kind, row.fields), canonical(dict(row.extra))
    labels = canonical(sorted(set(row.labels))) if row.labels else "[]"
    notes = canonical(list(row.notes)) if row.notes else "[]"
    print_ = digest(row.kind, fields, extra, labels, notes, str(row.deleted), row.merged_into)
    region = row.fields.get("region")
    system, object_, id_, raw = map(encodable, (source.system, source.object, source.id, row.raw))
    return {
        "id": record_id(system, object_, id_),
        "kind": row.kind,
        "system": system,
        "object": object_,
        "source_id": id_,
        "modified": _instant(source.modified),
        "hash": row_hash(raw),
        "print": print_,
        "raw": raw,
        "fields": fields,
        "extra": extra,
        "labels": labels,
        "notes": notes,
        "deleted": int(row.deleted),
        "merged_into": encodable(row.merged_into),
        "owner_kind": owner_kind,
        "owner": encodable(owner),
        "own_region": encodable(region) if isinstance(region, str) else "",
        "account": "",
        "region": "",
    }, source.row


def _there(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str, str, str], int]:
    columns = [record.c[name] for name in ("number", "id", "modified", "hash", "print")]
    rows = connection.execute(select(*columns).where(record.c.id.in_(GIVEN)), {"ids": json.dumps(ids)})
    return {(row.id, row.modified, row.hash, row.print): row.number for row in rows}


def _hold(connection: Connection, by: Holder, rows: dict[int, tuple[str, int]]) -> None:
    """Says of each version that the file holds it, at which row; one that came back is held anew from now on."""
    own = select(holding.c.record, holding.c.revision, holding.c.row, holding.c.until)
    own = own.where(holding.c.document == by.document, holding.c.record.in_(GIVEN))
    open_, ended = {}, set()
    for one in connection.execute(own, {"ids": json.dumps(list(rows))}):
        if one.until is None:
            open_[one.record] = (one.revision, one.row)
        else:
            ended.add(one.record)
    new, moved = [], []
    for number, (modified, row) in rows.items():
        if number not in open_:
            learned = by.now if number in ended else _learned(modified, by)
            place = {"document": by.document, "record": number, "revision": by.revision, "row": row}
            new.append({**place, "learned_at": learned, "until": None})
        elif open_[number] != (by.revision, row):
            moved.append({"of": number, "to": by.revision, "at": row})
    if new:
        connection.execute(insert(holding), new)
    if moved:
        mine = (holding.c.document == by.document, holding.c.record == bindparam("of"), holding.c.until.is_(None))
        connection.execute(update(holding).where(*mine).values(revision=bindparam("to"), row=bindparam("at")), moved)


def _learned(modified: str, by: Holder) -> datetime:
    """When the version became known: by its system's own time, else with its file."""
    at = datetime.fromisoformat(modified) if modified else by.now
    return at if modified and EARLIEST <= at <= by.now else by.learned_at


@lru_cache(maxsize=1 << 12)
def _instant(text: str) -> str:
    """An ISO instant or day as the store writes instants; empty for what is none."""
    try:
        at = datetime.fromisoformat(text)
        return written(at if at.tzinfo else at.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return ""
