"""What a home holds, as the doors are told of it: documents, search results, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.evidence import Document, Hit, Revision


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with the revision that stands now, and every revision it had, oldest first."""

    document: Document
    current: Revision
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A hit, and where it stands in its source, in words."""

    hit: Hit
    locator: str


@dataclass(frozen=True, slots=True)
class Results:
    """What a search came to, best first; `understood` and `left_out` say in words what was looked through."""

    results: tuple[Result, ...]
    mode: str
    documents: int
    passages: int
    understood: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A home in numbers: documents in view, by account (most first), and how many belong to none."""

    documents: int
    accounts: tuple[tuple[str, int], ...]
    unassigned: int
