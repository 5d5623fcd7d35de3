"""What the rows of one file say of each other: whose child each is, its other names, and what became part of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from retrieval.records.mapped import Mapped


@dataclass(slots=True)
class Kin:
    """The parent that another row gives a record, the id that another name stands for, and what took a record in."""

    parents: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)

    def learn(self, key: str, children: Sequence[str], also: Sequence[str], absorbed: Sequence[str]) -> None:
        """Keeps what one row says; a row without an id says nothing."""
        if key:
            self.parents.update(dict.fromkeys(children, key))
            self.names.update(dict.fromkeys(also, key))
            self.merged.update((one, key) for one in absorbed if one != key)

    def told(self, made: Mapped) -> Mapped:
        """The record with what other rows say of it; what it says itself of its parent goes before."""
        if made.deleted:
            return made
        into = self.merged.get(made.source.id)
        if into and self.merged.get(into) != made.source.id:
            notes = (*made.notes, f"{into} says that it took it in")
            return replace(made, deleted=True, merged_into=into, notes=notes)
        own = str(made.fields.get("parent_id", ""))
        parent = self.names.get(own) or own
        notes = made.notes
        if not parent:
            parent = self.parents.get(made.source.id, "")
            notes = (*notes, f"its parent {parent} is named in the parent's own row")
        if parent in ("", own):
            return made
        return replace(made, fields={**made.fields, "parent_id": parent}, notes=notes)
