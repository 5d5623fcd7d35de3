"""Cards to columns and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from retrieval.evidence import Card, Document, Mark, Origin, Revision
from retrieval.store.documents import revision

PLAIN = ("title", "account", "region", "plant", "kind", "date", "lang", "trust", "status", "version", "ref")
PLAIN_OF: Callable[[object], tuple[str, ...]] = attrgetter(*PLAIN)
CARD_COLUMNS = [revision.c[field] for field in (*PLAIN, "supersedes", "labels", "origins")]


def card_values(card: Card) -> dict[str, Any]:
    """The card as column values."""
    values: dict[str, Any] = {field: getattr(card, field) for field in PLAIN}
    values["supersedes"] = list(card.supersedes)
    values["labels"] = sorted(set(card.labels))
    values["origins"] = [asdict(origin) for origin in card.origins]
    return values


def card_of(row: Row[Any]) -> Card:
    """The card in a row that holds `CARD_COLUMNS`."""
    return Card(
        **dict(zip(PLAIN, PLAIN_OF(row), strict=True)),
        supersedes=tuple(row.supersedes),
        labels=tuple(row.labels),
        origins=tuple([_origin(one["field"], one["how"], one["reason"]) for one in row.origins]),
    )


@lru_cache(maxsize=1 << 14)
def _origin(field: str, how: str, reason: str) -> Origin:
    """The origin; documents of one folder share most of theirs, so they share the value."""
    return Origin(field, how, reason)


def document_of(row: Row[Any]) -> Document:
    """The document in a row that holds its columns."""
    return Document(
        id=row.document,
        source_system=row.source_system,
        source_id=row.source_id,
        superseded_by=row.superseded_by,
        removed_at=row.removed_at,
    )


def revision_of(row: Row[Any]) -> Revision:
    """The whole revision in a row."""
    return Revision(
        id=row.id,
        document=row.document,
        sha256=row.sha256,
        text=row.text,
        marks=tuple(Mark(*mark) for mark in row.marks),
        card=card_of(row),
        learned_at=row.learned_at,
        learned_from=row.learned_from,
        replaces=row.replaces,
    )
