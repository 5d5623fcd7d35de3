"""Tables of actions: what their columns hold by their names, and what each row says is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from retrieval.extraction.days import days_in
from retrieval.extraction.finds import FOUND, Action, Day, Span
from retrieval.extraction.lines import ROW, Own
from retrieval.extraction.people import is_team, owner_in
from retrieval.extraction.reckoning import Calendar
from retrieval.extraction.silence import says_nothing
from retrieval.extraction.words import plain_words
from retrieval.lexical import folded

_FIELD = re.compile(r"[-*\s]*+(?P<label>[^:：\n]{1,40})[:：]\s*+(?P<value>\S[^\n]*)")
_PARTS = ("what", "owner", "due", "status")


def actions_of(text: str, lines: Sequence[Own], by: Calendar) -> Iterator[Action]:
    """The actions of every table that has a column for what and one for who, or stands among the actions."""
    for (_, form, section), group in groupby(lines, key=lambda one: (one.block, one.form, one.section)):
        rows = list(group) if form == ROW else []
        columns = _columns(text, rows[0]) if len(rows) > 1 else {}
        named = {"what", "owner"} <= columns.keys() or (section == "actions" and "what" in columns)
        for row in rows[1:] if named and section in ("actions", "") else ():
            action = _action(text, row, columns, by)
            if action is not None:
                yield action
    for _, group in groupby(lines, key=lambda one: one.block):
        block = list(group)
        cells = _fields(text, block)
        if {"what", "owner"} <= cells.keys():
            found = _made(text, cells, Span(block[0].start, block[-1].end), by)
            if found is not None:
                yield found


def is_field(text: str, line: Own) -> bool:
    """True for a line that only says whose something is, by when or how it stands: "Owner: Ann Lee"."""
    found = _FIELD.fullmatch(text, line.start, line.end)
    return found is not None and _names().get(folded(found["label"]).strip(" *_-")) in ("owner", "due", "status")


def _fields(text: str, block: Sequence[Own]) -> Mapping[str, Span]:
    """What the lines of a row say that stands as one field a line, as the rows of sheets are read."""
    cells: dict[str, Span] = {}
    for line in block:
        found = _FIELD.fullmatch(text, line.start, line.end)
        name = _names().get(folded(found["label"]).strip(" *_-")) if found else None
        if found and name:
            cells.setdefault(name, Span(found.start("value"), found.end("value")))
    return cells


def _columns(text: str, row: Own) -> Mapping[str, int]:
    """Which column of the header holds what; the first that bears a name for it."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        name = _names().get(folded(cell.of(text)).strip(" *_:：."))
        if name:
            found.setdefault(name, at)
    return found


def _action(text: str, row: Own, columns: Mapping[str, int], by: Calendar) -> Action | None:
    cells = {name: row.cells[at] for name, at in columns.items() if at < len(row.cells)}
    return _made(text, cells, Span(row.cells[0].start, max(cell.end for cell in row.cells)), by)


def _made(text: str, cells: Mapping[str, Span], span: Span, by: Calendar) -> Action | None:
    what = cells.get("what")
    if what is None or what.start == what.end or says_nothing(what.of(text)):
        return None
    who, due, status = (cells.get(name) for name in ("owner", "due", "status"))
    owner = owner_in(text, who.start, who.end) if who else None
    day = _day(text, due, by) if due else None
    done = bool(status) and folded(status.of(text)).strip() in plain_words("done") if status else False
    return Action(span, FOUND, what, owner, day, done)


def _day(text: str, cell: Span, by: Calendar) -> Day | None:
    """The day of a cell, without one where it says something else, such as a quarter."""
    days = days_in(text, cell.start, cell.end, replace(by, ahead=True))
    return days[-1] if days else None if says_nothing(cell.of(text)) or is_team(cell.of(text)) else Day(cell)


@cache
def _names() -> Mapping[str, str]:
    return {one: name for name in reversed(_PARTS) for one in plain_words(f"columns.{name}")}
