"""A sample is spread evenly, the same each time, and is itself a data set."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bench.sample import evenly, sampled
from evaluators.dataset import Query, load


@given(st.integers(0, 60), st.integers(0, 70))
def test_so_many_are_taken_in_their_order(there: int, wanted: int) -> None:
    taken = evenly(range(there), wanted)

    assert len(taken) == min(there, wanted)
    assert taken == sorted(set(taken))


def test_a_sample_of_a_packed_set_can_be_loaded(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": str(at), "text": f"text {at}", "account": "a"}) + "\n" for at in range(10))
    (tmp_path / "documents.jsonl.gz").write_bytes(gzip.compress(rows.encode()))

    dataset = load(sampled(tmp_path, 5, [Query("q", "which?")], tmp_path / "sample"))

    assert list(dataset.texts) == ["0", "2", "4", "6", "8"]
    assert [query.text for query in dataset.queries] == ["which?"]
