"""Weights are read as they were written."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.model.build import read_weights


def safetensors(tensors: dict[str, NDArray[np.float32]]) -> bytes:
    """The tensors in the form that weights are published in."""
    header, data = {}, b""
    for name, value in tensors.items():
        span = [len(data), len(data) + value.nbytes]
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": span}
        data += value.tobytes()
    said = json.dumps({"__metadata__": {"format": "pt"}, **header}).encode()
    return len(said).to_bytes(8, "little") + said + data


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    tensors = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.array([0.5], np.float32)}
    (tmp_path / "w").write_bytes(safetensors(tensors))
    found = read_weights(tmp_path / "w")

    assert found.keys() == tensors.keys()
    assert all(np.array_equal(found[name], tensors[name]) for name in tensors)
