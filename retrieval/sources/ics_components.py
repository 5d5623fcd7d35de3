"""A calendar's file as its components: lines unfolded, each property with its parameters, nothing interpreted yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from icalendar.parser import Parameters
from icalendar.parser.property import split_on_unescaped_comma, unescape_backslash

from retrieval.sources.encoding import Decoded, decode

KINDS = {"VEVENT": "event", "VTODO": "task", "VJOURNAL": "journal entry"}
TEXTS = frozenset(("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "X-ALT-DESC"))
LONGEST = 1_000_000  # characters of one component
DEEPEST = 50
_FOLD = re.compile("\r?\n[ \t]")
_FOLDED = re.compile(rb"\r?\n[ \t]")
_PROPERTY = re.compile(r'([A-Za-z0-9-]{1,80})((?:;[^":;]{0,500}(?:"[^"]{0,2000}"[^":;]{0,500}){0,20}){0,50}):')


@dataclass(frozen=True, slots=True)
class Property:
    """One property as the file writes it."""

    value: str
    written: str = ""  # its parameters

    @property
    def params(self) -> Mapping[str, str]:
        """Its parameters by name; none where they cannot be read."""
        return _params(self.written)

    @property
    def text(self) -> str:
        """The value as text, its escapes undone."""
        return str(unescape_backslash(self.value))

    @property
    def items(self) -> list[str]:
        """The texts of a list."""
        return split_on_unescaped_comma(self.value)


@lru_cache(maxsize=32)
def _params(written: str) -> Mapping[str, str]:
    try:
        given = Parameters.from_ical(written.strip(";"))  # type: ignore[no-untyped-call]  # has no types
    except ValueError:
        return {}
    return {str(name).upper(): value for name, value in given.items() if isinstance(value, str)}


@dataclass(slots=True)
class Component:
    """An event, task or journal entry with its properties by name, and what its calendar says for all of them.

    `fault` says what is wrong with it as a piece of a file, empty for nothing.
    """

    kind: str
    number: int
    zone: str = ""
    method: str = ""
    fault: str = ""
    properties: dict[str, list[Property]] = field(default_factory=dict)
    size: int = 0

    def add(self, name: str, params: str, value: str) -> None:
        """Takes a property in; of a component without measure only the first."""
        self.size += len(value) + len(params) + 100
        if self.size > LONGEST:
            self.fault = f"it holds more than is read of one {self.kind}"
            return
        self.properties.setdefault(name, []).append(Property(value, params))

    def first(self, name: str) -> Property | None:
        """The first property of the name that has a value."""
        return next((one for one in self.properties.get(name, ()) if one.value.strip()), None)

    def said(self, name: str) -> str:
        """The first such property as text on one line."""
        one = self.first(name)
        return " ".join(one.text.split()) if one else ""


def unfolded(data: bytes) -> Decoded:
    """The file's text with folded lines put together, in bytes first: a fold may stand inside a letter."""
    decoded = decode(_FOLDED.sub(b"", data))
    if decoded.encoding.startswith("utf-8"):
        return decoded
    return Decoded(_FOLD.sub("", decoded.text), decoded.encoding, decoded.warnings)


def components(text: str) -> Iterator[Component | str]:
    """The components in their order, of other kinds only the name; an alarm inside one is no part of it."""
    calendar: dict[str, str] = {}
    aside: list[str] = []  # what was begun that is not read
    current: Component | None = None
    number = 0
    for name, params, value in properties(text):
        what = value.strip().upper()
        if name == "BEGIN" and (what in KINDS or what == "VCALENDAR"):
            if current:
                yield _cut(current)
            aside, current = [], None
            if what == "VCALENDAR":
                calendar = {}
            else:
                number += 1
                current = Component(KINDS[what], number, calendar.get("X-WR-TIMEZONE", ""), calendar.get("METHOD", ""))
        elif name == "BEGIN":
            if not current and not aside:
                yield what
            aside += [what] if len(aside) < DEEPEST else []
        elif name == "END" and current and KINDS.get(what) == current.kind:
            yield current
            aside, current = [], None
        elif name == "END":
            aside = aside[: aside.index(what)] if what in aside else aside
        elif current and not aside:
            current.add(name, params, value)
        elif not aside and name in ("X-WR-TIMEZONE", "METHOD"):
            calendar[name] = value.strip()
    if current:
        yield _cut(current)


def properties(text: str) -> Iterator[tuple[str, str, str]]:
    """Name, parameters and value of each property; a line that is none goes on with a text or has no name."""
    held: list[str] = []
    name, params = "", ""
    for line in text.split("\n"):
        line = line.rstrip("\r")
        found = _PROPERTY.match(line)
        if not found and (name in TEXTS or not line.strip()):
            held += [line] if line.strip() else []
            continue
        if not found:
            yield "", "", line
            continue
        if name:
            yield name, params, "\\n".join(held)
        name, params, held = found[1].upper(), found[2], [line[found.end() :]]
    if name:
        yield name, params, "\\n".join(held)


def _cut(one: Component) -> Component:
    one.fault = "it is cut off: its end is missing"
    return one
