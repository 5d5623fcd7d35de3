"""Exports of other systems: which one a file is, and its rows as records or as named rejects."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from retrieval.records.mapped import Mapped, Rejected
from retrieval.sources.csv import separator
from retrieval.sources.encoding import decode
from retrieval.sources.exports.chat import Chat, as_shown, chat_of
from retrieval.sources.exports.coerce import folded
from retrieval.sources.exports.delimited import first_rows
from retrieval.sources.exports.denied import refuses
from retrieval.sources.exports.filling import Filler
from retrieval.sources.exports.kin import Kin
from retrieval.sources.exports.mapping import mappings
from retrieval.sources.exports.nested import nested_rows, record_row
from retrieval.sources.exports.plan import plan_of
from retrieval.sources.exports.row import Broken, Row, unique
from retrieval.sources.exports.rows import Shape, rows_of
from retrieval.sources.exports.sniff import Ambiguous, columns_of, keyed, sniff
from retrieval.sources.exports.style import Style
from retrieval.sources.exports.styling import style_of
from retrieval.sources.exports.system import ObjectMapping, SystemMapping
from retrieval.sources.exports.wrapped import Standing
from retrieval.sources.reading import Refused

HEAD = 1 << 18  # bytes that are enough to recognise a file by
_ROWS = 200  # of a table, looked at
_RECORDS = 50  # of each list or stream of JSON
_LOOKED_AT = 2_000  # of JSON, until one is found that is known
_SUFFIXES = ("", ".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson")
_HINT = re.compile(r'"?sep=([,;|\t])"?[ \t]*\r?\n', re.IGNORECASE)
_HEADERS, _DEEPER = 8, 25  # rows in which a header is looked for, of a table and a sheet, as some have titles above it
SCRUBBED = "[token]"
_LONGEST = 80  # signs of a name that is told
_PLANS = 5_000  # shapes of rows in one file


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file that is the export of a system's object; `columns` as they stand in it."""

    system: str
    object: str
    kind: str
    columns: tuple[str, ...]
    shape: Shape
    style: Style
    keyed: bool  # its ids look as the system's do, so that what looks otherwise is none
    folder: str = ""
    group: str = ""  # the list or stream of its records
    chats: bool = False  # its rows are messages, of which the lists beside them say more
    chat: Chat | None = None


def systems() -> tuple[str, ...]:
    """The names that a person may give a file's system by."""
    return tuple(each.system for each in mappings())


def recognise(name: str, head: bytes, told: str = "", mark: str = "") -> Recognised | None:
    """What the first bytes of a file, at least `HEAD` of them or all, show it to be; None for any other file.

    `told` is a system, or a system and an object as in "sap/VBAK", that a person says it is. `mark` parts the cells of
    a sheet, whose numbers are known to have a point before the fraction. Raises `Refused` for what fits several alike,
    and for what does not fit what was told.
    """
    if told and folded(told.partition("/")[0]) not in {folded(n) for s in mappings() for n in (s.system, s.title)}:
        raise Refused(f"{told!r} is none of {', '.join(systems())}")
    if not told and PurePosixPath(name).suffix.lower() not in _SUFFIXES:
        return None
    try:
        text = decode(head).text
    except Refused:
        if told:
            raise
        return None
    for shape, names, first in _shapes(text.removeprefix("\ufeff"), mark):
        found = sniff(name, first, names, told)
        if isinstance(found, Ambiguous):
            raise Refused(f"it could be {' or '.join(found.names)}; say which with --as")
        if found:
            refused = refuses(found.system.deny)
            style = style_of(first, found.object, found.system.style, bool(shape.separator))
            return Recognised(
                found.system.system,
                found.object.name,
                found.object.kind,
                tuple(column for column in names if not refused(column)),
                shape,
                replace(style, decimal=".", decimal_known=True) if mark else style,
                keyed(found.object, first),
                PurePosixPath(name).parent.name,
                first[0].group if first else "",
                found.object.name == found.system.chat,
            )
    if told:
        raise Refused(f"it has no columns that name a record of {told}")
    return None


def _shapes(text: str, mark: str = "") -> Iterator[tuple[Shape, tuple[str, ...], list[Row]]]:
    """The ways in which the head may be read, each with its columns and first rows."""
    if not mark and text.lstrip()[:1] in ("{", "["):
        found = nested_rows(io.StringIO(text, newline=""), refuses(frozenset()))
        groups: dict[str, list[Row]] = {}
        for row in islice(found, _LOOKED_AT):
            if isinstance(row, Row) and len(groups.setdefault(row.group, [])) < _RECORDS:
                groups[row.group].append(row)
        for rows in groups.values():
            yield Shape(), tuple(dict.fromkeys(column for row in rows for column in row.names)), rows
        return
    deep = _DEEPER if mark else _HEADERS
    hint = None if mark else _HINT.match(text)
    mark = mark or (hint[1] if hint else separator(text))
    table = first_rows(io.StringIO(text, newline=""), mark, _ROWS)
    for place, (number, cells) in enumerate(table[:deep]):
        names = unique(cells)
        if len(names) > 1:
            yield Shape(mark, number), names, [Row(at, names, row, "") for at, row in table[place + 1 :]]


