"""The accounts of a home as a book: the tree, one account, its records by kind, and what is to be mended in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from assistant.accounts import UnknownAccount, account_named
from assistant.namesakes import Namesakes
from retrieval.evidence import View
from retrieval.identity.meant import Meant, names
from retrieval.records.account import CRM_FIELDS, crm_value
from retrieval.records.joined import joined
from retrieval.records.kinds import KINDS
from retrieval.records.quality import Finding, findings, worst_first
from retrieval.records.record import Record
from retrieval.records.tree import Key, Tree, key_of
from retrieval.records.value import empty
from retrieval.store import Reader, Wanted
from retrieval.unplaced import namesakes, unplaced, waits

PAGE = 1_000  # records that are read at once
PARENT = "global_parent_account_id"
ALONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One account: what it hangs below, root first, what hangs below it, and how many records of each kind it has.

    `members` are the records of all systems that it stands for, `record` the first of them. `crm` gives the nine fields
    by their labels; one that is not filled in is empty, one that names another record says its name before its id.
    """

    record: Record
    above: tuple[Record, ...]
    below: tuple[Record, ...]
    crm: Mapping[str, str]
    counts: Mapping[str, int]
    members: tuple[Record, ...] = ()


class Book:
    """What one scope sees of the accounts in one view; records that are one by `home` stand in the tree once."""

    def __init__(self, reader: Reader, view: View, home: Mapping[str, str] = ALONE) -> None:
        self._reader, self._view, self._home = reader, view, home
        self.rows = Tree.of(reader.records(Wanted(kind="account"), view))
        self.tree = joined(self.rows, home)
        self._first = {key_of(one): key for key in self.tree.nodes for one in self.tree.held(key)}
        self._ids = {one.id: self._first[key] for key, one in self.rows.nodes.items()}

    def named(self, name: str) -> Record:
        """The account that a name, an id or "system:id" means; of several of one name in one tree the largest.

        `UnknownAccount`, with the nearest, for none and for several.
        """
        said = name.strip()
        exact = {self._first[key] for key, one in self.rows.nodes.items() if said in (one.id, key[1], ":".join(key))}
        if len(exact) == 1:
            return self.tree.nodes[exact.pop()]
        borne = [key for key, one in self.rows.nodes.items() if one.text("name").casefold() == said.casefold()]
        alike = sorted({self._first[key] for key in borne})
        placed = [key for key in self.tree.roots if self.tree.nodes[key].account.casefold() == said.casefold()]
        if len(placed) == 1 and (not alike or placed[0] in alike):
            return self.tree.nodes[placed[0]]
        if alike and len({self._root(key) for key in alike}) == 1:
            return self.tree.nodes[max(alike, key=lambda key: sum(1 for _ in self.tree.under(key)))]
        if alike:
            raise UnknownAccount(name, tuple(":".join(key) for key in alike))
        pairs = [(one.id, each) for one in self.rows.nodes.values() for each in names(one)]
        every = {one.id: self.tree.nodes[self._first[key]] for key, one in self.rows.nodes.items()}
        return every[account_named(name, [(every[one].id, each) for one, each in pairs])]

    def keys(self, key: Key) -> tuple[Key, ...]:
        """What records of any system name the account by: its members' own ids, and what other systems call it."""
        return (*(key_of(one) for one in self.tree.held(key)), *self._strangers.get(key, ()))

    def entry(self, one: str) -> Entry | None:
        """The account of that id; None where there is none in view."""
        node = self.node(one)
        if node is None:
            return None
        key = key_of(node)
        below = tuple(self.tree.nodes[each] for each in self.tree.below[key])
        counts = self._reader.record_counts(self._wanted(key), self._view)
        return Entry(node, self.tree.above(key), below, self._crm(key), counts, self.tree.held(key))

    def node(self, one: str) -> Record | None:
        """The account that a record's id is of, any of its members'."""
        return self.tree.nodes[self._ids[one]] if one in self._ids else None

    def records(self, node: Record, kind: str, after: tuple[str, str, str] | None, limit: int) -> list[Record]:
        """Records of a kind that are about the account or what hangs below it, in order, after the one named."""
        wanted = replace(self._wanted(key_of(node)), kind=kind, after=after, limit=limit)
        return self._reader.records(wanted, self._view)

    def findings(self, on: date | None = None) -> list[Finding]:
        """All that is to be mended, the worst first."""
        waiting: list[Record] = []
        found = findings(self._every(waiting), on)
        return worst_first([*found, *unplaced(waiting, self.meant), *namesakes(self.tree)])

    @cached_property
    def namesakes(self) -> Namesakes:
        """The people and places in view, by what they are called."""
        found = [self._reader.records(Wanted(kind=kind), self._view) for kind in ("stakeholder", "internal_person")]
        return Namesakes(self.tree, chain(*found), self._home)

    @cached_property
    def meant(self) -> Meant:
        """Which account is meant by a name or an address."""
        people = self._reader.records(Wanted(kind="internal_person"), self._view)
        return Meant(self.rows, self._home, [one.text("email") for one in people])

    @cached_property
    def _strangers(self) -> Mapping[Key, tuple[Key, ...]]:
        """By account what rows of other systems call it: pairs of a system and what it gives as the account."""
        found: dict[Key, tuple[Key, ...]] = {}
        for system, said in self._reader.owners(self._view):
            key = None if (system, said) in self.rows.nodes else self.meant.key(system, said)
            if key is not None:
                found[self._first[key]] = (*found.get(self._first[key], ()), (system, said))
        return found

    def _every(self, waiting: list[Record]) -> Iterator[Record]:
        for kind in KINDS:
            wanted = Wanted(kind=kind, limit=PAGE)
            while found := self._reader.records(wanted, self._view):
                waiting += (one for one in found if waits(one))
                yield from found
                wanted = replace(wanted, after=found[-1].order)

    def _wanted(self, key: Key) -> Wanted:
        """A root has all that is placed under its names; what hangs below it, what names it or what is below that.

        Where another root is placed under the same name, each has what its own systems say.
        """
        held = self.tree.held(key)
        accounts = tuple(sorted({one.account for one in held} - {""}))
        if key in self.tree.roots and key not in self.tree.circles and accounts:
            mine = {one.source.system for one in held}
            others = [each for each in self.tree.roots if each != key and self.tree.nodes[each].account in accounts]
            theirs = {one.source.system for each in others for one in self.tree.held(each)}
            if not others:
                return Wanted(accounts=accounts)
            if not mine & theirs:
                return Wanted(accounts=accounts, systems=tuple(sorted(mine)))
        under = [key_of(one) for _, one in self.tree.under(key)]
        owners = [key_of(one) for each in under for one in self.tree.held(each)]
        return Wanted(owners=(*owners, *(said for each in under for said in self._strangers.get(each, ()))))

    def _root(self, key: Key) -> Key:
        above = self.tree.above(key)
        return key_of(above[0]) if above else key

    def _crm(self, key: Key) -> dict[str, str]:
        """The nine fields, each of the first member that has it."""
        held = self.tree.held(key)
        called = self._reader.called(held, self._view)
        found = {}
        for label, field in CRM_FIELDS.items():
            said = ((one, crm_value(one.known, field)) for one in held)
            one, value = next(((one, value) for one, value in said if not empty(value)), (held[0], ""))
            above = self.tree.above(key)
            if field == PARENT and empty(one.known.get(PARENT, "")) and above:
                found[label] = _beside(above[0].text("name"), above[0].source.id)
            elif field.endswith("_id"):
                found[label] = _beside(called(one.source.system, str(value)), str(value))
            else:
                found[label] = ", ".join(value) if isinstance(value, tuple) else str(value)
        return found


def _beside(name: str, id_: str) -> str:
    """The name with the id beside it.

    >>> _beside("Norvik Group", "001"), _beside("", "001"), _beside("Norvik", "Norvik")
    ('Norvik Group (001)', '001', 'Norvik')
    """
    return f"{name} ({id_})" if name and name != id_ else id_
