"""A question about records as a value: which kind, where, under which conditions, and what is wanted of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from retrieval.period import Period
from retrieval.records.tree import Key


class Measure(StrEnum):
    """What is wanted of the records: each of them, how many, or what their amounts come to."""

    LIST = "list"
    COUNT = "count"
    TOTAL = "total"


class Demand(StrEnum):
    """What a condition asks of a record."""

    STATE = "state"  # its status is among the words
    IS = "is"  # the field holds one of the words
    WITHIN = "within"  # the field's day lies in the period
    WITHOUT = "without"  # the field is empty


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a record must be. `said` is how a person reads it, `before` the noun or behind it.

    For a state `words` holds its name. For other tests `fields` names the record's fields; the first filled decides.
    """

    demand: Demand
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    period: Period | None = None
    said: str = ""
    before: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Whose or where: records whose region is among `regions`, or that belong to one of the `owners` in the tree.

    `meant` names what the words were taken for. What is only known to be in one of the `wider` regions may be there,
    unless it belongs to one of the `others`, which are known to be elsewhere.
    """

    said: str
    meant: str = ""
    owners: frozenset[Key] = frozenset()
    regions: frozenset[str] = frozenset()
    wider: frozenset[str] = frozenset()
    others: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """Records of one kind, of one account or any, in every one of the places, that fulfil every condition.

    `grouping` is the field by which the found ones are told apart, if any.
    """

    kind: str
    measure: Measure = Measure.LIST
    account: str = ""
    places: tuple[Place, ...] = ()
    conditions: tuple[Condition, ...] = ()
    grouping: str = ""
    notes: tuple[str, ...] = field(default=(), compare=False)
