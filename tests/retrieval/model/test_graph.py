"""The graph computes what the network is in its papers."""

from __future__ import annotations

from math import erf
from pathlib import Path

import numpy as np
import onnx
import onnxruntime  # type: ignore[import-untyped]  # ships no types
import pytest
from numpy.typing import NDArray

from retrieval.model.graph import HEADS, LAYERS, WIDTH, minilm

Numbers = NDArray[np.float64]


def some_weights(words: int) -> dict[str, NDArray[np.float32]]:
    """Random weights in the shapes of the model, with a vocabulary of `words`."""
    chance = np.random.default_rng(0)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (words, WIDTH),
        "embeddings.position_embeddings.weight": (16, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    linear: dict[str, tuple[int, ...]] = {}
    for layer in (f"encoder.layer.{at}" for at in range(LAYERS)):
        linear |= {f"{layer}.attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")}
        linear |= {f"{layer}.attention.output.dense": (WIDTH, WIDTH)}
        linear |= {f"{layer}.intermediate.dense": (4 * WIDTH, WIDTH), f"{layer}.output.dense": (WIDTH, 4 * WIDTH)}
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    shapes |= {f"{name}.weight": shape for name, shape in linear.items()}
    shapes |= {f"{name}.bias": shape[:1] for name, shape in linear.items()}
    shapes |= {f"{name}.{part}": (WIDTH,) for name in norms for part in ("weight", "bias")}
    middle = {f"{name}.weight": 1 for name in norms}  # as trained: what is normalised stays large enough to matter
    return {name: chance.normal(middle.get(name, 0), 0.1, shape).astype(np.float32) for name, shape in shapes.items()}


def by_the_book(weights: dict[str, NDArray[np.float32]], tokens: list[int]) -> Numbers:
    """The network written out in plain double-precision arithmetic."""
    w = {name: value.astype(np.float64) for name, value in weights.items()}

    def linear(x: Numbers, name: str) -> Numbers:
        result: Numbers = x @ w[f"{name}.weight"].T + w[f"{name}.bias"]
        return result

    def normalised(x: Numbers, name: str) -> Numbers:
        centred = x - x.mean(-1, keepdims=True)
        even: Numbers = centred / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return even * w[f"{name}.weight"] + w[f"{name}.bias"]

    e = "embeddings.{}_embeddings.weight"
    x = w[e.format("word")][tokens] + w[e.format("position")][: len(tokens)] + w[e.format("token_type")][0]
    x = normalised(x, "embeddings.LayerNorm")
    for layer in (f"encoder.layer.{at}" for at in range(LAYERS)):
        q, k, v = (linear(x, f"{layer}.attention.self.{part}") for part in ("query", "key", "value"))
        heads = []
        for part in np.split(np.arange(WIDTH), HEADS):
            scores = np.exp(q[:, part] @ k[:, part].T / np.sqrt(len(part)))
            heads.append(scores / scores.sum(-1, keepdims=True) @ v[:, part])
        attended = linear(np.concatenate(heads, 1), f"{layer}.attention.output.dense")
        x = normalised(attended + x, f"{layer}.attention.output.LayerNorm")
        wide = linear(x, f"{layer}.intermediate.dense")
        wide = wide / 2 * (1 + np.vectorize(erf)(wide / np.sqrt(2)))
        x = normalised(linear(wide, f"{layer}.output.dense") + x, f"{layer}.output.LayerNorm")
    mean = x.mean(0)
    vector: Numbers = mean / np.linalg.norm(mean)
    return vector


def test_the_graph_is_the_network_by_the_book(tmp_path: Path) -> None:
    weights, tokens = some_weights(words=50), [3, 1, 4, 1, 5, 9, 2]
    onnx.save(minilm(weights), tmp_path / "graph")
    session = onnxruntime.InferenceSession(tmp_path / "graph", providers=["CPUExecutionProvider"])
    vector = session.run(None, {"input_ids": np.array([tokens])})[0][0]

    assert vector == pytest.approx(by_the_book(weights, tokens), abs=1e-4)
