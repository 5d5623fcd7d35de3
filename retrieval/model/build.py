"""Weights become a model: `python -m retrieval.model.build WEIGHTS TOKENIZER OUT`, in a process of its own.

Only that process has the build's tools on its path, and only it pays for their memory.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]  # ships no types

from retrieval.model.graph import minilm
from retrieval.model.manifest import DIMENSIONS, GRAPH, RECIPE, TOKENIZER, WINDOW, Manifest, file_hash, model_name
from retrieval.model.proof import prove


def build(weights: Path, tokenizer: Path, out: Path) -> Manifest:
    """`out` holds the proven model, its manifest written last. The full-precision graph is left beside `out`."""
    out.mkdir()
    exact = out.with_name("exact.onnx")
    onnx.save(minilm(read_weights(weights)), exact)
    quantise(exact, out / GRAPH)
    shutil.copyfile(tokenizer, out / TOKENIZER)
    prove(out / GRAPH, exact, out / TOKENIZER)
    files = {name: file_hash(out / name) for name in (GRAPH, TOKENIZER)}
    made_by = {name: version(name) for name in ("numpy", "onnx", "onnxruntime")}
    manifest = Manifest(model_name(files), RECIPE, DIMENSIONS, WINDOW, file_hash(weights), files, made_by)
    manifest.write(out)
    return manifest


def read_weights(path: Path) -> dict[str, NDArray[np.float32]]:
    """The float tensors of a safetensors file: a length, a JSON header of that length, the bytes it points into."""
    data = path.read_bytes()
    begin = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:begin])
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(data[begin + at["data_offsets"][0] : begin + at["data_offsets"][1]], "<f4").reshape(
            at["shape"]
        )
        for name, at in header.items()
        if at["dtype"] == "F32"
    }


def quantise(exact: Path, out: Path) -> None:
    """Weights as 8-bit integers, one scale a column: a quarter of the size and some four times the speed."""
    logging.disable(logging.WARNING)  # it recommends a preparation that this graph does not need
    quantize_dynamic(
        exact,
        out,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        # The standard does not know what type the runtime's own attention gives.
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


if __name__ == "__main__":
    build(*(Path(argument) for argument in sys.argv[1:4]))
