"""The one way in: a document with all its passages and vectors in one transaction, which raises the corpus's number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select, update

from retrieval.evidence import Card, Passage
from retrieval.records.kinds import KINDS
from retrieval.records.mapped import Mapped
from retrieval.records.source import SPANS
from retrieval.store.documents import document, revision
from retrieval.store.keeping import Arrival, Vectors, keep, keep_cards, take_turns, vector_rows
from retrieval.store.passages import passage, vector
from retrieval.store.reader import batches
from retrieval.store.record_keeping import Holder, keep_records, let_go
from retrieval.store.record_placing import NONE_APART, Means, Names, begin_placing, nobody, place
from retrieval.store.records import holding, record
from retrieval.store.transaction import change, raise_number


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of a source's document: enough to tell whether it changed."""

    document: str
    source_id: str
    revision: str
    sha256: str
    inputs: str
    removed: bool


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
            keep(connection, arrivals)

    def recard(self, cards: Mapping[str, tuple[Card, str]], terms: Mapping[str, str] | None = None) -> None:
        """New cards, and the inputs they were made from, for revisions; new terms for passages they bear on."""
        with change(self._engine) as connection:
            keep_cards(connection, [(one, card, inputs) for one, (card, inputs) in cards.items()])
            for place, text in (terms or {}).items():
                connection.execute(update(passage).where(passage.c.id == place).values(terms=text))

    def remove(self, documents: Sequence[str], at: datetime) -> None:
        """Tombstones: the documents are gone from the next answer, their revisions stay."""
        with change(self._engine) as connection:
            for ids in batches(documents):
                connection.execute(update(document).where(document.c.id.in_(ids)).values(removed_at=at))
            take_turns(connection, [(one, None, at) for one in documents])

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

    def keep_vectors(self, passages: Sequence[str], given: Vectors) -> None:
        """Vectors for passages that are there, in their order; those that the model gave them before are replaced."""
        rows = vector_rows(passages, given)
        with change(self._engine) as connection:
            for some in batches(passages):
                connection.execute(delete(vector).where(vector.c.model == given.model, vector.c.passage.in_(some)))
            if rows:
                connection.execute(insert(vector), rows)

    def made_from(self, system: str) -> dict[str, tuple[str, str]]:
        """For every revision that a source ever brought, its document's source id and the inputs of its card."""
        chosen = select(revision.c.id, document.c.source_id, revision.c.inputs)
        chosen = chosen.join(document, revision.c.document == document.c.id).where(document.c.source_system == system)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen.order_by(revision.c.id))
            return {row.id: (row.source_id, row.inputs) for row in rows}

    def put_records(self, by: Holder, rows: Sequence[Mapped]) -> int:
        """Keeps a run of a file's rows; what is there already is not written again. Gives how many are new."""
        with change(self._engine) as connection:
            return keep_records(connection, by, rows)

    def take_records(self, held: Sequence[tuple[Holder, Sequence[Mapped]]]) -> None:
        """Keeps all records of documents, and lets go of those that their newest content lacks. All or none."""
        with change(self._engine) as connection:
            for by, rows in held:
                keep_records(connection, by, rows)
                let_go(connection, by)

    def end_records(self, by: Holder) -> int:
        """After all rows of a file: those that its newest content lacks are no longer held, see `let_go`."""
        with change(self._engine) as connection:
            return let_go(connection, by)

    def holders(self) -> set[str]:
        """The files that ever held rows; documents that records only stand on are none."""
        stretch = (record.c.system == SPANS, record.c.kind.in_(KINDS))  # by the index, which has the kind first
        spans = select(holding.c.document).join(record, record.c.number == holding.c.record).where(*stretch)
        with self._engine.connect() as connection:
            chosen = select(holding.c.document).where(holding.c.document.not_in(spans))
            return set(connection.scalars(chosen.distinct()))

    def begin_placing(self) -> None:
        """Says that the places of records may change, see `PLACING`."""
        with self._engine.begin() as connection:
            begin_placing(connection)

    def place_records(
        self, called: Mapping[str, str], means: Means = nobody, apart: Mapping[tuple[str, str], str] = NONE_APART
    ) -> int:
        """Gives every record its account and region, see `place`; no change, no new number."""
        with self._engine.begin() as connection:
            moved = place(connection, Names(called, apart), means)
            if moved:
                raise_number(connection)
            return moved
