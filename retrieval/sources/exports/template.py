"""Templates of the sheets that people keep themselves: for each kind its columns, what they hold, and one example."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from retrieval.records.account import CRM_FIELDS
from retrieval.records.value import Money
from retrieval.sources.exports.mapping import mappings
from retrieval.sources.exports.system import ObjectMapping, SystemMapping, Take
from retrieval.sources.exports.telling import HELP, SYSTEM, tells

HELP_HEAD = (HELP, "What it holds", "How it is written", "Needed", "Example")
_FORMS: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "yes or no",
    Decimal: "a number",
    date: "a date, best as 2026-03-31",
    datetime: "a date with its time, best as 2026-03-31 14:00; a date alone will do",
    Money: "an amount; Currency says in what",
    tuple: "one or several, with semicolons between them",
}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Column:
    """A column under its label; `words` are those of a closed list, as they are shown, `type` is its field's."""

    label: str
    about: str
    type: type
    words: tuple[str, ...]
    needed: str
    example: str

    @property
    def form(self) -> str:
        """How a cell of it is written."""
        return f"one of: {', '.join(self.words)}" if self.words else _FORMS[self.type]


@dataclass(frozen=True, slots=True)
class Template:
    """A kind's sheet: the name it is asked for by, its title, its columns, and which of them name a row."""

    name: str
    title: str
    columns: tuple[Column, ...]
    named_by: str

    @property
    def header(self) -> tuple[str, ...]:
        """The labels in the first row."""
        return tuple(column.label for column in self.columns)

    @property
    def help(self) -> Iterator[tuple[str, ...]]:
        """The rows that explain the columns, their own header first."""
        yield HELP_HEAD
        for one in self.columns:
            label = "Id" if tells(one.label) else one.label  # so that this sheet is never taken for the other
            yield label, one.about, one.form, one.needed, one.example


def names() -> tuple[str, ...]:
    """The kinds that there are templates for."""
    return tuple(one.name for one in _sheet().objects)


@cache
def template(name: str) -> Template | None:
    """The template of a kind by any of its names, or None.

    >>> template("Stakeholders").header[:2], template("biscuits")
    (('Id (AIA contacts)', 'Name'), None)
    """
    one = _sheet().object(name)
    if one is None:
        return None
    telling = one.ids[0][0]
    title = telling.partition("AIA ")[2].rstrip(")")
    ways = list(one.ids[2:])
    named_by = ", else ".join(" + ".join(parts) for parts in ways)
    about = (
        f"an Id of your own, another for each row of all sheets of this kind; without it the row is named by {named_by}"
    )
    columns = [Column(telling, about, str, (), "no, but the column stays: it says which sheet this is", "")]
    for take in one.takes:
        columns.append(_column(one, take, ways))
        if take.currency and take.currency[0] not in (column.label for column in columns):
            columns.append(_plain(one, take.currency[0], "beside an amount"))
    columns.append(_plain(one, one.modified[0], "no"))
    return Template(one.name, title[:1].upper() + title[1:], tuple(columns), named_by)


def written(made: Template) -> bytes:
    """The template as CSV: the header alone, marked as UTF-8 so that spreadsheet programs read it as that."""
    out = io.StringIO()
    csv.writer(out).writerow(made.header)
    return out.getvalue().encode("utf-8-sig")


def _column(one: ObjectMapping, take: Take, ways: list[tuple[str, ...]]) -> Column:
    label = take.columns[0]
    about, example = _words(one.name, label)
    kind = take.field.type
    words = tuple(word.replace("_", " ") for word in take.field.allowed)
    return Column(label, about, kind, words, _needed(one, take, ways), example)


def _plain(one: ObjectMapping, label: str, needed: str) -> Column:
    about, example = _words(one.name, label)
    return Column(label, about, date if label == one.modified[0] else str, (), needed, example)


def _needed(one: ObjectMapping, take: Take, ways: list[tuple[str, ...]]) -> str:
    label = take.columns[0]
    if all(label in parts for parts in ways):
        return "yes, where there is no Id"
    if one.kind == "account" and label in CRM_FIELDS:
        return "for every account below the parent"
    if take.field.name == "account_id":
        return "yes: without it the row is of no account"
    return "it may name the row" if any(label in parts for parts in ways) else "no"


def _words(name: str, label: str) -> tuple[str, str]:
    """What a column holds, and an example of it."""
    given = _explained()
    about, example = given.get(name, {}).get(label) or given["columns"][label]
    return str(about), str(example)


@cache
def _explained() -> Mapping[str, Any]:
    text = (Path(__file__).parent / "template_words.yaml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the fast one if it is there
    return found


def _sheet() -> SystemMapping:
    return next(each for each in mappings() if each.system == SYSTEM)
