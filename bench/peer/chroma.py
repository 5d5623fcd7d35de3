"""Stock LangChain with Chroma, by its documented defaults. Run by its own Python: `chroma.py FOLDER`.

FOLDER holds what `bench.peer.rows` writes. The last line printed is the run as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
from langchain_chroma import Chroma  # type: ignore[import-not-found]  # stands in the peer's own environment only
from langchain_core.embeddings import Embeddings

from retrieval.onnx_embed import OnnxEmbedder, load

BATCH = 1000
TEN = 10


class Same(Embeddings):
    """The same vectors: those of passages as the house stored them, those of questions by the same model."""

    def __init__(self, passages: dict[str, list[float]], model: OnnxEmbedder) -> None:
        self.passages = passages
        self.model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The stored vectors."""
        return [self.passages[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The question's vector, made now."""
        vector: list[float] = self.model.embed([text])[0].tolist()
        return vector


def main(folder: Path, models: Path) -> None:
    """Fills a collection, then puts each question once, after one that warms it up."""
    rows = [json.loads(line) for line in (folder / "passages.jsonl").read_bytes().splitlines()]
    questions = [json.loads(line) for line in (folder / "questions.jsonl").read_bytes().splitlines()]
    vectors = np.load(folder / "vectors.npy")
    model = load(models)
    if model is None:
        raise SystemExit(f"{models}: no model is installed here")
    same = Same({row["text"]: vector.tolist() for row, vector in zip(rows, vectors, strict=True)}, model)
    chroma = Chroma("passages", same, persist_directory=str(folder / "chroma"))
    for at in range(0, len(rows), BATCH):
        some = rows[at : at + BATCH]
        metadatas = [{"account": row["account"]} for row in some]
        chroma.add_texts([row["text"] for row in some], metadatas, [row["id"] for row in some])
    each_ms = [asked_ms(chroma, one["text"], one["account"]) for one in [questions[0], *questions]][1:]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"each_ms": each_ms, "passages": len(rows), "peak_megabytes": peak}))


def asked_ms(chroma: Chroma, text: str, account: str) -> float:
    """From text to the ten nearest passages of the account, in milliseconds."""
    began = time.perf_counter()
    chroma.similarity_search(text, k=TEN, filter={"account": account})
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
