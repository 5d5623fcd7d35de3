"""The network of all-MiniLM-L6-v2 as an ONNX graph: token ids in, one unit vector out.

Read only where the model is built; `onnx` is on no other path.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray

WIDTH, HEADS, LAYERS = 384, 12, 6
OPSET, IR_VERSION = 17, 8
RUNTIME = "com.microsoft"  # the runtime's own operators; one of them is its fast attention

Weights = Mapping[str, NDArray[np.float32]]


class _Graph:
    """Nodes and constants in the order they were said; each call returns the name of what it made."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = onnx.numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def scalar(self, name: str, value: float) -> str:
        return self.constant(name, np.array(value, np.float32))

    def node(self, operation: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        output = name or f"{operation}_{len(self.nodes)}"
        made = onnx.helper.make_node(operation, list(inputs), [output], name=f"node_{output}", **attributes)
        self.nodes.append(made)
        return output

    def linear(self, x: str, layer: str) -> str:
        weight = self.constant(f"{layer}.weight.T", self.weights[f"{layer}.weight"].T)
        bias = self.constant(f"{layer}.bias", self.weights[f"{layer}.bias"])
        return self.node("Add", self.node("MatMul", x, weight), bias)

    def normalised(self, x: str, layer: str) -> str:
        scale = self.constant(f"{layer}.weight", self.weights[f"{layer}.weight"])
        bias = self.constant(f"{layer}.bias", self.weights[f"{layer}.bias"])
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)


def minilm(weights: Weights) -> onnx.ModelProto:
    """The whole model: embeddings, six encoder layers, the mean over the tokens, unit length.

    Input `input_ids` is int64 (1, tokens); output `embedding` is float32 (1, 384). There is no attention mask:
    one text is run at a time, so nothing is ever padded.
    """
    graph = _Graph(weights)
    x = _embedded(graph)
    for layer in range(LAYERS):
        x = _encoded(graph, x, f"encoder.layer.{layer}")
    graph.node("LpNormalization", graph.node("ReduceMean", x, axes=[1], keepdims=0), name="embedding", axis=1, p=2)
    return _model(graph)


def _model(graph: _Graph) -> onnx.ModelProto:
    ids = onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, [1, "tokens"])
    vector = onnx.helper.make_tensor_value_info("embedding", onnx.TensorProto.FLOAT, [1, WIDTH])
    body = onnx.helper.make_graph(graph.nodes, "minilm", [ids], [vector], list(graph.constants.values()))
    operators = [onnx.helper.make_opsetid("", OPSET), onnx.helper.make_opsetid(RUNTIME, 1)]
    model = onnx.helper.make_model(body, opset_imports=operators, ir_version=IR_VERSION)
    onnx.checker.check_model(model)
    return model


def _embedded(graph: _Graph) -> str:
    """Word, kind and place of each token added up; a lone text is all of kind 0."""
    table = "embeddings.{}_embeddings.weight"
    words = graph.node("Gather", graph.constant("words", graph.weights[table.format("word")]), "input_ids")
    kind = graph.constant("kind", graph.weights[table.format("token_type")][0])
    start, length = graph.constant("start", np.array([0])), graph.node("Shape", "input_ids", start=1)
    places = graph.node("Slice", graph.constant("places", graph.weights[table.format("position")]), start, length)
    return graph.normalised(graph.node("Add", graph.node("Add", words, kind), places), "embeddings.LayerNorm")


def _encoded(graph: _Graph, x: str, layer: str) -> str:
    """One encoder layer: attention, then the feed-forward part, each added to its input and normalised."""
    looked_at = (graph.linear(x, f"{layer}.attention.self.{part}") for part in ("query", "key", "value"))
    seen = graph.node("MultiHeadAttention", *looked_at, domain=RUNTIME, num_heads=HEADS)
    attended = graph.linear(seen, f"{layer}.attention.output.dense")
    x = graph.normalised(graph.node("Add", attended, x), f"{layer}.attention.output.LayerNorm")
    wide = _gelu(graph, graph.linear(x, f"{layer}.intermediate.dense"))
    narrow = graph.linear(wide, f"{layer}.output.dense")
    return graph.normalised(graph.node("Add", narrow, x), f"{layer}.output.LayerNorm")


def _gelu(graph: _Graph, x: str) -> str:
    """The exact form, x/2 (1 + erf(x/√2)), with which the weights were trained."""
    inner = graph.node("Erf", graph.node("Div", x, graph.scalar("root", 2**0.5)))
    return graph.node(
        "Mul", graph.node("Mul", x, graph.node("Add", inner, graph.scalar("one", 1))), graph.scalar("half", 0.5)
    )
