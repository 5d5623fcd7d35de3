"""JSON as a stream: a list, a list in an envelope, or one record after another, each flattened into named cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TextIO

from retrieval.sources.exports.denied import Refuses, without
from retrieval.sources.exports.flat import flat
from retrieval.sources.exports.row import Broken, Row, unique
from retrieval.sources.exports.wrapped import message, unwrapped
from retrieval.sources.limits import COLUMNS, NESTED, RECORD

ENVELOPES = frozenset(
    "records searchRecords results result value items data objects tickets comments organizations users companies "
    "contacts opportunities deals notes meetings messages issues tasks accounts audits cases".split()
)
_BESIDE = frozenset(
    "totalSize done nextRecordsUrl total count next_page previous_page next previous paging offset hasMore has_more "
    "links meta pagination startAt maxResults expand isLast nextPageToken traceId sysparm_offset sysparm_limit".split()
)
_SPACE = re.compile(r"[ \t\r\n]*")
_CHUNK = 1 << 16
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
_HALVES = re.compile("[\ud800-\udfff]")


class NotJson(Exception):
    """The text does not go on as JSON."""


class _Text:
    """A text read as far as it is needed, whose read part is let go."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._size = _CHUNK
        self.held = ""
        self.at = 0
        self.line = 1
        self.mark = -1
        self.group = ""
        self.ended = False

    def more(self) -> bool:
        """True when there was more to read."""
        if self.at > _CHUNK and self.mark < 0:
            self.held, self.at = self.held[self.at :], 0
        got = "" if self.ended else self._text.read(self._size)
        self.ended = not got
        self.held += got
        return bool(got)

    def peek(self) -> str:
        """The next sign that is no space, empty at the end."""
        while True:
            end = _space(self.held, self.at)
            self.line += self.held.count("\n", self.at, end)
            self.at = end
            if self.at < len(self.held):
                return self.held[self.at]
            if not self.more():
                return ""

    def sign(self, one: str) -> bool:
        """True when the next sign is that one, which is then passed."""
        if self.peek() != one:
            return False
        self.at += 1
        return True

    def value(self) -> tuple[Any, str]:
        """The value that stands next, and its verbatim text."""
        self.peek()
        self._size = _CHUNK
        while True:
            try:
                found, end = _DECODER.raw_decode(self.held, self.at)
            except RecursionError as error:
                raise NotJson("it is nested too deeply") from error
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated") or error.pos > len(self.held) - 20
                if not cut or not self._grow():
                    raise NotJson(f"it is not JSON: {error.msg.lower().removesuffix(' at')}") from error
                continue
            if end == len(self.held) and self.held[end - 1] not in '}]"' and self._grow():
                continue
            raw = self.held[self.at : end]
            self.line += raw.count("\n")
            self.at = end
            return found, raw

    def _grow(self) -> bool:
        """Reads on, twice as much each time; raises `NotJson` for more than is read of one record."""
        if len(self.held) - self.at > RECORD:
            raise NotJson("it holds more than is read of one record")
        self._size = min(2 * self._size, RECORD)
        return self.more()

    def next_record(self) -> None:
        """Goes to the next line that begins as a record does, or to the end."""
        while True:
            end = self.held.find("\n", self.at)
            if end < 0:
                self.at = len(self.held)
                if not self.more():
                    self.line += 1
                    return
                continue
            self.line += 1
            self.at = end + 1
            if self.peek() in ("{", ""):
                return

    def finish(self) -> None:
        """Nothing more is read."""
        self.held, self.at, self.ended = "", 0, True


def _space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def nested_rows(text: TextIO, refused: Refuses) -> Iterator[Row | Broken]:
    """The records of the text in their order; raises nothing for any text.

    A record of a list has its place in the list as number, one that stands by itself the number of its line.
    """
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    source = _Text(text)
    for number, given, raw in _records(source):
        made = record_row(number, given, raw, refused) if raw else Broken(number, given)
        if isinstance(made, Row):
            made = replace(made, names=names.setdefault(made.names, made.names), group=source.group or made.group)
        yield made


