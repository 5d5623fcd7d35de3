"""What is seen of a company, plant or person in one system, and what is decided about two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Kind = Literal["company", "plant", "person"]
Verdict = Literal["same", "different", "unsure"]
By = Literal["person", "exact id", "alias", "domain", "legal name", "name"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One record of one system, as far as it tells who it is; "" and () mean not known.

    `ids` are pairs of scheme and value: ("duns", "15-048-3782"), ("vat", "DE811907980"), ("salesforce", "0015g00...").
    `system` is where the record stands, `parent` the key of the record that this one belongs to (for a person the
    company), `country` a code or a name, `region` a state or a sales region. A plant stands for any part of a company
    that has no legal name of its own, a division or a country too.
    """

    key: str
    kind: Kind
    name: str
    system: str = ""
    aliases: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    emails: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    city: str = ""
    region: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's answer: these two records are the same, or are not. It wins over all evidence."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What holds between two records, and why in plain words; `left` sorts before `right`."""

    left: str
    right: str
    verdict: Verdict
    by: By
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """The records that are one company, plant or person, sorted."""

    keys: tuple[str, ...]
    kind: Kind


@dataclass(frozen=True, slots=True, order=True)
class Crowd:
    """So many records share this that it tells none of them from another; nothing is concluded from it."""

    kind: Kind
    by: By
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Identities:
    """Every record in exactly one group, the decisions that were made, and what could not be used."""

    groups: tuple[Group, ...]
    decisions: tuple[Decision, ...]
    crowds: tuple[Crowd, ...] = ()
    idle: tuple[Ruling, ...] = ()  # rulings on records that are not there or are no two of one kind

    def unsure(self) -> tuple[Decision, ...]:
        """The doubts, for a person to answer."""
        return tuple(decision for decision in self.decisions if decision.verdict == "unsure")

    def home(self) -> Mapping[str, str]:
        """Each record's group, named by the group's first key."""
        return MappingProxyType({key: group.keys[0] for group in self.groups for key in group.keys})
