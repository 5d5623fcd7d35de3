"""The one way in: a document with all its passages and vectors in one transaction, which raises the corpus's number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, delete, insert, select, update

from retrieval.evidence import Card, Document, Passage, Revision
from retrieval.store.cards import card_values, revision_of
from retrieval.store.documents import document, revision, revision_label, turn
from retrieval.store.passages import passage, vector
from retrieval.store.reader import batches
from retrieval.store.transaction import change


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of a source's document: enough to tell whether it changed."""

    document: str
    source_id: str
    revision: str
    sha256: str
    inputs: str
    removed: bool


@dataclass(frozen=True, slots=True)
class Vectors:
    """One model's vectors of a document's passages, in their order; `inputs` name the texts embedded."""

    model: str
    inputs: tuple[str, ...]
    data: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A revision ready to be kept. `terms` hold one text a passage: its terms, one space between."""

    document: Document
    revision: Revision
    inputs: str
    passages: tuple[Passage, ...]
    terms: tuple[str, ...]
    vectors: tuple[Vectors, ...] = ()


class Writer:
    """Writes, each in a transaction of its own. Any process may hold one; SQLite's lock orders them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known(self, system: str) -> dict[str, Known]:
        """What a source has brought so far, by source id; removed documents too."""
        chosen = select(document, revision.c.sha256, revision.c.inputs).where(document.c.source_system == system)
        chosen = chosen.join(revision, document.c.head == revision.c.id)
        with self._engine.connect() as connection:
            found = (
                Known(r.id, r.source_id, r.head, r.sha256, r.inputs, r.removed_at is not None)
                for r in connection.execute(chosen.order_by(document.c.source_id))
            )
            return {one.source_id: one for one in found}

    def put(self, arrivals: Sequence[Arrival]) -> None:
        """Keeps revisions with their passages and vectors; what is there already stays as it is. All or none."""
        with change(self._engine) as connection:
            for arrival in arrivals:
                self._put_document(connection, arrival)

    def recard(self, cards: Mapping[str, tuple[Card, str]], terms: Mapping[str, str] | None = None) -> None:
        """New cards, and the inputs they were made from, for revisions; new terms for passages they bear on."""
        with change(self._engine) as connection:
            for one, (card, inputs) in cards.items():
                connection.execute(
                    update(revision).where(revision.c.id == one).values(**card_values(card), inputs=inputs)
                )
                self._label_rows(connection, one, card)
            for place, text in (terms or {}).items():
                connection.execute(update(passage).where(passage.c.id == place).values(terms=text))

    def remove(self, documents: Sequence[str], at: datetime) -> None:
        """Tombstones: the documents are gone from the next answer, their revisions stay."""
        with change(self._engine) as connection:
            for ids in batches(documents):
                connection.execute(update(document).where(document.c.id.in_(ids)).values(removed_at=at))
            for one in documents:
                self._turn(connection, one, None, at)

    def supersede(self, pairs: Mapping[str, str]) -> None:
        """For each document id the id of the one that replaced it; "" takes it back. No change, no new number."""
        with self._engine.connect() as connection:
            now = {r.id: r.superseded_by for r in connection.execute(select(document.c.id, document.c.superseded_by))}
        changed = {one: by for one, by in pairs.items() if one in now and now[one] != by}
        if not changed:
            return
        with change(self._engine) as connection:
            for one, by in changed.items():
                connection.execute(update(document).where(document.c.id == one).values(superseded_by=by))

    def every_revision(self, system: str) -> list[Revision]:
        """All revisions that a source ever brought, by id."""
        chosen = select(revision).join(document, revision.c.document == document.c.id)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen.where(document.c.source_system == system).order_by(revision.c.id))
            return [revision_of(row) for row in rows]

    def passages_of(self, one: str) -> list[Passage]:
        """A revision's passages in order."""
        chosen = select(passage).where(passage.c.revision == one).order_by(passage.c.start)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen)
            return [Passage(r.id, r.revision, r.start, r.end, r.text, tuple(r.heading)) for r in rows]

    def vectors_of(self, model: str, inputs: Sequence[str]) -> dict[str, bytes]:
        """Vectors that the model already gave for these inputs, as float32 bytes."""
        chosen = select(vector.c.input, vector.c.data).where(vector.c.model == model)
        with self._engine.connect() as connection:
            rows = (row for ids in batches(inputs) for row in connection.execute(chosen.where(vector.c.input.in_(ids))))
            return {row.input: row.data for row in rows}

    def without_vectors(self, model: str) -> list[str]:
        """Passages that the model has not embedded yet, by id."""
        embedded = select(vector.c.passage).where(vector.c.model == model)
        with self._engine.connect() as connection:
            chosen = select(passage.c.id).where(passage.c.id.not_in(embedded)).order_by(passage.c.id)
            return list(connection.scalars(chosen))

    def _put_document(self, connection: Connection, arrival: Arrival) -> None:
        doc, rev = arrival.document, arrival.revision
        there = connection.scalar(select(document.c.id).where(document.c.id == doc.id))
        if there is None:
            row = {"source_system": doc.source_system, "source_id": doc.source_id, "superseded_by": ""}
            connection.execute(insert(document).values(id=doc.id, head=rev.id, removed_at=None, **row))
        if connection.scalar(select(revision.c.id).where(revision.c.id == rev.id)) is None:
            self._put_revision(connection, arrival)
        else:
            connection.execute(
                update(revision).where(revision.c.id == rev.id).values(**card_values(rev.card), inputs=arrival.inputs)
            )
            self._label_rows(connection, rev.id, rev.card)
        connection.execute(update(document).where(document.c.id == doc.id).values(head=rev.id, removed_at=None))
        self._turn(connection, doc.id, rev.id, rev.learned_at)
        self._put_vectors(connection, arrival)

    def _put_revision(self, connection: Connection, arrival: Arrival) -> None:
        rev = arrival.revision
        marks = [[mark.start, mark.end, mark.label] for mark in rev.marks]
        connection.execute(
            insert(revision).values(
                id=rev.id,
                document=rev.document,
                sha256=rev.sha256,
                inputs=arrival.inputs,
                text=rev.text,
                marks=marks,
                learned_at=rev.learned_at,
                learned_from=rev.learned_from,
                replaces=rev.replaces,
                **card_values(rev.card),
            )
        )
        self._label_rows(connection, rev.id, rev.card)
        if arrival.passages:
            rows = [
                {"id": p.id, "revision": p.revision, "start": p.start, "end": p.end, "text": p.text,
                 "heading": list(p.heading), "terms": terms}
                for p, terms in zip(arrival.passages, arrival.terms, strict=True)
            ]  # fmt: skip
            connection.execute(insert(passage), rows)

    def _put_vectors(self, connection: Connection, arrival: Arrival) -> None:
        for given in arrival.vectors:
            ids = [p.id for p in arrival.passages]
            there: set[str] = set()
            for some in batches(ids):
                chosen = select(vector.c.passage).where(vector.c.model == given.model, vector.c.passage.in_(some))
                there |= set(connection.scalars(chosen))
            data = np.ascontiguousarray(given.data, dtype="<f4")
            rows = [
                {"passage": one, "model": given.model, "input": label, "data": line.tobytes()}
                for one, label, line in zip(ids, given.inputs, data, strict=True)
                if one not in there
            ]
            if rows:
                connection.execute(insert(vector), rows)

    def _label_rows(self, connection: Connection, one: str, card: Card) -> None:
        connection.execute(delete(revision_label).where(revision_label.c.revision == one))
        for label in sorted(set(card.labels)):
            connection.execute(insert(revision_label).values(revision=one, label=label))

    def _turn(self, connection: Connection, of: str, to: str | None, at: datetime) -> None:
        """The document's next turn, unless it already holds that; a turn is never learned before the one before it."""
        last = connection.execute(
            select(turn).where(turn.c.document == of).order_by(turn.c.position.desc()).limit(1)
        ).first()
        if last is not None and last.revision == to:
            return
        position = 0 if last is None else last.position + 1
        learned = at if last is None else max(at, last.learned_at)
        connection.execute(insert(turn).values(document=of, position=position, revision=to, learned_at=learned))
