"""The values everyone above speaks in: documents, their revisions, passages, and who may see them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

EVERY = "*"


def digest(*parts: str) -> str:
    """A stable 20-hex-digit name for the parts; the separator keeps ("a", "bc") from ("ab", "c").

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def document_id(source_system: str, source_id: str) -> str:
    """The document's name for as long as its source keeps its own name for it."""
    return "d" + digest(source_system, source_id)


def revision_id(document: str, sha256: str) -> str:
    """One name for one content of one document; `sha256` is of the source's bytes, hex."""
    return "r" + digest(document, sha256)


def passage_id(revision: str, start: int, end: int) -> str:
    """One name for one slice of one revision."""
    return "p" + digest(revision, str(start), str(end))


@dataclass(frozen=True, slots=True)
class Mark:
    """The place in the source that `text[start:end]` of a revision came from.

    `label` is said to a person: "row 4, Region", "00:01:02 Jane Doe", "attachment terms.txt".
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Why a field of a card holds its value; `how` is stated, mapping, label, inferred or default."""

    field: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about one revision besides its text. Empty text means not known.

    `date` is ISO with the precision its source gave ("2026", "2026-04", "2026-04-15").
    `supersedes` names other documents as their source wrote them; `ref` is the document's own such name.
    """

    title: str = ""
    account: str = ""
    region: str = ""
    plant: str = ""
    kind: str = ""
    date: str = ""
    lang: str = ""
    trust: str = "internal"
    status: str = ""
    version: str = ""
    ref: str = ""
    supersedes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ("internal",)
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One content of one document; `text` is what citations count characters in.

    `learned_at` is when we came to know it, UTC; `learned_from` says by what: modified, date or import.
    `replaces` is the document's revision before this one, empty for the first.
    """

    id: str
    document: str
    sha256: str
    text: str
    marks: tuple[Mark, ...]
    card: Card
    learned_at: datetime
    learned_from: str = "import"
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A thing that people brought; its revisions carry its contents.

    `superseded_by` is the id of the document that replaced it, empty while it stands.
    """

    id: str
    source_system: str
    source_id: str
    superseded_by: str = ""
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim slice of one revision; `revision.text[start:end] == text`.

    `heading` is the path of headings above it, outermost first.
    """

    id: str
    revision: str
    start: int
    end: int
    text: str
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with all that a reader must know about where it stands, read from SQL under a scope."""

    passage: Passage
    document: Document
    card: Card
    learned_at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """Evidence that a search found; a higher score is nearer, and scores compare within one search only."""

    evidence: Evidence
    score: float


def spans_rebuild(text: str, passages: Sequence[Passage]) -> bool:
    """True when the passages, in order and without gaps, are the text.

    >>> spans_rebuild("ab", [Passage("p1", "r", 0, 1, "a"), Passage("p2", "r", 1, 2, "b")])
    True
    """
    at = 0
    for passage in passages:
        if passage.start != at or text[passage.start : passage.end] != passage.text:
            return False
        at = passage.end
    return at == len(text)


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """Rows of one account and region (or every), whose labels are all among `labels` (or every)."""

    account: str = EVERY
    region: str = EVERY
    labels: tuple[str, ...] = (EVERY,)

    def covers(self, account: str, region: str, labels: Sequence[str]) -> bool:
        """True when a row so labelled may be seen; one without labels only by who holds every label."""
        return (
            self.account in (EVERY, account)
            and self.region in (EVERY, region)
            and (EVERY in self.labels or (bool(labels) and set(labels) <= set(self.labels)))
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """What one asker may see: the union of the grants. No grants, nothing."""

    grants: frozenset[Grant]

    @classmethod
    def owner(cls) -> Scope:
        """Everything in this home."""
        return cls(frozenset({Grant()}))

    def covers(self, card: Card) -> bool:
        """True when some grant covers the card."""
        return any(grant.covers(card.account, card.region, card.labels) for grant in self.grants)


@dataclass(frozen=True, slots=True)
class View:
    """What was true at `as_of`, as far as we had learned it by `known_at`; None is without limit."""

    as_of: datetime | None = None
    known_at: datetime | None = None

    def sees(self, date: str, learned_at: datetime) -> bool:
        """True for what was dated by `as_of` (undated always is) and learned by `known_at`."""
        begun = not date or self.as_of is None or first_instant(date) <= self.as_of
        return begun and (self.known_at is None or learned_at <= self.known_at)


def first_instant(date: str) -> datetime:
    """The first UTC instant of an ISO year, month or day.

    >>> first_instant("2026-04").isoformat()
    '2026-04-01T00:00:00+00:00'
    """
    parts = [int(part) for part in date[:10].split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def superseded(document: Document) -> bool:
    """True when another document says that it replaces this one."""
    return bool(document.superseded_by)
