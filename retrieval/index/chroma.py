"""The vectors of one folder in Chroma, embedded in this process: no server, no telemetry, no embedding of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from retrieval.index.faults import IndexFault
from retrieval.index.filter import Filter
from retrieval.neighbours import Near

COLLECTION = "passages"
ACCOUNT = "account"
BATCH = 2000  # vectors in one addition; the index refuses more than some five thousand
SHAPE = CreateHNSWConfiguration(space="cosine", ef_construction=200, max_neighbors=32, ef_search=400)


def settings() -> Settings:
    """What every client is opened with; said outright, so that no variable of the environment changes it."""
    return Settings(
        anonymized_telemetry=False,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
        chroma_otel_collection_endpoint="",
        chroma_server_host=None,
        allow_reset=False,
    )


def client(folder: Path) -> Client:
    """A client on the folder's files; `IndexFault` when they are none. It may end the process when they are damaged."""
    try:
        return cast(Client, chromadb.PersistentClient(folder, settings()))
    except (ChromaError, ValueError) as error:
        # Chroma keeps what it failed to start, and would hand it out to the next who asks for the folder.
        if str(folder) not in SharedSystemClient._identifier_to_refcount:
            SharedSystemClient._identifier_to_system.pop(str(folder), None)
        raise IndexFault(f"cannot be opened ({error})") from error


@contextmanager
def written() -> Iterator[None]:
    """What Chroma does not write is `IndexFault`; it says of the cause no more than that."""
    try:
        yield
    except ChromaError as error:
        raise IndexFault(f"could not be written, perhaps for want of room on the disk ({error})") from error


class Building:
    """A new collection in a folder that takes vectors. Used in a `with`, which lets go of the files.

    `IndexFault` when the disk does not take them.
    """

    def __init__(self, folder: Path) -> None:
        self._client = client(folder)
        try:
            with written():
                self._collection = self._client.create_collection(
                    COLLECTION, embedding_function=None, configuration={"hnsw": SHAPE}
                )
        except IndexFault:
            self._client.close()
            raise

    def __enter__(self) -> Building:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def add(self, ids: Sequence[str], accounts: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Takes the passages in, each with its account."""
        for at in range(0, len(ids), BATCH):
            some = slice(at, at + BATCH)
            bearing: list[Any] = [{ACCOUNT: account} for account in accounts[some]]
            with written():
                self._collection.add(ids=list(ids[some]), embeddings=vectors[some], metadatas=bearing)


class ChromaNeighbours:
    """The index of one folder, opened; what it holds is what a question can reach. `close` lets go of its files.

    Raises `IndexFault` for a folder that holds none. Its cosines are those of `ExactNeighbours` to some millionths;
    a few of the nearest may be missing, and of passages with equal vectors any may stand for the others.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self.folder = folder
        self.model = model
        self._client = client(folder)
        try:
            self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
            self.count = self._collection.count()
            self.passages = frozenset(self._reached())
        except (ChromaError, IndexFault) as error:
            self._client.close()
            raise IndexFault(f"has no collection that can be read ({error})") from error

    def nearest(self, query: NDArray[np.float32], count: int, accounts: frozenset[str] | None = None) -> Sequence[Near]:
        """The `count` nearest, of these accounts only when any are given; best first, ties by id."""
        wheres: list[dict[str, Any] | None] = [None]
        if accounts is not None:
            wheres = [{ACCOUNT: {"$in": names}} for names in Filter(accounts).parts()]
        if count < 1 or not self.count:
            return []
        found = [near for where in wheres for near in self._asked(query, min(count, self.count), where)]
        return sorted(found, key=lambda near: (-near.cosine, near.passage))[:count]

    def rows(self) -> Iterator[tuple[str, str, bytes]]:
        """All that the index keeps, by id: passage, account and vector."""
        ids = sorted(self._collection.get(include=[])["ids"])
        for at in range(0, len(ids), BATCH):
            got = self._collection.get(ids=ids[at : at + BATCH], include=["metadatas", "embeddings"])
            bearing, vectors = got["metadatas"] or [], got["embeddings"]
            data = np.asarray(vectors if vectors is not None else [], "<f4")
            yield from sorted(
                (one, str(about[ACCOUNT]), row.tobytes())
                for one, about, row in zip(got["ids"], bearing, data, strict=True)
            )

    def close(self) -> None:
        """Lets go of the folder's files."""
        self._client.close()

    def _asked(self, query: NDArray[np.float32], count: int, where: Any) -> Iterator[Near]:
        try:
            got = self._collection.query(
                query_embeddings=query.astype(np.float32)[None, :], n_results=count, where=where, include=["distances"]
            )
        except ChromaError as error:
            raise IndexFault(f"does not answer ({error})") from error
        for one, distance in zip(got["ids"][0], (got["distances"] or [[]])[0], strict=True):
            yield Near(one, 1.0 - float(distance))

    def _reached(self) -> list[str]:
        """The passages that a question for everything comes to; Chroma's own count says nothing of that."""
        if not self.count:
            return []
        first = self._collection.get(limit=1, include=["embeddings"])["embeddings"]
        probe = np.zeros(np.asarray(first).shape[1], np.float32)
        probe[0] = 1.0
        return [near.passage for near in self._asked(probe, self.count, None)]
