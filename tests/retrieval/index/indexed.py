"""Stores whose passages have vectors drawn from a seed, and the exact answers over them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.evidence import Card, Document, Passage, Revision, digest, document_id, passage_id, revision_id
from retrieval.index.check import looked
from retrieval.index.chroma import ChromaNeighbours
from retrieval.index.manifest import Look
from retrieval.neighbours import ExactNeighbours
from retrieval.store import Arrival, Store, Vectors
from tests.retrieval.store.worlds import SYSTEM, month

MODEL = "drawn/32"
WIDTH = 32
ACCOUNTS = ("Borealis", "Tarvessa", "Larkfen", "")


def drawn(count: int, seed: int, width: int = WIDTH) -> NDArray[np.float32]:
    """Vectors of unit length."""
    rows = np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def arrival(name: str, account: str, vectors: NDArray[np.float32], text: str = "") -> Arrival:
    """A document of as many passages as there are vectors, five characters each."""
    whole = "".join(f"{at:05}" for at in range(len(vectors)))
    document = document_id(SYSTEM, name)
    revision = revision_id(document, digest(whole + text))
    places = range(0, len(whole), 5)
    passages = tuple(
        Passage(passage_id(revision, at, at + 5), revision, at, at + 5, whole[at : at + 5], ()) for at in places
    )
    inputs = tuple(digest(f"{name} {p.start} {text}") for p in passages)
    card = Card(account=account, labels=("internal",))
    return Arrival(
        document=Document(document, SYSTEM, name),
        revision=Revision(revision, document, digest(whole + text), whole, (), card, month(1)),
        inputs="stated",
        passages=passages,
        terms=tuple(p.text for p in passages),
        vectors=(Vectors(MODEL, inputs, vectors),),
    )


def stored(folder: Path, count: int = 400, seed: int = 7) -> Store:
    """A store with so many passages, dealt to the accounts."""
    store = Store.open(folder / "aia.sqlite")
    each = count // len(ACCOUNTS)
    rows = drawn(count, seed)
    some = [arrival(f"doc {seed} {n}", name, rows[n * each : (n + 1) * each]) for n, name in enumerate(ACCOUNTS)]
    store.writer().put(some)
    return store


def exact(store: Store, model: str = MODEL) -> ExactNeighbours:
    """The same vectors, each looked at."""
    runs = list(store.vectors_all(model))
    ids = tuple(one for run in runs for one in run.passages)
    accounts = tuple(one for run in runs for one in run.accounts)
    return ExactNeighbours(model, ids, np.concatenate([run.data for run in runs]), accounts)


def here(folder: Path, _seconds: float = 0.0) -> Look:
    """What a child would find in a folder that is not damaged, found in this process, in a tenth of the time."""
    opened: list[ChromaNeighbours] = []

    def kept(place: Path, model: str) -> ChromaNeighbours:
        opened.append(ChromaNeighbours(place, model))
        return opened[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("retrieval.index.chroma.ChromaNeighbours", kept)
        try:
            return looked(folder)
        finally:
            for one in opened:
                one.close()
