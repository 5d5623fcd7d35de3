"""What becomes of each column of one shape of rows: worked out once, followed for every row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.sources.exports.coerce import folded
from retrieval.sources.exports.system import Inside, Label, ObjectMapping, SystemMapping, Take

_REPEATED = re.compile(r"(.+) \(\d+\)")

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A column that goes to a field, with the columns that may name its currency."""

    place: int
    name: str
    take: Take
    currency: Places


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of one shape's columns by what they are for; a place that is for nothing is in none of them."""

    names: tuple[str, ...]
    object: ObjectMapping
    ids: tuple[Places, ...]
    modified: Places
    deleted: Places
    merged: Places
    absorbed: Places
    children: Places
    also: Places
    type: Places
    steps: tuple[Step, ...]
    joins: tuple[tuple[Take, Places], ...]
    labels: tuple[tuple[Label, Places], ...]
    inside: tuple[tuple[Inside, int], ...]


def plan_of(system: SystemMapping, one: ObjectMapping, names: tuple[str, ...]) -> Plan:
    """The plan for rows with these columns; a repeated column fills what its first does."""
    at: dict[str, list[int]] = {}
    known = system.plain(names)
    for place, name in enumerate(known):
        repeated = _REPEATED.fullmatch(name)
        plain = repeated[1] if repeated and repeated[1] in known else name
        at.setdefault(folded(plain), []).append(place)

    def places(columns: Sequence[str]) -> Places:
        return tuple(dict.fromkeys(place for column in columns for place in at.get(folded(column), ())))

    return Plan(
        names,
        one,
        tuple(
            tuple(at[folded(part)][0] for part in parts)
            for parts in one.ids
            if all(folded(part) in at for part in parts)
        ),
        places(one.modified),
        places(one.deleted),
        places(one.merged),
        places(one.absorbed),
        places(one.children),
        places(one.also),
        places((system.type,)) if system.type else (),
        tuple(
            Step(place, names[place], take, places(take.currency))
            for take in one.takes
            for place in places(take.columns)
        ),
        tuple((take, places(take.join)) for take in one.takes if take.join),
        tuple((label, places(label.columns)) for label in one.labels),
        tuple((each, place) for each in one.inside for place in places(each.columns)),
    )
