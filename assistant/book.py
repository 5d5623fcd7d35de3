"""The accounts of a home as a book: the tree, one account, its records by kind, and what is to be mended in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.accounts import account_named
from retrieval.evidence import View
from retrieval.records.account import CRM_FIELDS, crm_value
from retrieval.records.kinds import KINDS
from retrieval.records.quality import Finding, findings
from retrieval.records.record import Record
from retrieval.records.tree import Key, Tree, key_of
from retrieval.store import Reader, Wanted

PAGE = 1_000  # records that are read at once


@dataclass(frozen=True, slots=True)
class Entry:
    """One account: what it hangs below, root first, what hangs below it, and how many records of each kind it has.

    `crm` gives the nine fields by their labels; one that is not filled in is empty.
    """

    record: Record
    above: tuple[Record, ...]
    below: tuple[Record, ...]
    crm: Mapping[str, str]
    counts: Mapping[str, int]


class Book:
    """What one scope sees of the accounts in one view."""

    def __init__(self, reader: Reader, view: View) -> None:
        self._reader, self._view = reader, view
        self.tree = Tree.of(reader.records(Wanted(kind="account"), view))

    def named(self, name: str) -> Record:
        """The account that a name or an id means; `UnknownAccount`, with the nearest, for none and for several.

        Of several systems' accounts of one name, that below which most hangs.
        """
        every = {one.id: one for one in self.tree.nodes.values()}
        exact = [one for one in every.values() if name in (one.id, one.source.id)]
        if len(exact) == 1:
            return exact[0]
        alike = [key for key, one in self.tree.nodes.items() if one.text("name").casefold() == name.strip().casefold()]
        if len({self.tree.nodes[key].account for key in alike}) == 1:  # one account, which several systems know
            return self.tree.nodes[max(sorted(alike), key=lambda key: sum(1 for _ in self.tree.under(key)))]
        pairs = [(one.id, said) for one in every.values() for said in _names(one) if said]
        return every[account_named(name, pairs)]

    def entry(self, one: str) -> Entry | None:
        """The account of that id; None where there is none in view."""
        node = self.node(one)
        if node is None:
            return None
        key = key_of(node)
        crm = {label: _said(node, field) for label, field in CRM_FIELDS.items()}
        below = tuple(self.tree.nodes[each] for each in self.tree.below[key])
        counts = self._reader.record_counts(self._wanted(key), self._view)
        return Entry(node, self.tree.above(key), below, crm, counts)

    def node(self, one: str) -> Record | None:
        """The account's own record."""
        return next((node for node in self.tree.nodes.values() if node.id == one), None)

    def records(self, node: Record, kind: str, after: tuple[str, str, str] | None, limit: int) -> list[Record]:
        """Records of a kind that are about the account or what hangs below it, in order, after the one named."""
        wanted = replace(self._wanted(key_of(node)), kind=kind, after=after, limit=limit)
        return self._reader.records(wanted, self._view)

    def findings(self, on: date | None = None) -> list[Finding]:
        """All that is to be mended, the worst first."""
        return findings(self._every(), on)

    def _every(self) -> Iterator[Record]:
        for kind in KINDS:
            wanted = Wanted(kind=kind, limit=PAGE)
            while found := self._reader.records(wanted, self._view):
                yield from found
                wanted = replace(wanted, after=found[-1].order)

    def _wanted(self, key: Key) -> Wanted:
        """A root has all that is placed under its name; what hangs below it, what names it or what is below that."""
        node = self.tree.nodes[key]
        if key in self.tree.roots and key not in self.tree.circles and node.account:
            return Wanted(account=node.account)
        return Wanted(owners=tuple(key_of(each) for _, each in self.tree.under(key)))


def _names(one: Record) -> Iterator[str]:
    yield from (one.text("name"), one.text("legal_name"))
    aliases = one.known.get("aliases", ())
    yield from aliases if isinstance(aliases, tuple) else ()


def _said(one: Record, field: str) -> str:
    value = crm_value(one.known, field)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
