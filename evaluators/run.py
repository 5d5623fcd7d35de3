"""Every question put once, in order, to something warm, and timed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from evaluators.dataset import Query
from evaluators.rows import Responded, Retrieved, as_json
from evaluators.subject import Subject

Clock = Callable[[], float]  # seconds, from any start
Tell = Callable[[int, int], None]  # done, of how many
Row = TypeVar("Row")


def retrieve_each(queries: Sequence[Query], subject: Subject, k: int, clock: Clock, tell: Tell) -> list[Retrieved]:
    """The hits of each question; the first is put once untimed before, so that all are put to something warm."""

    def row(query: Query) -> Retrieved:
        began = clock()
        hits = tuple(subject.retrieve(query, k))
        return Retrieved(query.id, hits, milliseconds(clock() - began))

    return each(queries, row, tell)


def answer_each(queries: Sequence[Query], subject: Subject, clock: Clock, tell: Tell) -> list[Responded]:
    """The answer to each question, timed as the hits are."""

    def row(query: Query) -> Responded:
        began = clock()
        reply = subject.respond(query)
        took_ms = milliseconds(clock() - began)
        return Responded(query.id, reply.standing, reply.reason, reply.text, reply.citations, took_ms)

    return each(queries, row, tell)


def each(queries: Sequence[Query], row: Callable[[Query], Row], tell: Tell) -> list[Row]:
    """One row a question, in their order, with word of how far it is."""
    if queries:
        row(queries[0])
    rows: list[Row] = []
    for done, query in enumerate(queries, 1):
        rows.append(row(query))
        tell(done, len(queries))
    return rows


def milliseconds(seconds: float) -> float:
    """The time with as many digits as it is good for.

    >>> milliseconds(0.0123456)
    12.346
    """
    return round(seconds * 1000, 3)


def write(rows: Sequence[Retrieved | Responded], path: Path) -> None:
    """One JSON object a line. The file is there in full or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    with draft.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(as_json(row)) + "\n" for row in rows)
    draft.replace(path)
