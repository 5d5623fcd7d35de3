"""The index answers as one that looks at every vector, and does nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrieval.index.chroma import Building, ChromaNeighbours, client, settings
from retrieval.index.faults import IndexFault
from retrieval.neighbours import ExactNeighbours, Neighbours
from tests.retrieval.index.indexed import ACCOUNTS, MODEL, drawn

COUNT = 1200
IDS = tuple(f"{n:024x}" for n in range(COUNT))
OWNERS = tuple(ACCOUNTS[n % 4] for n in range(COUNT))
ROWS = drawn(COUNT, 3)


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaNeighbours]:
    """An index over vectors drawn from a seed."""
    folder = tmp_path_factory.mktemp("chroma")
    with Building(folder) as building:
        building.add(IDS, OWNERS, ROWS)
    opened = ChromaNeighbours(folder, MODEL)
    yield opened
    opened.close()


@pytest.mark.parametrize("accounts", [None, frozenset(["Borealis"]), frozenset(["Larkfen", ""])])
@pytest.mark.parametrize("count", [1, 10, 100])
def test_it_finds_what_looking_at_every_vector_finds(
    near: ChromaNeighbours, accounts: frozenset[str] | None, count: int
) -> None:
    whole: Neighbours = ExactNeighbours(MODEL, IDS, ROWS, OWNERS)
    for query in drawn(25, 11):
        found, wanted = near.nearest(query, count, accounts), whole.nearest(query, count, accounts)
        assert [one.passage for one in found] == [one.passage for one in wanted]
        assert np.allclose([one.cosine for one in found], [one.cosine for one in wanted], atol=1e-5)


def test_it_holds_all_that_was_put_in(near: ChromaNeighbours) -> None:
    assert near.passages == frozenset(IDS)
    assert [(one, account) for one, account, _ in near.rows()] == list(zip(IDS, OWNERS, strict=True))


def test_equal_vectors_come_by_id(tmp_path: Path) -> None:
    with Building(tmp_path) as building:
        building.add(("c", "a", "b"), ("", "", ""), np.repeat(drawn(1, 5), 3, axis=0))
    opened = ChromaNeighbours(tmp_path, MODEL)
    assert [one.passage for one in opened.nearest(drawn(1, 6)[0], 3)] == ["a", "b", "c"]
    opened.close()


def test_more_accounts_than_one_question_carries_are_all_looked_at(near: ChromaNeighbours) -> None:
    many = frozenset([*(f"nobody {n}" for n in range(12_000)), "Borealis", "Tarvessa"])
    query = drawn(1, 4)[0]
    assert near.nearest(query, 20, many) == near.nearest(query, 20, frozenset(["Borealis", "Tarvessa"]))


def test_no_account_is_refused_and_an_unknown_one_finds_nothing(near: ChromaNeighbours) -> None:
    with pytest.raises(ValueError, match="no account"):
        near.nearest(ROWS[0], 5, frozenset())
    negation: Any = {"$ne": "Borealis"}
    with pytest.raises(TypeError):
        near.nearest(ROWS[0], 5, negation)
    assert near.nearest(ROWS[0], 5, frozenset(["Nobody"])) == []
    assert near.nearest(ROWS[0], 0) == []


def test_nothing_is_reported_home_and_nothing_is_embedded_by_it(
    near: ChromaNeighbours, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANONYMIZED_TELEMETRY", "True")
    monkeypatch.setenv("CHROMA_API_IMPL", "chromadb.api.fastapi.FastAPI")
    monkeypatch.setenv("CHROMA_OTEL_COLLECTION_ENDPOINT", "http://127.0.0.1:9")
    chosen = settings()
    assert chosen.anonymized_telemetry is False
    assert chosen.chroma_api_impl == "chromadb.api.rust.RustBindingsAPI"
    assert not chosen.chroma_otel_collection_endpoint
    assert near._collection._embedding_function is None
    assert near._collection.configuration_json["hnsw"]["space"] == "cosine"


def test_a_folder_that_could_not_be_opened_is_opened_once_it_can_be(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").mkdir()
    for _ in range(2):
        with pytest.raises(IndexFault, match="cannot be opened"):
            Building(tmp_path)
    (tmp_path / "chroma.sqlite3").rmdir()
    with Building(tmp_path) as building:
        building.add(("a",), ("",), drawn(1, 5))
    opened = ChromaNeighbours(tmp_path, MODEL)
    assert opened.passages == frozenset("a")
    opened.close()


def test_a_folder_without_a_collection_is_a_fault_and_lets_go(tmp_path: Path) -> None:
    client(tmp_path).close()
    for _ in range(2):
        with pytest.raises(IndexFault, match="no collection"):
            ChromaNeighbours(tmp_path, MODEL)
    with Building(tmp_path) as building:
        building.add(("a",), ("",), drawn(1, 5))


def test_the_server_is_never_loaded(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
import numpy as np
from retrieval.index.chroma import Building, ChromaNeighbours
with Building(Path({str(tmp_path)!r})) as building:
    building.add(("a", "b"), ("x", "y"), np.eye(2, dtype=np.float32))
near = ChromaNeighbours(Path({str(tmp_path)!r}), "m")
assert [one.passage for one in near.nearest(np.eye(2, dtype=np.float32)[0], 2)] == ["a", "b"]
print([name for name in sys.modules if name.startswith(("chromadb.server", "posthog", "uvicorn", "fastapi"))])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
