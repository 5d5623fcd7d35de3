"""Small stores filled by hand, for tests that read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np

from retrieval.evidence import Card, Document, Passage, Revision, digest, document_id, passage_id, revision_id
from retrieval.store import Arrival, Store, Vectors

SYSTEM = "folder:plans"


def month(number: int, year: int = 2026) -> datetime:
    """The first instant of a month."""
    return datetime(year, number, 1, tzinfo=UTC)


def arrival(source_id: str, text: str, learned_at: datetime, card: Card, cuts: Sequence[int] = ()) -> Arrival:
    """A document's revision cut at the given places, with a vector of its length for each passage."""
    document = document_id(SYSTEM, source_id)
    revision = revision_id(document, digest(text))
    bounds = [0, *cuts, len(text)]
    passages = tuple(
        Passage(passage_id(revision, start, end), revision, start, end, text[start:end], ("Heading",))
        for start, end in pairwise(bounds)
    )
    data = np.array([[len(p.text), p.start, 1.0] for p in passages], np.float32)
    return Arrival(
        document=Document(document, SYSTEM, source_id),
        revision=Revision(revision, document, digest(text), text, (), card, learned_at),
        inputs="stated",
        passages=passages,
        terms=tuple(p.text.lower() for p in passages),
        vectors=(Vectors("lengths", tuple(digest(p.text) for p in passages), data),),
    )


def opened(folder: Path, *arrivals: Arrival) -> Store:
    """A store in the folder that holds the arrivals."""
    store = Store.open(folder / "aia.sqlite")
    for one in arrivals:
        store.writer().put([one])
    return store
