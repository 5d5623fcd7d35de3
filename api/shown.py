"""Documents and passages as they are given to others: flat, named, ready for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.holdings import Opened, Result, Results
from retrieval.evidence import Revision


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A passage; `text` stands at `start:end` of the revision's text. Scores compare within one search only."""

    document_id: str
    source_id: str
    revision_id: str
    passage_id: str
    locator: str
    start: int
    end: int
    text: str
    heading: tuple[str, ...]
    score: float
    title: str
    kind: str
    status: str
    date: str
    account: str
    region: str
    superseded_by: str


@dataclass(frozen=True, slots=True)
class SearchShown:
    """The passages nearest to a query, best first; `mode` is hybrid or lexical, `understood` says what it named."""

    query: str
    as_of: str
    mode: str
    documents: int
    passages: int
    understood: tuple[str, ...]
    left_out: tuple[str, ...]
    hits: tuple[PassageShown, ...]


@dataclass(frozen=True, slots=True)
class MarkShown:
    """The place in the source that `text[start:end]` came from."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class OriginShown:
    """Why a field holds its value: stated, mapping, label, inferred or default, with the reason in words."""

    field: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class RevisionShown:
    """One content that the document had; `learned_from` is modified, date or import."""

    revision_id: str
    sha256: str
    learned_at: str
    learned_from: str
    date: str
    version: str
    status: str
    characters: int


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document with the text of its current revision; citations count characters of a revision's text."""

    document_id: str
    source_system: str
    source_id: str
    revision_id: str
    superseded_by: str
    title: str
    account: str
    region: str
    plant: str
    kind: str
    date: str
    lang: str
    trust: str
    status: str
    version: str
    labels: tuple[str, ...]
    origins: tuple[OriginShown, ...]
    text: str
    marks: tuple[MarkShown, ...]
    revisions: tuple[RevisionShown, ...]


def search_shown(query: str, as_of: datetime, found: Results) -> SearchShown:
    """What a search came to."""
    return SearchShown(
        query=query,
        as_of=as_of.isoformat(),
        mode=found.mode,
        documents=found.documents,
        passages=found.passages,
        understood=found.understood,
        left_out=found.left_out,
        hits=tuple(passage_shown(one) for one in found.results),
    )


def passage_shown(one: Result) -> PassageShown:
    """A hit."""
    evidence = one.hit.evidence
    place, card = evidence.passage, evidence.card
    return PassageShown(
        document_id=evidence.document.id,
        source_id=evidence.document.source_id,
        revision_id=place.revision,
        passage_id=place.id,
        locator=one.locator,
        start=place.start,
        end=place.end,
        text=place.text,
        heading=place.heading,
        score=one.hit.score,
        title=card.title,
        kind=card.kind,
        status=card.status,
        date=card.date,
        account=card.account,
        region=card.region,
        superseded_by=evidence.document.superseded_by,
    )


def document_shown(opened: Opened) -> DocumentShown:
    """A document."""
    document, current, card = opened.document, opened.current, opened.current.card
    return DocumentShown(
        document_id=document.id,
        source_system=document.source_system,
        source_id=document.source_id,
        revision_id=current.id,
        superseded_by=document.superseded_by,
        title=card.title,
        account=card.account,
        region=card.region,
        plant=card.plant,
        kind=card.kind,
        date=card.date,
        lang=card.lang,
        trust=card.trust,
        status=card.status,
        version=card.version,
        labels=card.labels,
        origins=tuple(OriginShown(one.field, one.how, one.reason) for one in card.origins),
        text=current.text,
        marks=tuple(MarkShown(mark.start, mark.end, mark.label) for mark in current.marks),
        revisions=tuple(revision_shown(one) for one in opened.revisions),
    )


def revision_shown(one: Revision) -> RevisionShown:
    """A revision."""
    return RevisionShown(
        revision_id=one.id,
        sha256=one.sha256,
        learned_at=one.learned_at.isoformat(),
        learned_from=one.learned_from,
        date=one.card.date,
        version=one.card.version,
        status=one.card.status,
        characters=len(one.text),
    )
