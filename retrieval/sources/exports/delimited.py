"""CSV as a stream: quoted cells of many lines, rows wider than the header, and quotes that are never closed."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from retrieval.sources.exports.denied import Refuses
from retrieval.sources.exports.row import Broken, Row, unique
from retrieval.sources.limits import COLUMNS

_LONGEST = 1 << 21  # characters of one row; a cell of the systems we know holds a sixteenth
_MOST_LINES = 20_000  # of one row
_ENDS = ("\n", "\r")
_MOST_MENDED = 20  # quotes never closed, before quotes are no longer believed


class _Unclosed(Exception):
    """A quoted cell goes on for longer than cells do."""


class _TooLong(Exception):
    """A line goes on for longer than is read of one; what follows of it is passed over."""


class _Lines:
    """The lines of a text, with those of the row in hand kept, so that they can be read again."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._size = 0
        self.kept: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(_LONGEST)
        if not line:
            raise StopIteration
        self.kept.append(line)
        self._size += len(line)
        if len(line) >= _LONGEST and not line.endswith(_ENDS):
            while (more := self._text.readline(_LONGEST)) and not more.endswith(_ENDS):
                pass
            raise _TooLong
        if len(self.kept) > 1 and (self._size > _LONGEST or len(self.kept) > _MOST_LINES):
            raise _Unclosed
        return line

    def take(self) -> str:
        """The text of the row in hand, which is done with."""
        raw = self.kept[0] if len(self.kept) == 1 else "".join(self.kept)
        self.kept.clear()
        self._size = 0
        return raw

    def put_back(self) -> None:
        """The first line in hand is done with; those after it are read again."""
        self._again.extendleft(reversed(self.kept[1:]))
        self.take()


def delimited_rows(text: TextIO, separator: str, header: int, refused: Refuses) -> Iterator[Row | Broken]:
    """The rows below the header; raises nothing for any text. Numbers are those that a spreadsheet would show."""
    names: tuple[str, ...] = ()
    barred: tuple[int, ...] = ()
    wider: dict[int, tuple[str, ...]] = {}
    for number, cells, raw, fault in _records(text, separator):
        if number == header:
            names = unique(cells)
            barred = tuple(place for place, name in enumerate(names) if refused(name))
        elif number < header:
            continue
        elif fault:
            yield Broken(number, fault)
        elif any(cell and not cell.isspace() for cell in cells):
            here = names
            if len(cells) != len(names):
                if len(cells) not in wider:
                    wider[len(cells)] = _widened(names, len(cells))
                here = wider[len(cells)]
            given = tuple(place for place in barred if place < len(cells) and cells[place].strip())
            if given:
                cells = ["" if place in given else cell for place, cell in enumerate(cells)]
                raw = written(cells, separator)
            yield Row(number, here, cells, raw, tuple(names[place] for place in given))


def first_rows(text: TextIO, separator: str, most: int) -> list[tuple[int, list[str]]]:
    """The first rows as they stand, the header among them, each with its number; those that cannot be read left out."""
    found = islice(_records(text, separator), most)
    return [(number, cells) for number, cells, _, fault in found if not fault and any(cells)]


def written(cells: list[str], separator: str) -> str:
    """A row as text."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerow(cells)
    return out.getvalue()


def _widened(names: tuple[str, ...], width: int) -> tuple[str, ...]:
    return unique([*names[:width], *("" for _ in range(len(names), width))])


def _records(text: TextIO, separator: str) -> Iterator[tuple[int, list[str], str, str]]:
    """Every row with its number, cells, verbatim text, and what is wrong with it."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * _LONGEST))
    lines = _Lines(text)
    mended = number = 0
    reader = _reader(lines, separator, mended)
    while True:
        number += 1
        unclosed = False
        fault = ""
        try:
            cells = next(reader)
            unclosed = len(lines.kept) > 1 and not _closed(lines.kept, separator)
        except StopIteration:
            return
        except _Unclosed:
            unclosed = True
        except _TooLong:
            fault = f"it has a line of more than {_LONGEST:,} characters"
        except csv.Error as error:
            fault = f"it cannot be read as a row: {error}"
        if unclosed:
            mended += 1
            lines.put_back()
            yield number, [], "", "a quote opens in it that is never closed; close or double it"
        elif fault:
            lines.take()
            yield number, [], "", fault
        elif len(cells) > COLUMNS:
            lines.take()
            yield number, [], "", f"it has {len(cells):,} cells; at most {COLUMNS:,} are read"
        else:
            yield number, cells, lines.take(), ""
            continue
        reader = _reader(lines, separator, mended)


def _reader(lines: _Lines, separator: str, mended: int) -> Iterator[list[str]]:
    if mended < _MOST_MENDED:
        return csv.reader(lines, delimiter=separator)
    return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)


def _closed(lines: list[str], separator: str) -> bool:
    """True when a row of several lines is one by the strict rules of quoting, not by a quote that swallowed others."""
    try:
        return len(list(csv.reader(lines, delimiter=separator, strict=True))) == 1
    except csv.Error:
        return False
