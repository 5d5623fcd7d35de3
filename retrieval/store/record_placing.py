"""Every record's account and region, from the tree of accounts: who may see a row is computed, not written in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from retrieval.records.owner import OWNING
from retrieval.records.packed import encodable
from retrieval.store.home import note
from retrieval.store.record_sight import NOW, Seat, stands
from retrieval.store.records import record

# A record takes its place from the newest version of the record that it is about; one that names none has no place.
FOLLOW = text("""
UPDATE record SET account = placed.account, region = placed.region
FROM (
  SELECT mine.number AS number, coalesce(own.account, '') AS account,
    CASE WHEN mine.own_region <> '' THEN mine.own_region ELSE coalesce(own.region, '') END AS region
  FROM record AS mine LEFT JOIN (
    SELECT system, source_id, account, region, max(modified || printf('%015d', number))
    FROM record WHERE kind = :kind GROUP BY system, source_id
  ) AS own ON own.system = mine.system AND own.source_id = mine.owner
  WHERE mine.owner_kind = :kind AND mine.kind <> 'account'
) AS placed
WHERE record.number = placed.number AND (record.account <> placed.account OR record.region <> placed.region)""")


PLACING = "records placed"  # the note that counts how often places may have changed


def begin_placing(connection: Connection) -> None:
    """Says that the places of records may change, before they do: what hangs on them is looked at again."""
    number = int(connection.scalar(select(note.c.value).where(note.c.key == PLACING)) or 0) + 1
    connection.execute(delete(note).where(note.c.key == PLACING))
    connection.execute(insert(note).values(key=PLACING, value=str(number)))


@dataclass(frozen=True, slots=True)
class Node:
    """What places a row of the tree: its name, parent and region, and the record that it was merged into."""

    name: str
    parent: str
    region: str
    level: str
    merged_into: str


def place(connection: Connection, called: Mapping[str, str]) -> int:
    """Places all records; gives how many changed their place. `called` maps folded names to accounts there are."""
    nodes = _nodes(connection)
    chosen = select(record.c.system, record.c.source_id, record.c.account, record.c.region).distinct()
    moved = []
    for row in connection.execute(chosen.where(record.c.kind == "account")):
        account, region = placed(nodes, row.system, row.source_id, called)
        if (account, region) != (row.account, row.region):
            moved.append({"in": row.system, "of": row.source_id, "to": account, "at": region})
    if moved:
        mine = (record.c.system == bindparam("in"), record.c.source_id == bindparam("of"))
        changed = update(record).where(record.c.kind == "account", *mine)
        connection.execute(changed.values(account=bindparam("to"), region=bindparam("at")), moved)
    many = len(moved) + sum(int(connection.execute(FOLLOW, {"kind": kind}).rowcount) for kind in OWNING)
    if many:
        begin_placing(connection)
    return many


def placed(nodes: Mapping[tuple[str, str], Node], system: str, one: str, called: Mapping[str, str]) -> tuple[str, str]:
    """Account and region of a node: its root's name, as the home calls it, and the nearest region above.

    What stands in a circle has no root and so no account; nor has what is not there.
    """
    region, seen = "", set()
    root: Node | None = None
    while one and (system, one) in nodes:
        if one in seen:
            return "", region
        seen.add(one)
        root = nodes[system, one]
        region = region or root.region or (root.name if root.level == "region" else "")
        one = root.merged_into or root.parent
    return (called.get(root.name.casefold(), root.name), region) if root else ("", "")


def _nodes(connection: Connection) -> dict[tuple[str, str], Node]:
    seat = Seat.named("node")
    chosen = seat.joined(select(*(seat.record.c[name] for name in ("system", "source_id", "fields", "merged_into"))))
    chosen = chosen.where(seat.record.c.kind == "account", stands(seat, NOW, ended=True))
    found = {}
    for row in connection.execute(chosen):
        said = json.loads(row.fields)
        name, parent, region, level = (encodable(said.get(key, "")) for key in ("name", "parent_id", "region", "level"))
        found[row.system, row.source_id] = Node(name, parent, region, level, row.merged_into)
    return found
