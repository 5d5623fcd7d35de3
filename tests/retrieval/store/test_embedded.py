"""All vectors of a model come once each, in runs, with whose they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval.store import embedded
from tests.retrieval.index.indexed import MODEL, WIDTH, arrival, drawn, stored


def test_every_vector_comes_once_in_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "RUN", 7)
    store = stored(tmp_path, 40)
    runs = list(store.vectors_all(MODEL))
    ids = [one for run in runs for one in run.passages]
    assert ids == sorted(set(ids))
    assert len(ids) == 40
    assert max(len(run.passages) for run in runs) == 7
    data = np.concatenate([run.data for run in runs])
    assert sorted(map(bytes, data)) == sorted(map(bytes, drawn(40, 7)))
    triples = [one for run in runs for one in zip(run.passages, run.accounts, run.inputs, strict=True)]
    assert list(store.embedded_all(MODEL)) == triples
    store.close()


def test_vectors_of_two_lengths_stand_in_different_runs(tmp_path: Path) -> None:
    store = stored(tmp_path, 40)
    store.writer().put([arrival("longer", "Borealis", np.ones((3, WIDTH + 1), np.float32))])
    assert sorted({run.data.shape[1] for run in store.vectors_all(MODEL)}) == [WIDTH, WIDTH + 1]
    assert list(store.vectors_all("another")) == []
    store.close()
