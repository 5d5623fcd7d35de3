"""How arrivals become rows: all of a batch with a few statements, so that many small documents cost little each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, and_, bindparam, delete, func, insert, select, update

from retrieval.evidence import Card, Document, Passage, Revision
from retrieval.store.cards import card_values
from retrieval.store.documents import document, revision, revision_label, turn
from retrieval.store.passages import passage, vector
from retrieval.store.reader import batches


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


def keep(connection: Connection, arrivals: Sequence[Arrival]) -> None:
    """Keeps the arrivals, those of one document in the order given; what is there already stays as it is."""
    waiting = list(arrivals)
    while waiting:
        first = {arrival.document.id: arrival for arrival in reversed(waiting)}
        _keep_each(connection, [arrival for arrival in waiting if first[arrival.document.id] is arrival])
        waiting = [arrival for arrival in waiting if first[arrival.document.id] is not arrival]


def _keep_each(connection: Connection, arrivals: Sequence[Arrival]) -> None:
    """Keeps arrivals of different documents."""
    documents = _present(connection, document.c.id, [arrival.document.id for arrival in arrivals])
    revisions = _present(connection, revision.c.id, [arrival.revision.id for arrival in arrivals])
    new = [arrival for arrival in arrivals if arrival.revision.id not in revisions]
    old = [arrival for arrival in arrivals if arrival.revision.id in revisions]
    _many(connection, insert(document), [_document_row(a) for a in arrivals if a.document.id not in documents])
    _many(connection, insert(revision), [_revision_row(arrival) for arrival in new])
    keep_cards(connection, [(a.revision.id, a.revision.card, a.inputs) for a in old])
    _many(connection, insert(revision_label), [row for a in new for row in _label_rows(a.revision.id, a.revision.card)])
    _many(connection, insert(passage), [row for arrival in new for row in _passage_rows(arrival)])
    heads = [{"of": a.document.id, "to": a.revision.id} for a in arrivals if a.document.id in documents]
    moved = update(document).where(document.c.id == bindparam("of")).values(head=bindparam("to"), removed_at=None)
    _many(connection, moved, heads)
    take_turns(connection, [(a.document.id, a.revision.id, a.revision.learned_at) for a in arrivals])
    _keep_vectors(connection, arrivals)


def keep_cards(connection: Connection, cards: Iterable[tuple[str, Card, str]]) -> None:
    """New cards, and the inputs they were made from, for revisions that are there."""
    given = list(cards)
    values = [{"of": one, "inputs": inputs, **card_values(card)} for one, card, inputs in given]
    if not values:
        return
    changed = update(revision).where(revision.c.id == bindparam("of"))
    connection.execute(changed.values({key: bindparam(key) for key in values[0] if key != "of"}), values)
    for some in batches([one for one, _, _ in given]):
        connection.execute(delete(revision_label).where(revision_label.c.revision.in_(some)))
    _many(connection, insert(revision_label), [row for one, card, _ in given for row in _label_rows(one, card)])


def take_turns(connection: Connection, turns: Sequence[tuple[str, str | None, datetime]]) -> None:
    """Each document's next turn, unless it already holds that; a turn is never learned before the one before it."""
    last = {}
    for some in batches([of for of, _, _ in turns]):
        newest = select(turn.c.document, func.max(turn.c.position).label("position")).where(turn.c.document.in_(some))
        each = newest.group_by(turn.c.document).subquery()
        at = and_(turn.c.document == each.c.document, turn.c.position == each.c.position)
        last.update({row.document: row for row in connection.execute(select(turn).join(each, at))})
    rows = []
    for of, to, learned in turns:
        before = last.get(of)
        if before is None:
            rows.append({"document": of, "position": 0, "revision": to, "learned_at": learned})
        elif before.revision != to:
            after = {"position": before.position + 1, "learned_at": max(learned, before.learned_at)}
            rows.append({"document": of, "revision": to, **after})
    _many(connection, insert(turn), rows)


def vector_rows(passages: Sequence[str], given: Vectors) -> list[dict[str, Any]]:
    """The rows of one model's vectors, float32 and little-endian whatever the machine."""
    data = np.ascontiguousarray(given.data, dtype="<f4")
    return [
        {"passage": one, "model": given.model, "input": label, "data": line.tobytes()}
        for one, label, line in zip(passages, given.inputs, data, strict=True)
    ]


def _keep_vectors(connection: Connection, arrivals: Sequence[Arrival]) -> None:
    rows = [row for a in arrivals for v in a.vectors for row in vector_rows([p.id for p in a.passages], v)]
    there: set[tuple[str, str]] = set()
    for some in batches(sorted({row["passage"] for row in rows})):
        chosen = select(vector.c.passage, vector.c.model).where(vector.c.passage.in_(some))
        there |= {(row.passage, row.model) for row in connection.execute(chosen)}
    _many(connection, insert(vector), [row for row in rows if (row["passage"], row["model"]) not in there])


def _document_row(arrival: Arrival) -> dict[str, Any]:
    one = arrival.document
    named = {"id": one.id, "source_system": one.source_system, "source_id": one.source_id}
    return {**named, "head": arrival.revision.id, "superseded_by": "", "removed_at": None}


def _revision_row(arrival: Arrival) -> dict[str, Any]:
    one = arrival.revision
    return {
        "id": one.id,
        "document": one.document,
        "sha256": one.sha256,
        "inputs": arrival.inputs,
        "text": one.text,
        "marks": [[mark.start, mark.end, mark.label] for mark in one.marks],
        "learned_at": one.learned_at,
        "learned_from": one.learned_from,
        "replaces": one.replaces,
        **card_values(one.card),
    }


def _label_rows(one: str, card: Card) -> list[dict[str, str]]:
    return [{"revision": one, "label": label} for label in sorted(set(card.labels))]


def _passage_rows(arrival: Arrival) -> list[dict[str, Any]]:
    return [
        {
            "id": p.id,
            "revision": p.revision,
            "start": p.start,
            "end": p.end,
            "text": p.text,
            "heading": list(p.heading),
            "terms": terms,
        }
        for p, terms in zip(arrival.passages, arrival.terms, strict=True)
    ]


def _present(connection: Connection, column: Column[str], ids: Sequence[str]) -> set[str]:
    return {one for some in batches(ids) for one in connection.scalars(select(column).where(column.in_(some)))}


def _many(connection: Connection, statement: Any, rows: Sequence[Any]) -> None:
    if rows:
        connection.execute(statement, rows)
