"""The tree of accounts, made from the records that stand: what hangs below what, and what hangs nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.records.record import Record

Key = tuple[str, str]  # a system and a source id in it


@dataclass(frozen=True, slots=True)
class Tree:
    """The accounts in one order, each with what hangs below it.

    `roots` have no parent among the records. `orphans` name one that is not there, `circles` hang below themselves;
    both count as roots, of a circle the first. `parents` says what each other node hangs below, `members` which records
    a node stands for, where those are several.
    """

    nodes: Mapping[Key, Record]
    below: Mapping[Key, tuple[Key, ...]]
    roots: tuple[Key, ...]
    orphans: frozenset[Key] = frozenset()
    circles: frozenset[Key] = field(default_factory=frozenset)
    parents: Mapping[Key, Key] = field(default_factory=dict)
    members: Mapping[Key, tuple[Record, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, accounts: Sequence[Record]) -> Tree:
        """The tree of these records of kind account, by name and then by source."""
        nodes = {key_of(one): one for one in sorted(accounts, key=lambda one: (one.text("name").casefold(), one.order))}
        parents = {key: (key[0], one.text("parent_id")) for key, one in nodes.items() if one.text("parent_id")}
        orphans = frozenset(key for key, parent in parents.items() if parent not in nodes)
        circles = frozenset(key for key in parents if _circles(key, parents))
        firsts = {min(_circle(key, parents)) for key in circles}
        roots = tuple(key for key in nodes if key not in parents or key in orphans or key in firsts)
        below: dict[Key, list[Key]] = {key: [] for key in nodes}
        held = {key: parent for key, parent in parents.items() if key not in orphans and key not in firsts}
        for key, parent in held.items():
            below[parent].append(key)
        return cls(nodes, {key: tuple(found) for key, found in below.items()}, roots, orphans, circles, held)

    def under(self, key: Key) -> Iterator[tuple[int, Record]]:
        """The node and all below it, each with its depth, parents before children."""
        waiting = [(0, key)]
        while waiting:
            depth, one = waiting.pop()
            yield depth, self.nodes[one]
            waiting += [(depth + 1, child) for child in reversed(self.below[one])]

    def above(self, key: Key) -> tuple[Record, ...]:
        """What a node hangs below, the root first."""
        found: list[Record] = []
        while key in self.parents:
            key = self.parents[key]
            found.append(self.nodes[key])
        return tuple(reversed(found))

    def held(self, key: Key) -> tuple[Record, ...]:
        """The records that a node stands for, its own first."""
        return self.members.get(key) or (self.nodes[key],)


def key_of(record: Record) -> Key:
    """Where a record of the tree stands."""
    return record.source.system, record.source.id


def _circles(key: Key, parents: Mapping[Key, Key]) -> bool:
    """True for a node that is among those above it."""
    one, seen = parents[key], set()
    while one in parents and one != key and one not in seen:
        seen.add(one)
        one = parents[one]
    return one == key


def _circle(key: Key, parents: Mapping[Key, Key]) -> Iterator[Key]:
    """All of the circle that a node stands in."""
    yield key
    one = parents[key]
    while one != key:
        yield one
        one = parents[one]
