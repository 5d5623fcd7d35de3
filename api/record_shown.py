"""Records and accounts as they are given to others: flat, named, ready for JSON; each with the row it stands in."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.book import Entry
from retrieval.records.packed import packed
from retrieval.records.record import Record
from retrieval.records.tree import Tree, key_of


@dataclass(frozen=True, slots=True)
class RowShown:
    """Where a record stands: the file's document and revision, its path, and the row as the file's program counts."""

    document_id: str
    revision_id: str
    path: str
    row: int
    hash: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record; `fields` holds what is known, an amount as its exact number and currency, `extra` all other columns."""

    record_id: str
    kind: str
    system: str
    object: str
    source_id: str
    modified: str
    account: str
    region: str
    labels: tuple[str, ...]
    fields: Mapping[str, Any]
    extra: Mapping[str, str]
    notes: tuple[str, ...]
    row: RowShown


@dataclass(frozen=True, slots=True)
class NodeShown:
    """An account in the tree; `parent_id` is a record's id, empty for a root.

    `systems` are those that know it, `records` the ids of all its records, its own first.
    """

    account_id: str
    name: str
    level: str
    parent_id: str
    depth: int
    account: str
    region: str
    country: str
    system: str
    source_id: str
    children: int
    systems: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountShown:
    """An account with its place in the tree, the nine CRM fields by their labels, and its records by kind."""

    account: NodeShown
    above: tuple[NodeShown, ...]
    below: tuple[NodeShown, ...]
    crm: Mapping[str, str]
    counts: Mapping[str, int]
    record: RecordShown


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Accounts, parents before children; `next_cursor` asks for those that follow, empty at the end."""

    accounts: tuple[NodeShown, ...]
    next_cursor: str


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """Records in one order; `next_cursor` asks for those that follow, empty at the end."""

    records: tuple[RecordShown, ...]
    next_cursor: str


def record_shown(one: Record) -> RecordShown:
    """A record."""
    return RecordShown(
        record_id=one.id,
        kind=one.kind,
        system=one.source.system,
        object=one.source.object,
        source_id=one.source.id,
        modified=one.source.modified,
        account=one.account,
        region=one.region,
        labels=one.labels,
        fields=json.loads(packed(one.kind, one.known)),
        extra=one.extra,
        notes=one.notes,
        row=RowShown(one.document, one.revision, one.path, one.source.row, one.source.hash, one.raw),
    )


def nodes_shown(tree: Tree) -> list[NodeShown]:
    """All accounts, each root with what hangs below it."""
    return [node_shown(tree, one, depth) for root in tree.roots for depth, one in tree.under(root)]


def node_shown(tree: Tree, one: Record, depth: int) -> NodeShown:
    """An account in the tree."""
    key = key_of(one)
    parent = tree.nodes[tree.parents[key]].id if key in tree.parents else ""
    held = tree.held(key)
    return NodeShown(
        account_id=one.id,
        name=one.text("name"),
        level=one.text("level"),
        parent_id=parent,
        depth=depth,
        account=one.account,
        region=one.region,
        country=one.text("country"),
        system=one.source.system,
        source_id=one.source.id,
        children=len(tree.below[key]),
        systems=tuple(sorted({each.source.system for each in held})),
        records=tuple(each.id for each in held),
    )


def account_shown(tree: Tree, entry: Entry) -> AccountShown:
    """An account."""
    depth = len(entry.above)
    return AccountShown(
        account=node_shown(tree, entry.record, depth),
        above=tuple(node_shown(tree, one, at) for at, one in enumerate(entry.above)),
        below=tuple(node_shown(tree, one, depth + 1) for one in entry.below),
        crm=entry.crm,
        counts=entry.counts,
        record=record_shown(entry.record),
    )


def cursor(steps: Sequence[str]) -> str:
    """A place in an order as one word for an address.

    >>> uncursor(cursor(("crm", "1", "Account")))
    ('crm', '1', 'Account')
    """
    return base64.urlsafe_b64encode(json.dumps(list(steps)).encode()).decode().rstrip("=")


def uncursor(word: str) -> tuple[str, ...]:
    """The place that `cursor` gave; a `ValueError` for any other word."""
    try:
        steps = json.loads(base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as wrong:
        raise ValueError("it is no cursor that was given") from wrong
    if not isinstance(steps, list) or not all(isinstance(step, str) for step in steps):
        raise ValueError("it is no cursor that was given")
    return tuple(steps)