def record_row(number: int, given: Any, raw: str, refused: Refuses) -> Row | Broken:
    """The row that a record is, flattened; its text is written anew where something in it is refused."""
    if not isinstance(given, dict):
        return Broken(number, "it is not a record in braces")
    if sum(raw.count(sign) for sign in ",[{:") > NESTED:
        return Broken(number, "it holds more than is read of one record")
    try:
        given, dropped = without(given, refused)
        if kind := message(given):
            return Broken(number, f"it is a {kind} message of the tool that copied the records")
        stream, record = unwrapped(given)
        cells = flat(record)
    except RecursionError:
        return Broken(number, "it is nested too deeply")
    if len(cells) > COLUMNS:
        return Broken(number, f"it has {len(cells):,} fields; at most {COLUMNS:,} are read")
    if "\\u" in raw:
        cells = {_HALVES.sub("\ufffd", name): _HALVES.sub("\ufffd", cell) for name, cell in cells.items()}
    raw = json.dumps(given, ensure_ascii=False) if dropped else raw
    names = "".join(cells)
    plain = tuple(cells) if names.isascii() and names.isprintable() else unique(list(cells))
    return Row(number, plain, list(cells.values()), raw, dropped, stream)


def _records(text: _Text) -> Iterator[tuple[int, Any, str]]:
    """Number, value and verbatim text; without a text the value is what is wrong, and reading goes on after it."""
    while first := text.peek():
        start = text.line
        try:
            if first == "[":
                yield from _list(text)
            elif first == "{" and _opens(text):
                yield from _enveloped(text)
            else:
                found, raw = text.value()
                yield start, found, raw
        except NotJson as error:
            text.next_record()
            passed = f"; lines {start} to {text.line - 1} were passed over" if text.line > start + 1 else ""
            yield start, f"{error}{passed}", ""


def _list(text: _Text) -> Iterator[tuple[int, Any, str]]:
    """The members of a list; one that cannot be read ends the file, as nobody knows where the next begins."""
    text.sign("[")
    number = 0
    while not text.sign("]"):
        number += 1
        try:
            found, raw = text.value()
        except NotJson as error:
            yield number, f"{error}; nothing from here on was read", ""
            text.finish()
            return
        yield number, found, raw
        if not text.sign(",") and text.peek() != "]":
            yield number + 1, "the list breaks off here; nothing from here on was read", ""
            text.finish()
            return


def _opens(text: _Text) -> bool:
    """True when the object that stands next is an envelope around records, at whose first list the text then stands."""
    text.mark, line = text.at, text.line
    opened = False
    try:
        text.sign("{")
        while not opened and text.peek() == '"':
            key, _ = text.value()
            if not text.sign(":"):
                break
            opened = key in ENVELOPES and text.peek() in "[{"
            text.group = key if opened else ""
            if not opened and key not in _BESIDE:
                break
            if not opened:
                text.value()
                text.sign(",")
    except NotJson:
        opened = False
    if not opened:
        text.at, text.line = text.mark, line
    text.mark = -1
    return opened


def _enveloped(text: _Text) -> Iterator[tuple[int, Any, str]]:
    """The records of an envelope whose first list stands next, and those of its other lists."""
    listed = True
    while True:
        if listed and text.peek() == "[":
            yield from _list(text)
        elif listed and text.group == "result" and _opens(text):
            yield from _enveloped(text)
        else:
            found, raw = text.value()
            if listed:
                yield 1, found, raw
        if not text.sign(","):
            break
        key, _ = text.value()
        listed = key in ENVELOPES and text.sign(":") and text.peek() in "[{"
        text.group = key if listed else ""
        if not listed:
            text.sign(":")
    text.group = ""
    if not text.sign("}") and not text.ended:
        raise NotJson("the file is not JSON from here on")
