"""Which system's object a table is, by its columns; a table that only looks like one is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from retrieval.sources.exports.coerce import folded
from retrieval.sources.exports.mapping import mappings
from retrieval.sources.exports.row import Row
from retrieval.sources.exports.system import ObjectMapping, SystemMapping, Tell

_LONGEST = 80  # characters of a column's name
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """The one mapping and object that fit."""

    system: SystemMapping
    object: ObjectMapping


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The objects that fit equally well, as `system/object`."""

    names: tuple[str, ...]


def sniff(file: str, rows: Sequence[Row], names: Sequence[str], told: str = "") -> Found | Ambiguous | None:
    """What the columns tell, or who told it: `told` is a system, or a system and an object as in "sap/VBAK".

    Within a system the object of higher rank is meant, then that with more known columns, then that in the file's
    name; between systems the number of known columns decides. What is left equal is ambiguous.
    """
    best: list[tuple[int, Found]] = []
    system_told, _, object_told = told.partition("/")
    for system in mappings():
        plain = tuple(dict.fromkeys((*system.plain(names), *names)))
        if told and folded(system_told) not in (folded(system.system), folded(system.title)):
            continue
        fitting = _typed(system, rows) or [
            one
            for one in system.objects
            if (not object_told or one is system.object(object_told))
            and (_identified(one, plain) if told else _told_by(one, rows, plain))
        ]
        best += _best(system, fitting, file, plain)
    most = max((count for count, _ in best), default=0)
    found = [one for count, one in best if count == most and count > 0]
    if len(found) == 1:
        return found[0]
    return Ambiguous(tuple(sorted(f"{one.system.system}/{one.object.name}" for one in found))) if found else None


def _best(
    system: SystemMapping, fitting: Sequence[ObjectMapping], file: str, names: Sequence[str]
) -> list[tuple[int, Found]]:
    words = {folded(word) for word in _WORDS.findall(PurePosixPath(file).stem)} | {folded(PurePosixPath(file).stem)}
    folds = {folded(name) for name in names}
    ranked = []
    for one in fitting:
        called = {folded(one.name), *map(folded, one.names)}
        known = len(folds & columns_of(one))
        ranked.append(((one.rank, known, not called.isdisjoint(words)), known, Found(system, one)))
    top = max((rank for rank, _, _ in ranked), default=None)
    return [(known, found) for rank, known, found in ranked if rank == top]


def _typed(system: SystemMapping, rows: Sequence[Row]) -> list[ObjectMapping]:
    """The object that the first row which names its object names."""
    for row in rows:
        if system.type and system.type in row.names:
            one = system.object(row.cells[row.names.index(system.type)])
            if one:
                return [one]
    return []


def _told_by(one: ObjectMapping, rows: Sequence[Row], names: Sequence[str]) -> bool:
    return _identified(one, names) and any(_holds(tell, one, rows, names) for tell in one.tells)


def _identified(one: ObjectMapping, names: Sequence[str]) -> bool:
    """True when the table has a column, or columns, that name its rows."""
    folds = {folded(name) for name in names}
    return any(all(folded(part) in folds for part in parts) for parts in one.ids)


def hinted(words: Iterable[str]) -> bool:
    """False for words among which no object's telling columns all stand, so that none of their tables is its own."""
    telling = _telling()
    known = frozenset(column for columns in telling for column in columns)
    found = {fold for word in words if len(word) <= _LONGEST and (fold := folded(word)) in known}
    return any(found.issuperset(columns) for columns in telling)


@cache
def _telling() -> tuple[frozenset[str], ...]:
    tells = [tell.columns for system in mappings() for one in system.objects for tell in one.tells]
    tells += [(system.type,) for system in mappings() if system.type]
    return tuple(frozenset(map(folded, columns)) for columns in tells)


def _holds(tell: Tell, one: ObjectMapping, rows: Sequence[Row], names: Sequence[str]) -> bool:
    if tell.exact:
        found = set(names).issuperset(tell.columns)
    else:
        found = {folded(name) for name in names}.issuperset(map(folded, tell.columns))
    return found and (not tell.key or keyed(one, rows))


def keyed(one: ObjectMapping, rows: Sequence[Row]) -> bool:
    """True when there are ids and nearly all look as the system's do; a line of one cell is no row of the table."""
    if one.key is None:
        return False
    wanted = [folded(parts[0]) for parts in one.ids]
    good = bad = 0
    for row in rows:
        cells = {folded(name): cell.strip() for name, cell in zip(row.names, row.cells, strict=False) if cell.strip()}
        found = next((cells[name] for name in wanted if name in cells), "")
        if found and len(cells) > 1:
            matched = one.key.fullmatch(found) is not None
            good, bad = good + matched, bad + (not matched)
    return good > 4 * bad


@cache
def columns_of(one: ObjectMapping) -> frozenset[str]:
    """Every column that the object knows, folded."""
    known = [part for parts in one.ids for part in parts]
    for take in one.takes:
        known += [*take.columns, *take.join, *take.currency]
    for label in one.labels:
        known += label.columns
    known += [
        *one.modified,
        *one.deleted,
        *one.merged,
        *one.absorbed,
        *one.children,
        *one.also,
        *(name for each in one.inside for name in each.columns),
    ]
    return frozenset(folded(name) for name in known)