def rows(recognised: Recognised, stream: BinaryIO) -> Iterator[Mapped | Rejected]:
    """Every row of the file as a record or, by its number, as what keeps it from being one.

    The stream must be able to seek; it is read from its start, a part at a time. Raises `Refused` for bytes that are
    no text, before the first row.
    """
    system = next(each for each in mappings() if each.system == recognised.system)
    reader = _Reader(system, recognised)
    if reader.main.children or reader.main.also or reader.main.absorbed:
        reader.kin = _kin(reader, recognised, stream, system.deny)
    for row in rows_of(recognised.shape, stream, system.deny):
        if isinstance(row, Broken):
            yield Rejected(row.number, row.reason)
        else:
            yield from reader.records(row)


def _kin(reader: _Reader, recognised: Recognised, stream: BinaryIO, deny: frozenset[str]) -> Kin:
    """What the rows of the file say of each other."""
    found = Kin()
    for row in rows_of(recognised.shape, stream, deny):
        if isinstance(row, Row) and row.group == recognised.group and not reader.standing.denied(row):
            key, given = reader.filler(reader.main, row.names).keys(row)
            found.learn(key, *given)
    return found


class _Reader:
    """The fillers of one file, one for each object and shape of rows that it holds."""

    def __init__(self, system: SystemMapping, recognised: Recognised) -> None:
        self.main = next(one for one in system.objects if one.name == recognised.object)
        self.kin: Kin | None = None
        self.standing = Standing()
        self._system = system
        self._style = recognised.style
        self._keyed = recognised.keyed
        self._separator = recognised.shape.separator
        self._folder = recognised.folder
        self._group = recognised.group
        self._chat = (recognised.chat or chat_of({})) if recognised.chats else None
        self._refused = refuses(system.deny)
        self._fillers: dict[tuple[str, tuple[str, ...]], Filler] = {}

    def records(self, row: Row) -> Iterator[Mapped | Rejected]:
        """What becomes of a row; where each row names its object, what it names decides."""
        system = self._system
        for column, skip in system.skip.items():
            said = row.cells[row.names.index(column)] if column in row.names else ""
            if said in skip.words:
                because = skip.because or f"{system.title} wrote it, no person"
                yield Rejected(row.number, f"its {column} is {said}: {because}")
                return
        if version := self.standing.denied(row):
            yield Rejected(row.number, f"it is an earlier version of its record: its {version} is false")
            return
        one: ObjectMapping | None = self.main
        row = self._ready(row)
        if self._system.type in row.names:
            given = row.cells[row.names.index(self._system.type)]
            one = self._system.object(given) if given else one
            if one is None:
                yield Rejected(
                    row.number, f"{self._system.title} object {given[:_LONGEST]!r} is not among those that are read"
                )
                return
        if row.group:
            one = self._system.object(row.group) or (one if row.group == self._group else None)
            if one is None:
                yield Rejected(row.number, f"the list {row.group!r} beside {self._group!r} is not read")
                return
        for made in self.filler(one or self.main, row.names).records(row, self._deeper):
            if self.kin and isinstance(made, Mapped) and made.source.object == self.main.name:
                made = self.kin.told(made)
            yield made

    def _ready(self, row: Row) -> Row:
        """The row without tokens, and with its folder's name where that says what no column does."""
        scrub, folder = self._system.scrub, self._system.folder
        if scrub is not None and scrub.search(row.raw):
            cells = [scrub.sub(SCRUBBED, cell) for cell in row.cells]
            row = replace(row, cells=cells, raw=scrub.sub(SCRUBBED, row.raw))
        if folder and self._folder and folder not in row.names and folded(folder) in columns_of(self.main):
            row = replace(row, names=(*row.names, folder), cells=[*row.cells, self._folder])
        return as_shown(row, self._chat) if self._chat else row

    def filler(self, one: ObjectMapping, names: tuple[str, ...]) -> Filler:
        """The filler for rows of an object with these columns."""
        key = (one.name, names)
        found = self._fillers.get(key)
        if found is None:
            if len(self._fillers) >= _PLANS:
                self._fillers.clear()
            plan = plan_of(self._system, one, names)
            found = Filler(self._system, plan, self._style, self._separator, self._keyed and one is self.main)
            self._fillers[key] = found
        return found

    def _deeper(self, name: str, number: int, given: dict[str, Any]) -> Iterator[Mapped | Rejected]:
        one = self._system.object(name)
        row = record_row(number, given, json.dumps(given, ensure_ascii=False), self._refused)
        if isinstance(row, Broken):
            yield Rejected(row.number, row.reason)
        elif one is not None:
            yield from self.filler(one, row.names).records(row, self._deeper)
