"""Everything that may be read, under one scope. What the scope hides is, for the reader, not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, Row, Select, and_, select

from retrieval.evidence import Card, Document, Evidence, Passage, Revision, Scope, View, superseded
from retrieval.history import Turn, standing, unless_hidden
from retrieval.records.record import Record
from retrieval.row_words import Called, referred
from retrieval.rows import Head, Name, Slice
from retrieval.store.cards import CARD_COLUMNS, REVISION_COLUMNS, card_of, document_of, revision_of
from retrieval.store.documents import document, revision, turn
from retrieval.store.home import name
from retrieval.store.kept import GIVEN, Kept
from retrieval.store.passages import passage, vector
from retrieval.store.record_names import names_of
from retrieval.store.record_reading import Wanted, counts, owners, records, values
from retrieval.store.record_spread import Spread, spread
from retrieval.store.sight import unindexed, visible

BATCH = 500  # ids in one statement; SQLite refuses some tens of thousands
SCOPES = 64  # whose statements are kept; a desk has few, and another is made in a millisecond
NOW = View()
DOCUMENT_COLUMNS = [
    document.c.id.label("document"),
    document.c.source_system,
    document.c.source_id,
    document.c.superseded_by,
    document.c.removed_at,
]


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in runs that one statement can carry."""
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))


class Reader:
    """Rows of one scope. Made only by `Store.scoped`."""

    def __init__(self, engine: Engine, kept: Kept, scope: Scope) -> None:
        self._engine = engine
        self._kept = kept
        self.scope = scope

    def heads(self, view: View = NOW) -> tuple[Head, ...]:
        """The one revision of each document that the view sees, by document id; removed documents are left out."""
        return standing(self.turns(), view)

    def slices(self, revisions: Sequence[str]) -> list[Slice]:
        """The passages of these revisions, by revision and start."""
        columns = [passage.c[c] for c in ("id", "revision", "start", "end", "heading", "terms")]
        rows = self._rows(select(*columns), passage.c.revision, revisions)
        found = [Slice(r.id, r.revision, r.start, r.end, tuple(r.heading), tuple(r.terms.split())) for r in rows]
        return sorted(found, key=lambda s: (s.revision, s.start))

    def vectors(self, revisions: Sequence[str], model: str) -> tuple[list[str], NDArray[np.float32]]:
        """Passage ids, by revision and start, and their float32 vectors as rows; passages without one are left out."""
        chosen = select(passage.c.id, passage.c.revision, passage.c.start, vector.c.data).select_from(passage)
        chosen = chosen.join(vector, and_(vector.c.passage == passage.c.id, unindexed(vector.c.model) == model))
        rows = sorted(self._rows(chosen, passage.c.revision, revisions), key=lambda r: (r.revision, r.start))
        if not rows:
            return [], np.zeros((0, 0), np.float32)
        data = np.frombuffer(b"".join(r.data for r in rows), dtype="<f4").reshape(len(rows), -1)
        return [r.id for r in rows], data

    def evidence(self, passages: Sequence[str], view: View = NOW) -> list[Evidence]:
        """The passages as they stand in the store now, in the order asked; unknown and hidden ids are left out."""
        found = {row.id: evidence_of(row) for row in self._kept.rows(evidence_seen(self.scope), passages)}
        shown = [found[one] for one in passages if one in found]
        there = self._standing({e.document.superseded_by for e in shown}, view)
        return [replace(e, document=unless_hidden(e.document, there)) if superseded(e.document) else e for e in shown]

    def revision(self, one: str) -> Revision | None:
        """The whole revision, or None where there is none for this scope."""
        rows = self._kept.rows(revision_seen(self.scope), [one])
        return revision_of(rows[0]) if rows else None

    def revisions(self, of_document: str) -> list[Revision]:
        """What the document held, oldest turn first; a content that returned stands once, where it came first."""
        chosen = select(*REVISION_COLUMNS, turn.c.position).join(turn, turn.c.revision == revision.c.id)
        rows = sorted(self._rows(chosen, turn.c.document, [of_document], joined=True), key=lambda r: r.position)
        return list({row.id: revision_of(row) for row in rows}.values())

    def document(self, one: str) -> Document | None:
        """The document, a removed one too, or None where there is none for this scope."""
        chosen = select(*DOCUMENT_COLUMNS).join(revision, document.c.head == revision.c.id)
        chosen = chosen.where(document.c.id == one, visible(self.scope, revision))
        with self._engine.connect() as connection:
            row = connection.execute(chosen).first()
        return None if row is None else unless_hidden(document_of(row), self._standing({row.superseded_by}, NOW))

    def names(self, heads: Iterable[Head] | None = None) -> tuple[Name, ...]:
        """Aliases of the accounts of these heads, by account and alias; of all that stand now where none are given."""
        seen = {head.card.account for head in (self.heads() if heads is None else heads)}
        with self._engine.connect() as connection:
            rows = connection.execute(select(name).order_by(name.c.account, name.c.alias, name.c.system))
            return tuple(Name(row.account, row.alias, row.system) for row in rows if row.account in seen)

    def records(self, wanted: Wanted, view: View = NOW) -> list[Record]:
        """The records that stand in the view, by system, source id and object."""
        with self._engine.connect() as connection:
            return records(connection, self.scope, view, wanted)

    def record_counts(self, wanted: Wanted, view: View = NOW) -> dict[str, int]:
        """How many of them there are of each kind."""
        with self._engine.connect() as connection:
            return counts(connection, self.scope, view, wanted)

    def owners(self, view: View = NOW) -> list[tuple[str, str]]:
        """What records name as their account, each with its system, in order."""
        with self._engine.connect() as connection:
            return owners(connection, self.scope, view)

    def record_values(self, wanted: Wanted, field: str, view: View = NOW) -> list[str]:
        """The texts that a field of them holds, each once, in order."""
        with self._engine.connect() as connection:
            return values(connection, self.scope, view, wanted, field)

    def spread(self, dates: Mapping[str, Sequence[str]], until: date, view: View = NOW) -> list[Spread]:
        """How many records of each kind there are of each account and region, and of what day the newest is."""
        with self._engine.connect() as connection:
            return spread(connection, self.scope, view, dates, until)

    def called(self, those: Iterable[Record], view: View = NOW) -> Called:
        """The names of the records that these refer to, by system and source id."""
        wanted: dict[str, set[str]] = {}
        for one in those:
            wanted.setdefault(one.source.system, set()).update(referred(one))
        with self._engine.connect() as connection:
            names = {system: names_of(connection, self.scope, view, system, ids) for system, ids in wanted.items()}
        return lambda system, source_id: names.get(system, {}).get(source_id, "")

    def _rows(self, chosen: Select[Any], key: Any, ids: Sequence[str], *, joined: bool = False) -> list[Row[Any]]:
        """Rows whose key is among the ids, each seen through its own revision's card and its document's newest."""
        if not joined:
            chosen = chosen.join(revision, passage.c.revision == revision.c.id)
        chosen = seen(chosen, self.scope)
        with self._engine.connect() as connection:
            return [row for ids_ in batches(ids) for row in connection.execute(chosen.where(key.in_(ids_))).all()]

    def _standing(self, documents: set[str], view: View) -> set[str]:
        named = documents - {""}
        return {head.document.id for head in standing(self.turns(named), view)} if named else set()

    def turns(self, among: Iterable[str] | None = None) -> tuple[Turn, ...]:
        """Every turn of documents whose newest card the scope covers, in order; turns to a hidden card are left out."""
        newest = revision.alias("newest")
        chosen = (
            select(*DOCUMENT_COLUMNS, turn.c.position, turn.c.learned_at.label("turned"), turn.c.revision)
            .add_columns(*CARD_COLUMNS)
            .join(document, turn.c.document == document.c.id)
            .join(newest, document.c.head == newest.c.id)
            .join(revision, turn.c.revision == revision.c.id, isouter=True)
            .where(visible(self.scope, newest))
            .order_by(document.c.id, turn.c.position)
        )
        if among is not None:
            chosen = chosen.where(document.c.id.in_(sorted(among)))
        with self._engine.connect() as connection:
            found = [turn_of(row) for row in connection.execute(chosen).all()]
        return tuple(one for one in found if one.revision is None or self.scope.covers(one.card))


