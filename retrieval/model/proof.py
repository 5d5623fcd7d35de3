"""A model proves itself before it is installed: it must agree with its authors, with itself, and with good sense."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from retrieval.model.manifest import ModelError
from retrieval.onnx_embed import OnnxEmbedder

# Cosines that the authors' own full-precision model gives.
PUBLISHED = (
    ("That is a happy person", "That is a happy dog", 0.6946),
    ("That is a happy person", "That is a very happy person", 0.9429),
    ("That is a happy person", "Today is a sunny day", 0.2569),
    ("The weather is lovely today.", "It's so sunny outside!", 0.6660),
    ("The weather is lovely today.", "He drove to the stadium.", 0.1046),
)
# A question, a sentence that answers it in other words, and one that does not.
RANKED = (
    (
        "Who must approve a discount?",
        "Price reductions need the consent of the sales director.",
        "The canteen opens at noon.",
    ),
    (
        "Who signs off the discount?",
        "The commercial director approves price reductions.",
        "He signs the visitors' book.",
    ),
    ("When does the contract end?", "The agreement expires on 30 June.", "The contract bridge club meets on Mondays."),
    ("How do I reset my password?", "Steps to recover a forgotten login.", "The machine's reset button is red."),
)
PUBLISHED_TOLERANCE = 0.001
LEAST_COSINE = 0.95  # of a quantised vector to its exact one; measured .98 to .99


def prove(quantised: Path, exact: Path, tokenizer: Path) -> None:
    """Raises `ModelError` unless the exact graph gives the published cosines and the quantised one stays true to it.

    Processors differ in how they add 8-bit products; one on which that goes wrong is told so, instead of being left
    with bad searches.
    """
    true, fast = (OnnxEmbedder.open(graph, tokenizer, "proof", workers=1) for graph in (exact, quantised))
    for one, other, known in PUBLISHED:
        first, second = true.embed([one, other])
        if abs(float(first @ second) - known) > PUBLISHED_TOLERANCE:
            raise ModelError(f"The model gives {first @ second:.4f} for {one!r} and {other!r}, not {known}.")
    for texts in RANKED:
        vectors = fast.embed(texts)
        if float(np.min(np.sum(vectors * true.embed(texts), axis=1))) < LEAST_COSINE:
            raise ModelError("The 8-bit model strays from the exact one on this processor; search goes by words.")
        if vectors[0] @ vectors[1] <= vectors[0] @ vectors[2]:
            raise ModelError(f"The 8-bit model ranks {texts[2]!r} over {texts[1]!r} for {texts[0]!r}.")
