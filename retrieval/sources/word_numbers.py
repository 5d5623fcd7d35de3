"""The numbers and bullets that Word puts before list items and headings, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.sources.ooxml import Element, child, name_of, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 100_000
BULLET = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """How items at one depth of a list are numbered."""

    start: int
    form: str
    text: str
    style: str = ""


class Numbers:
    """The lists of a document, with how far each is counted."""

    def __init__(self, root: Element | None) -> None:
        parts = list(root) if root is not None else []
        kinds = {value(one, "abstractNumId"): _levels(one) for one in parts if name_of(one) == "abstractNum"}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for one in parts:
            if name_of(one) == "num":
                kind = value(child(one, "abstractNumId"))
                self._lists[value(one, "numId")] = (kind, kinds.get(kind, {}))
                self._restarts[value(one, "numId")] = dict(_overrides(one))

    def depth(self, number: str, style: str) -> int:
        """How deep in a list the items of a style stand."""
        levels = self._lists.get(number, ("", {}))[1]
        return next((deep for deep, level in sorted(levels.items()) if level.style and level.style == style), 0)

    def next(self, number: str, depth: int) -> str:
        """What stands before the next item: "3.", "(a)", "2.1", a dash for a bullet; nothing for an unnumbered one."""
        if number in ("", "0"):
            return ""
        kind, levels = self._lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None:
            return BULLET
        counts = self._counts.setdefault(kind, {})
        for deep, start in self._restarts.pop(number, {}).items():
            counts[deep] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [deep for deep in counts if deep > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return BULLET
        if level.form == "none":
            return ""

        def shown(found: re.Match[str]) -> str:
            deep = int(found[1]) - 1
            one = levels.get(deep, level)
            return formatted(counts.get(deep, one.start), one.form)

        return " ".join(_PLACE.sub(shown, level.text).split())


def formatted(count: int, form: str) -> str:
    """A number as a list shows it.

    >>> formatted(4, "lowerRoman"), formatted(28, "upperLetter"), formatted(7, "decimalZero")
    ('iv', 'BB', '07')
    """
    if form.endswith("Letter") and 0 < count < _MOST:
        letters = chr(ord("a") + (count - 1) % 26) * min(9, (count - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman") and 0 < count < 4000:
        made = ""
        for worth, sign in _ROMAN:
            while count >= worth:
                made, count = made + sign, count - worth
        return made.upper() if form.startswith("upper") else made
    return f"{count:02}" if form == "decimalZero" else str(count)


def _levels(kind: Element) -> dict[int, Level]:
    found = {}
    for one in kind:
        deep = value(one, "ilvl")
        if name_of(one) == "lvl" and deep.isdigit():
            form = value(child(one, "numFmt")) or "decimal"
            start = _number(value(child(one, "start")), 1)
            found[int(deep)] = Level(start, form, value(child(one, "lvlText")), value(child(one, "pStyle")))
    return found


def _overrides(one: Element) -> list[tuple[int, int]]:
    made = []
    for each in one:
        start = value(child(each, "startOverride"))
        if name_of(each) == "lvlOverride" and start:
            made.append((_number(value(each, "ilvl"), 0), _number(start, 1)))
    return made


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
