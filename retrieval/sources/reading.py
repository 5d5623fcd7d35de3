"""What a source gives: documents, and by name what it could not give."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.evidence import Mark


class Refused(Exception):
    """The whole file stays outside; the message is the one reason, said to a person."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A field of the card as the source itself gives it, and where it says so."""

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as it stands in a file.

    `form` tells the cutter what the text is made of: markdown, text, turns, rows, mail or html.
    `part` names the document inside its file, empty when it is the whole file, and `name` is what people call that
    part: a sheet's name, an attached file's. `came_with` is the part that it came with, as an attachment with its
    mail; None when it came with none. `id` is the source's own name for it, when it has one that outlives the file's
    name, and `place` where that stands. `raw` is the part's bytes, empty for the file's.
    """

    text: str
    form: str
    marks: tuple[Mark, ...] = ()
    stated: tuple[Stated, ...] = ()
    part: str = ""
    name: str = ""
    came_with: str | None = None
    id: str = ""
    place: str = ""
    raw: bytes = b""
    hidden: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """A piece of an otherwise good file that stays outside: where it is and why."""

    place: str
    reason: str
