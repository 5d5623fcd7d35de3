"""Every record's account and region, from the tree of accounts: who may see a row is computed, not written in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, text, update

from retrieval.records.owner import MAILED, OWNING, address_of
from retrieval.records.packed import encodable
from retrieval.store.home import note
from retrieval.store.record_sight import NOW, Seat, stands
from retrieval.store.records import record

# A record takes its place from the newest version of the record that it is about, else from the account that is `meant`
# by what it gives as the account; one that names none has no place.
FOLLOW = text("""
UPDATE record SET account = placed.account, region = placed.region
FROM (
  WITH meant AS MATERIALIZED (
    SELECT value ->> 0 AS system, value ->> 1 AS owner, value ->> 2 AS account, value ->> 3 AS region
    FROM json_each(:meant)
  )
  SELECT mine.number AS number, coalesce(own.account, meant.account, '') AS account,
    CASE WHEN mine.own_region <> '' THEN mine.own_region ELSE coalesce(own.region, meant.region, '') END AS region
  FROM record AS mine LEFT JOIN (
    SELECT system, source_id, account, region, max(modified || printf('%015d', number))
    FROM record WHERE kind = :kind GROUP BY system, source_id
  ) AS own ON own.system = mine.system AND own.source_id = mine.owner
  LEFT JOIN meant ON meant.system = mine.system AND meant.owner = mine.owner
  WHERE mine.owner_kind = :kind AND mine.kind <> 'account'
) AS placed
WHERE record.number = placed.number AND (record.account <> placed.account OR record.region <> placed.region)""")
Means = Callable[[str, str], tuple[str, str] | None]  # system and name to the system and id of an account


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


NONE_APART: Mapping[tuple[str, str], str] = {}


@dataclass(frozen=True, slots=True)
class Names:
    """What accounts are called: by their names in small letters, and those `apart` by where their root stands."""

    called: Mapping[str, str]
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, key: tuple[str, str], name: str) -> str:
        """What the account of a root is called."""
        return self.apart.get(key) or self.called.get(name.casefold(), name)


def nobody(_system: str, _said: str) -> None:
    """No name means an account."""
    return


def place(connection: Connection, called: Names, means: Means = nobody) -> int:
    """Places all records; gives how many changed their place.

    `means` gives the account of any system that a row's words for its account, or an address in it, mean.
    """
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
    many = len(moved)
    for kind in OWNING:
        given = _meant(connection, nodes, called, means) if kind == "account" else []
        many += int(connection.execute(FOLLOW, {"kind": kind, "meant": json.dumps(given)}).rowcount)
        many += _addressed(connection, nodes, called, means) if kind == "account" else 0
    if many:
        begin_placing(connection)
    return many


def _meant(
    connection: Connection, nodes: Mapping[tuple[str, str], Node], called: Names, means: Means
) -> list[tuple[str, str, str, str]]:
    """What rows give as their account that no account of their system has as its id, each with the place it means."""
    given = select(record.c.system, record.c.owner).where(record.c.owner_kind == "account", record.c.owner != "")
    own = record.alias("own")
    known = select(own.c.id).where(own.c.kind == "account", own.c.system == record.c.system)
    known = known.where(own.c.source_id == record.c.owner).correlate(record)
    found = []
    for row in connection.execute(given.where(record.c.kind != "account", ~known.exists()).distinct()):
        key = means(row.system, row.owner)
        if key is not None:
            found.append((row.system, row.owner, *placed(nodes, *key, called)))
    return found


def _addressed(connection: Connection, nodes: Mapping[tuple[str, str], Node], called: Names, means: Means) -> int:
    """Places the rows that name no account, but a person's address at one; gives how many changed their place."""
    wanted = ("number", "kind", "system", "fields", "extra", "own_region", "account", "region")
    columns = [record.c[name] for name in wanted]
    moved = []
    chosen = select(*columns).where(record.c.owner_kind == "", record.c.kind.in_(sorted(MAILED)))
    for row in connection.execute(chosen.where(or_(record.c.fields.contains("@"), record.c.extra.contains("@")))):
        address = address_of(row.kind, json.loads(row.fields), json.loads(row.extra))
        key = means(row.system, address) if address else None
        account, region = placed(nodes, *key, called) if key is not None else ("", "")
        region = row.own_region or region
        if (account, region) != (row.account, row.region):
            moved.append({"of": row.number, "to": account, "at": region})
    if moved:
        changed = update(record).where(record.c.number == bindparam("of"))
        connection.execute(changed.values(account=bindparam("to"), region=bindparam("at")), moved)
    return len(moved)


def placed(nodes: Mapping[tuple[str, str], Node], system: str, one: str, called: Names) -> tuple[str, str]:
    """Account and region of a node: its root's name, as the home calls it, and the nearest region above.

    What stands in a circle has no root and so no account; nor has what is not there.
    """
    region, seen = "", set()
    root: Node | None = None
    last = (system, one)
    while one and (system, one) in nodes:
        if one in seen:
            return "", region
        seen.add(one)
        root, last = nodes[system, one], (system, one)
        region = region or root.region or (root.name if root.level == "region" else "")
        one = root.merged_into or root.parent
    return (called.of(last, root.name), region) if root else ("", "")


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
