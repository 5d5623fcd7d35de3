"""All vectors of a model, in runs short enough that who writes never waits long. For indexes, not for answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, Select, select

from retrieval.store.documents import revision
from retrieval.store.passages import passage, vector
from retrieval.store.sight import unindexed

RUN = 2000  # vectors in one statement, some 3 MB


@dataclass(frozen=True, slots=True)
class Embedded:
    """A run of passages, by id: the account and the name of the text embedded for each, and the vectors as rows."""

    passages: tuple[str, ...]
    accounts: tuple[str, ...]
    inputs: tuple[str, ...]
    data: NDArray[np.float32]


def vectors_all(engine: Engine, model: str) -> Iterator[Embedded]:
    """Every passage that has a vector of the model, of every revision, by id; a run holds vectors of one length."""
    for rows in _runs(engine, _chosen(model).add_columns(vector.c.data)):
        lengths = sorted({len(row.data) for row in rows})
        for length in lengths:
            same = [row for row in rows if len(row.data) == length]
            data = np.frombuffer(b"".join(row.data for row in same), "<f4").reshape(len(same), -1)
            ids, accounts, inputs = zip(*((r.passage, r.account, r.input) for r in same), strict=True)
            yield Embedded(ids, accounts, inputs, data)


def embedded_all(engine: Engine, model: str) -> Iterator[tuple[str, str, str]]:
    """Passage, account and name of the text embedded, for every vector of the model, by id."""
    for rows in _runs(engine, _chosen(model)):
        yield from ((row.passage, row.account, row.input) for row in rows)


def _chosen(model: str) -> Select[Any]:
    chosen = select(vector.c.passage, vector.c.input, revision.c.account).select_from(vector)
    chosen = chosen.join(passage, vector.c.passage == passage.c.id).join(revision, passage.c.revision == revision.c.id)
    return chosen.where(unindexed(vector.c.model) == model).order_by(vector.c.passage).limit(RUN)


def _runs(engine: Engine, chosen: Select[Any]) -> Iterator[list[Any]]:
    """Each run in a transaction of its own: a longer one would keep every writer waiting."""
    last = ""
    while True:
        with engine.connect() as connection:
            rows = list(connection.execute(chosen.where(vector.c.passage > last)))
        if not rows:
            return
        yield rows
        last = rows[-1].passage
