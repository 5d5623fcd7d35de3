"""What each document held when: a view of all its turns gives the one revision that counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from retrieval.evidence import Card, Document, View, first_instant
from retrieval.rows import Head


@dataclass(frozen=True, slots=True)
class Turn:
    """From `learned_at` on the document held this revision; none, when it was removed."""

    document: Document
    revision: str | None
    card: Card
    learned_at: datetime


def standing(turns: Iterable[Turn], view: View) -> tuple[Head, ...]:
    """The last turn of each document that the view sees, by document id; `turns` come in the order they were taken.

    A successor is named only where it stands in the same view.
    """
    latest: dict[str, Head | None] = {}
    for turn in turns:
        if turn.revision is None:
            if view.known_at is None or turn.learned_at <= view.known_at:
                latest[turn.document.id] = None
        elif view.sees(turn.card.date, turn.learned_at):
            latest[turn.document.id] = Head(turn.document, turn.revision, turn.card, turn.learned_at)
    heads = sorted((head for head in latest.values() if head), key=lambda head: head.document.id)
    there = {head.document.id for head in heads}
    return tuple(without_hidden(head, there) for head in heads)


def without_hidden(head: Head, there: set[str]) -> Head:
    """The head; its document's successor is named only when that is among those that stand."""
    document = unless_hidden(head.document, there)
    return head if document is head.document else replace(head, document=document)


def unless_hidden(document: Document, there: set[str]) -> Document:
    """The document; its successor is named only when that is among those that stand."""
    named = document.superseded_by
    return document if not named or named in there else replace(document, superseded_by="")


@dataclass(frozen=True, slots=True)
class Watersheds:
    """The instants at which some view of the turns changes; views between the same two see the same heads."""

    dated: tuple[datetime, ...]
    learned: tuple[datetime, ...]

    @classmethod
    def of(cls, turns: Sequence[Turn]) -> Watersheds:
        """Those of these turns, each once, in order of time."""
        dated = {first_instant(turn.card.date) for turn in turns if turn.card.date}
        return cls(tuple(sorted(dated)), tuple(sorted({turn.learned_at for turn in turns})))

    def between(self, view: View) -> tuple[int, int]:
        """Which stretch of time the view falls into; equal for views that see the same heads."""
        last = (len(self.dated), len(self.learned))
        return (
            last[0] if view.as_of is None else bisect_right(self.dated, view.as_of),
            last[1] if view.known_at is None else bisect_right(self.learned, view.known_at),
        )
