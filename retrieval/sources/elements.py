"""Markup of any size, element by element: nothing of it is kept, so what it costs does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

from retrieval.sources.reading import Refused

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]
_CHUNK = 1 << 18
_PIECES = 4_000  # of 8 KB
_NAMES = 1_000  # more than any office format has


def local(name: str) -> str:
    """A name without its prefix.

    >>> local("x:sheetData")
    'sheetData'
    """
    return name.rpartition(":")[2]


def each_element(opened: IO[bytes], start: Start, end: End) -> None:
    """Tells `start` an element's local name and attributes, and `end` its name and the words directly before its end.

    Raises `Refused` for what is no markup, and for a DOCTYPE. A reader that has seen enough may raise `Enough`.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    words: list[str] = []
    locals_: dict[str, str] = {}

    def started(name: str, attributes: dict[str, str]) -> None:
        words.clear()
        start(locals_.get(name) or named(name), attributes)

    def ended(name: str) -> None:
        said = "".join(words)
        words.clear()
        end(locals_.get(name) or named(name), said)

    def heard(data: str) -> None:
        words.append(data)
        if len(words) > _PIECES:
            raise Refused("a part of it holds more words in one place than people write")

    def named(name: str) -> str:
        if len(locals_) < _NAMES:
            locals_[name] = local(name)
        return local(name)

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = heard
    parser.StartDoctypeDeclHandler = _doctype
    try:
        while chunk := opened.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except Enough:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused("a part of it is no markup that can be read") from error


class Enough(Exception):
    """What follows need not be read."""


def _doctype(name: str, *rest: object) -> None:
    raise Refused("a part of it declares a DOCTYPE")


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """An attribute's value whatever its prefix, empty when it is not there."""
    return attributes.get(name) or next((value for key, value in attributes.items() if local(key) == name), "")
