"""A note as it stands among documents: who said it, when, and which place of another document it corrects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from retrieval.rows import Head

SYSTEM = "notes"
AUTHOR, CORRECTS = "author", "corrects"  # origins of a note's card: who said it, and of which place
END = "\n\n"  # ends a note's words; nothing that is written below them holds an empty line


@dataclass(frozen=True, slots=True)
class Place:
    """What a note corrects: `text[start:end]` of a revision; all of its document when `end` is 0."""

    document: str
    revision: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A note that stands; `id` is its name, `document` its document's."""

    id: str
    document: str
    revision: str
    author: str
    date: str
    account: str
    labels: tuple[str, ...]
    corrects: Place | None


def packed(place: Place | None) -> str:
    """The place as it is kept; nothing for none."""
    return json.dumps(asdict(place)) if place else ""


def notes(heads: Iterable[Head]) -> list[Note]:
    """The notes among documents as a scope and a view see them, the oldest first."""
    found = [head for head in heads if head.document.source_system == SYSTEM]
    return [note_of(head) for head in sorted(found, key=lambda one: (one.learned_at, one.document.id))]


def note_of(head: Head) -> Note:
    """The note that a document is."""
    told = {one.field: one.reason for one in head.card.origins if one.field in (AUTHOR, CORRECTS)}
    place = Place(**json.loads(told[CORRECTS])) if CORRECTS in told else None
    card, document = head.card, head.document
    author = told.get(AUTHOR, "")
    return Note(document.source_id, document.id, head.revision, author, card.date, card.account, card.labels, place)


def words_end(text: str) -> int:
    """Where the words of a note's text end."""
    return text.rindex(END)


def standing(quote: str, text: str) -> list[tuple[int, int]]:
    """Each place where the words stand in the text, whatever space is between them.

    >>> standing("60 days", "within 60\\ndays")
    [(7, 14)]
    """
    words = quote.split()
    return [found.span() for found in re.finditer(r"\s+".join(map(re.escape, words)), text)] if words else []
