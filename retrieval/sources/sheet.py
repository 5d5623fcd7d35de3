"""The cells of one sheet as its reader sees them, and what is not among them, counted."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import IO

from retrieval.sources.elements import each_element
from retrieval.sources.limits import CELLS, CHARACTERS, COLUMNS, within
from retrieval.sources.row import Row
from retrieval.sources.shown import exact, plain, sections, shown
from retrieval.sources.workbook import Style, Workbook, unescaped

HIDDEN_ROWS, HIDDEN_COLUMNS, UNSEEN = "hidden row", "hidden column", "cell in white on white"
ERRORS, UNCALCULATED = "error", "formula without a value"
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_RANGES = 20_000  # of merged cells, and of columns with a width of their own
_TRUE = ("1", "true", "on")
_NORMAL = Style()


class Sheet:
    """Takes in a sheet's markup; `rows` are what is shown, `left_out` counts what is not, by kind.

    Numbers are as the sheet shows them; in a sheet of records, where they are `exact`, as its cells hold them.
    """

    def __init__(self, book: Workbook, hidden_too: bool = False, exact: bool = False) -> None:
        self.left_out: Counter[str] = Counter()
        self._book, self._hidden_too, self._exact = book, hidden_too, exact
        self._rows: dict[int, dict[int, str]] = {}
        self._hidden_columns = bytearray(COLUMNS + 1)
        self._away: set[int] = set()  # hidden columns that hold something
        self._merged: list[tuple[int, int, int, int]] = []
        self._ranges = self._filled = self._size = self._number = self._column = 0
        self._row: dict[int, str] = {}
        self._row_hidden = False
        self._cell: Mapping[str, str] = {}
        self._value: str | None = None
        self._inline: list[str] = []
        self._formula = self._aside = False

    def read(self, opened: IO[bytes]) -> None:
        """Reads the sheet to its end."""
        each_element(opened, self._start, self._end)
        self._spread()
        self.left_out[HIDDEN_COLUMNS] += len(self._away)

    @property
    def rows(self) -> list[Row]:
        """Its filled rows from the top."""
        wide: dict[int, dict[int, int]] = {}
        for top, left, _, right in self._merged:
            if right > left and left in self._rows.get(top, ()):
                wide.setdefault(top, {})[left] = right
        return [
            Row(number, dict(sorted(cells.items())), wide.get(number, {}))
            for number, cells in sorted(self._rows.items())
        ]

    def _start(self, element: str, given: Mapping[str, str]) -> None:
        if element == "c":
            self._cell, self._value, self._formula = given, None, False
            self._inline.clear()
        elif element == "row":
            number = given.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) <= 7 else self._number + 1
            self._column, self._row = -1, {}
            flat = given.get("ht") == "0" and given.get("customHeight") in _TRUE
            self._row_hidden = given.get("hidden") in _TRUE or flat
        elif element == "f":
            self._formula = True
        elif element == "rPh":
            self._aside = True
        elif element == "col":
            self._hide(given)
        elif element == "mergeCell":
            self._merge(given.get("ref", ""))

    def _end(self, element: str, words: str) -> None:
        if element == "v":
            self._value = words
        elif element == "t" and not self._aside:
            self._inline.append(words)
        elif element == "rPh":
            self._aside = False
        elif element == "c":
            self._end_cell()
        elif element == "row" and self._row:
            if self._row_hidden and not self._hidden_too:
                self.left_out[HIDDEN_ROWS] += 1
            else:
                self._rows.setdefault(self._number, {}).update(self._row)
            self._row = {}

    def _end_cell(self) -> None:
        place = self._cell.get("r", "")
        self._column = column_of(place) if place else self._column + 1
        if self._value is None and not self._inline and not self._formula:
            return
        text = self._text().strip()
        if not text:
            return
        within(self._column + 1, COLUMNS, "columns")
        if self._hidden_columns[self._column] and not self._hidden_too:
            self._away.add(self._column)
            return
        self._filled += 1
        self._size += len(text)
        within(self._filled, CELLS, "filled cells")
        within(self._size, CHARACTERS, "characters of text")
        self._row[self._column] = text

    def _text(self) -> str:
        """What the cell shows."""
        kind, value = self._cell.get("t", "n"), self._value or ""
        if kind == "e":
            self.left_out[ERRORS] += 1
            return ""
        if self._formula and not value and kind not in ("str", "inlineStr"):
            self.left_out[UNCALCULATED] += 1
            return ""
        style = self._style()
        text = self._said(kind, value, style)
        if text and style.unseen and not self._hidden_too:
            self.left_out[UNSEEN] += 1
            return ""
        return text

    def _style(self) -> Style:
        number = self._cell.get("s", "0")
        known = self._book.styles
        return known[int(number)] if number.isdecimal() and len(number) < 7 and int(number) < len(known) else _NORMAL

    def _said(self, kind: str, value: str, style: Style) -> str:
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind == "inlineStr":
            return _worded(unescaped("".join(self._inline)), style)
        if kind == "s":
            at = int(value) if value.isdecimal() and len(value) <= 8 else -1
            return _worded(self._book.strings[at] if 0 <= at < len(self._book.strings) else "", style)
        if kind == "str":
            return _worded(unescaped(value), style)
        if kind == "d":
            return value.replace("T", " ").removesuffix(" 00:00:00")
        try:
            number = float(value)
        except ValueError:
            return value
        if not math.isfinite(number):
            return value
        if self._exact:
            return exact(number, style.code, self._book.from_1904)
        return shown(number, style.code, self._book.from_1904) if style.code != "General" else plain(number)

    def _hide(self, given: Mapping[str, str]) -> None:
        first, last = given.get("min", ""), given.get("max", "")
        self._ranges += 1
        hidden = given.get("hidden") in _TRUE or given.get("width") == "0"
        if hidden and self._ranges <= _RANGES and first.isdecimal() and last.isdecimal():
            left, right = max(1, int(first[:6])), min(COLUMNS, int(last[:6]))
            self._hidden_columns[left - 1 : max(left - 1, right)] = b"\1" * max(0, right - left + 1)

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        one, other = _CELL.match(first), _CELL.match(last)
        if one and other and len(self._merged) < _RANGES:
            self._merged.append((int(one[2]), column_of(first), int(other[2]), column_of(last)))

    def _spread(self) -> None:
        """A cell merged over several rows stands in each of those that hold something."""
        for top, left, bottom, _ in self._merged:
            text = self._rows.get(top, {}).get(left, "")
            if not text or bottom <= top:
                continue
            for number in range(top + 1, bottom + 1) if bottom - top < len(self._rows) else sorted(self._rows):
                if top < number <= bottom and left not in self._rows.get(number, {left: ""}):
                    self._filled += 1
                    self._size += len(text)
                    within(self._filled, CELLS, "filled cells")
                    within(self._size, CHARACTERS, "characters of text")
                    self._rows[number][left] = text


def _worded(words: str, style: Style) -> str:
    """Text as its cell's format shows it: most show it as it stands, three semicolons not at all."""
    parts = sections(style.code[:400]) if ";;;" in style.code else ()
    return "" if len(parts) == 4 and not parts[3].tokens else words


def column_of(place: str) -> int:
    """The column of a cell such as AB12, counted from 0.

    >>> column_of("A1"), column_of("AB12")
    (0, 27)
    """
    at = 0
    for letter in place.upper().replace("$", "")[:4]:
        if not "A" <= letter <= "Z":
            break
        at = at * 26 + ord(letter) - 64
    return max(0, at - 1)
