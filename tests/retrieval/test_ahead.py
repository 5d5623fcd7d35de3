"""A question's vectors are made while its words are read."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.ahead import ahead
from retrieval.embed import EmbeddingError, HashEmbedder
from retrieval.remember import Remembering


class Slow:
    """An embedder that gives nothing until it is let, or fails."""

    model, dimensions = "slow", 8

    def __init__(self, fails: bool = False) -> None:
        self.let, self.calls, self._fails = Event(), 0, fails

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls += 1
        assert self.let.wait(10)
        if self._fails:
            raise EmbeddingError("it is down")
        return HashEmbedder(8).embed(texts)


def test_the_caller_goes_on_while_the_vectors_are_made() -> None:
    slow = Slow()
    vectors = ahead(slow, ["lead time"])
    slow.let.set()  # never reached, if to begin were to wait
    assert vectors().tolist() == HashEmbedder(8).embed(["lead time"]).tolist()


def test_a_failure_is_raised_where_the_vectors_are_wanted() -> None:
    slow = Slow(fails=True)
    vectors = ahead(slow, ["lead time"])
    slow.let.set()
    with pytest.raises(EmbeddingError, match="it is down"):
        vectors()


def test_vectors_that_are_kept_are_not_made_again() -> None:
    slow = Slow()
    slow.let.set()
    kept = Remembering(slow, 4)
    first = ahead(kept, ["lead time", "price"])()
    assert ahead(kept, ["lead time", "price"])().tolist() == first.tolist()
    assert slow.calls == 1
