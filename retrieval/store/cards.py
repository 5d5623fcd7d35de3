"""Cards to columns and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, Text, type_coerce

from retrieval.evidence import Card, Document, Mark, Origin, Revision
from retrieval.store.documents import revision

PLAIN = ("title", "account", "region", "plant", "kind", "date", "lang", "trust", "status", "version", "ref")
PACKED = ("supersedes", "labels", "origins")  # JSON, read as it stands: most cards of a home are read again and again
CARD_COLUMNS = [
    *(revision.c[field] for field in PLAIN),
    *(type_coerce(revision.c[field], Text).label(field) for field in PACKED),
]
REVISION_COLUMNS = [*(column for column in revision.c if column.name not in (*PLAIN, *PACKED)), *CARD_COLUMNS]
_COLUMNS: Callable[[object], tuple[str, ...]] = attrgetter(*PLAIN, *PACKED)


def card_values(card: Card) -> dict[str, Any]:
    """The card as column values."""
    values: dict[str, Any] = {field: getattr(card, field) for field in PLAIN}
    values["supersedes"] = list(card.supersedes)
    values["labels"] = sorted(set(card.labels))
    values["origins"] = [asdict(origin) for origin in card.origins]
    return values


def card_of(row: Row[Any]) -> Card:
    """The card in a row that holds `CARD_COLUMNS`."""
    return _card(_COLUMNS(row))


@lru_cache(maxsize=1 << 12)
def _card(columns: tuple[str, ...]) -> Card:
    supersedes, labels, origins = columns[len(PLAIN) :]
    return Card(
        **dict(zip(PLAIN, columns, strict=False)),
        supersedes=_names(supersedes),
        labels=_names(labels),
        origins=_origins(origins),
    )


@lru_cache(maxsize=1 << 12)
def _names(packed: str) -> tuple[str, ...]:
    return tuple(json.loads(packed))


@lru_cache(maxsize=1 << 14)
def _origins(packed: str) -> tuple[Origin, ...]:
    """The origins; documents of one folder share most of theirs, so they share the values."""
    return tuple([_origin(one["field"], one["how"], one["reason"]) for one in json.loads(packed)])


@lru_cache(maxsize=1 << 14)
def _origin(field: str, how: str, reason: str) -> Origin:
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
    """The whole revision in a row that holds `REVISION_COLUMNS`."""
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
