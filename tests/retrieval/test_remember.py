"""A text's vector is made once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.embed import HashEmbedder
from retrieval.remember import Remembering


class Counting:
    """An embedder that knows what it was asked."""

    model, dimensions = "counting", 8

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return HashEmbedder(8).embed(texts)


def test_a_text_is_embedded_once_and_its_vector_is_the_embedders_own() -> None:
    inner = Counting()
    kept = Remembering(inner, 10)
    first = kept.embed(["lead time", "price", "lead time"])
    assert kept.embed(["price", "lead time"]).tolist() == HashEmbedder(8).embed(["price", "lead time"]).tolist()
    assert first.shape == (3, 8)
    assert inner.asked == ["lead time", "price"]


def test_only_the_last_texts_are_kept() -> None:
    inner = Counting()
    kept = Remembering(inner, 1)
    kept.embed(["one"])
    kept.embed(["two"])
    kept.embed(["one"])
    assert inner.asked == ["one", "two", "one"]


def test_it_knows_the_texts_that_it_keeps() -> None:
    kept = Remembering(Counting(), 2)
    kept.embed(["one", "two"])
    assert kept.knows(["two", "one"])
    assert not kept.knows(["one", "three"])
    kept.embed(["three"])
    assert not kept.knows(["one"])