def seen(chosen: Select[Any], scope: Scope) -> Select[Any]:
    """Only those rows whose own revision's card and whose document's newest card the scope covers."""
    newest = revision.alias("newest")
    chosen = chosen.join(document, revision.c.document == document.c.id)
    chosen = chosen.join(newest, document.c.head == newest.c.id)
    return chosen.where(visible(scope, revision), visible(scope, newest))


@lru_cache(maxsize=SCOPES)
def evidence_seen(scope: Scope) -> Select[Any]:
    """What evidence is made of, for `GIVEN` passages."""
    columns = [passage.c[c] for c in ("id", "start", "end", "text", "heading")]
    chosen = select(*columns, revision.c.id.label("revision"), revision.c.learned_at, *CARD_COLUMNS)
    chosen = chosen.add_columns(*DOCUMENT_COLUMNS).join(revision, passage.c.revision == revision.c.id)
    return seen(chosen, scope).where(passage.c.id.in_(GIVEN))


@lru_cache(maxsize=SCOPES)
def revision_seen(scope: Scope) -> Select[Any]:
    """Whole revisions, for `GIVEN` ones."""
    return seen(select(*REVISION_COLUMNS), scope).where(revision.c.id.in_(GIVEN))


def evidence_of(row: Row[Any]) -> Evidence:
    """The evidence in a row of passage, revision and document."""
    place = Passage(row.id, row.revision, row.start, row.end, row.text, tuple(row.heading))
    return Evidence(place, document_of(row), card_of(row), row.learned_at)


def turn_of(row: Row[Any]) -> Turn:
    """The turn in a row; one of removal has an empty card."""
    return Turn(document_of(row), row.revision, card_of(row) if row.revision else Card(), row.turned)
