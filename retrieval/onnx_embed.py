"""The embedded default: all-MiniLM-L6-v2 in 8-bit integers, on this machine's processor, with no network."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.embed import legible
from retrieval.model.manifest import DIMENSIONS, GRAPH, NAME, TOKENIZER, WINDOW, Status, status

CHARACTERS = 8192  # far more than 256 tokens of prose hold; keeps a megabyte from being tokenised whole
AHEAD = 1024  # texts that wait for a worker at once


@dataclass(frozen=True, slots=True)
class OnnxEmbedder:
    """One text a run, one thread a run, as many runs at once as `workers`.

    So a vector hangs on its text alone: in a batch, 8-bit results shift with the neighbours' lengths and values.
    Of a text, the first 256 tokens are read (some 190 words of speech, 120 of text full of links and tables).
    Bytes are equal on one kind of processor; between kinds, and releases of the runtime, the last digits differ.
    """

    model: str
    dimensions: int
    workers: int
    _session: Any
    _tokenizer: Tokenizer
    _pool: ThreadPoolExecutor

    @classmethod
    def open(cls, graph: Path, tokenizer: Path, model: str, workers: int = 0) -> OnnxEmbedder:
        """An embedder of two files that the caller has checked; no `workers` means one for each core."""
        reader = Tokenizer.from_file(str(tokenizer))
        reader.no_padding()
        reader.enable_truncation(WINDOW)
        many = workers or _cores()
        # Kept: threads made anew for each question would take as long as a short question itself.
        pool = ThreadPoolExecutor(many, thread_name_prefix="embedding")
        return cls(model, DIMENSIONS, many, _session(graph), reader, pool)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of unit length; zero for a text without a token."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for at, row in enumerate(self._rows(texts)):
            vectors[at] = row
        return vectors

    def _rows(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32] | float]:
        if min(len(texts), self.workers) < 2:
            yield from map(self._vector, texts)
            return
        for start in range(0, len(texts), AHEAD):
            yield from self._pool.map(self._vector, texts[start : start + AHEAD])

    def _vector(self, text: str) -> NDArray[np.float32] | float:
        tokens = self._tokenizer.encode(legible(text, CHARACTERS)).ids
        if len(tokens) <= 2:  # only the marks of begin and end
            return 0.0
        vector: NDArray[np.float32] = self._session.run(None, {"input_ids": np.array([tokens], np.int64)})[0][0]
        return vector


def load(folder: Path) -> OnnxEmbedder | None:
    """The model installed in `folder`, checked; None when there is no whole one (`status(folder).reason` says why)."""
    return load_found(status(folder))


def load_found(found: Status) -> OnnxEmbedder | None:
    """The model that `status` or `find` has just checked; None when there is no whole one."""
    if found.manifest is None:
        return None
    place = found.folder / NAME
    return OnnxEmbedder.open(place / GRAPH, place / TOKENIZER, found.manifest.model)


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _session(graph: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    # Its kernel takes eight times as long as the two plain ones that it replaces.
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        str(graph), options, providers=["CPUExecutionProvider"], disabled_optimizers=slow
    )
