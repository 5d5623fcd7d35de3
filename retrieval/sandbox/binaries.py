"""The seam between us and the parsers of binary formats, and the plain way through it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from retrieval.sources.extras import Extras
from retrieval.sources.reading import Reading, Refused, Reject

Piece = Reading | Reject
Parse = Callable[[str, str, bytes, Extras], Iterable[Piece]]


class Binaries(Protocol):
    """Reads files whose formats are no text."""

    def read(self, form: str, name: str, data: bytes, extras: Extras) -> Sequence[Piece]:
        """The documents and rejects of a file in the form "office" or "pdf"; raises `Refused` with one reason."""
        ...


class InProcess:
    """Reads with a parser right here: for tests, and for files that nobody hostile has touched."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def read(self, form: str, name: str, data: bytes, extras: Extras) -> Sequence[Piece]:
        """What the parser gives."""
        return list(self._parse(form, name, data, extras))


class Unread:
    """Reads none: for who reads text alone."""

    def read(self, form: str, name: str, data: bytes, extras: Extras) -> Sequence[Piece]:
        """Refuses the file."""
        raise Refused("files of programs such as Word and PDF are not read here")
