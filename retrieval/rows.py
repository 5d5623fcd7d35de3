"""The plain rows that a search is built from, as the store hands them out under a scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from retrieval.evidence import Card, Document


@dataclass(frozen=True, slots=True)
class Head:
    """A document with the one revision of it that a view sees."""

    document: Document
    revision: str
    card: Card
    learned_at: datetime


@dataclass(frozen=True, slots=True)
class Slice:
    """A passage without its text: where it stands and the terms it is indexed under.

    `heading` is the path of headings above it, outermost first; `terms` keep their order and repeats.
    """

    passage: str
    revision: str
    start: int
    end: int
    heading: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Another name by which people call an account; `source` says who told us."""

    account: str
    alias: str
    source: str
