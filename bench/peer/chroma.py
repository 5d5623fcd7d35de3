"""Stock LangChain with Chroma, by its documented defaults. Run by its own Python: `chroma.py fill|serve FOLDER MODELS`.

FOLDER holds what `bench.peer.compare` writes. `fill` makes the collection and prints one row. `serve` opens it in a
process that holds nothing else, says that it is ready, and answers each line of standard input with one row.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
from langchain_chroma import Chroma  # type: ignore[import-not-found]  # stands in the peer's own environment only
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bench.memory import held
from retrieval.onnx_embed import OnnxEmbedder, load

BATCH = 1000
TEN = 10


class Same(Embeddings):
    """The same vectors: those of passages as the house stored them, those of questions by the same model."""

    def __init__(self, passages: dict[str, NDArray[np.float32]], model: OnnxEmbedder) -> None:
        self.passages = passages
        self.model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The stored vectors."""
        return [self.passages[text].tolist() for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The question's vector, made now."""
        vector: list[float] = self.model.embed([text])[0].tolist()
        return vector


def main(deed: str, folder: Path, models: Path) -> None:
    """Fills or serves the collection in the folder."""
    model = load(models)
    if model is None:
        raise SystemExit(f"{models}: no model is installed here")
    if deed == "fill":
        say(fill(folder, model))
    else:
        serve(folder, model)


def fill(folder: Path, model: OnnxEmbedder) -> dict[str, object]:
    """Puts all passages with their ready vectors in; says how long that took, and the most that it held."""
    rows = [json.loads(line) for line in (folder / "passages.jsonl").read_bytes().splitlines()]
    vectors = np.load(folder / "vectors.npy")
    same = Same({row["text"]: vector for row, vector in zip(rows, vectors, strict=True)}, model)
    began = time.perf_counter()
    chroma = collection(folder, same)
    for at in range(0, len(rows), BATCH):
        some = rows[at : at + BATCH]
        metadatas = [{"account": row["account"]} for row in some]
        chroma.add_texts([row["text"] for row in some], metadatas, [row["id"] for row in some])
    return {"passages": len(rows), "seconds": time.perf_counter() - began, "megabytes": held().peak}


def serve(folder: Path, model: OnnxEmbedder) -> None:
    """Answers questions until there are no more."""
    chroma = collection(folder, Same({}, model))
    say({"ready": True})
    for line in sys.stdin:
        one = json.loads(line)
        say(asked(chroma, model, one["text"], one["account"]) | {"memory": asdict(held())})


def collection(folder: Path, same: Same) -> Chroma:
    """The collection that is kept in the folder."""
    return Chroma("passages", same, persist_directory=str(folder / "chroma"))


def asked(chroma: Chroma, model: OnnxEmbedder, text: str, account: str) -> dict[str, object]:
    """From text to the ten nearest passages, and once more from a ready vector, in milliseconds."""
    only = {"account": account} if account else None
    began = time.perf_counter()
    hits = chroma.similarity_search(text, k=TEN, filter=only)
    whole_ms = (time.perf_counter() - began) * 1000
    vector = model.embed([text])[0].tolist()
    began = time.perf_counter()
    chroma.similarity_search_by_vector(vector, k=TEN, filter=only)
    return {"ms": whole_ms, "bare_ms": (time.perf_counter() - began) * 1000, "hits": len(hits)}


def say(row: dict[str, object]) -> None:
    """One line of JSON."""
    print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
