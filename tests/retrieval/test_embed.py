"""What every embedder keeps, shown on the one that needs no model."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.embed import Embedder, HashEmbedder, legible

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)


def test_the_fake_is_an_embedder() -> None:
    embedder: Embedder = HashEmbedder(64)

    assert embedder.model == "hash/64"
    assert embedder.embed(["one", "two"]).shape == (2, embedder.dimensions)
    assert embedder.embed([]).shape == (0, 64)
    assert embedder.embed(["one"]).dtype == np.float32


def test_texts_that_share_words_or_their_stems_are_nearer_than_others() -> None:
    asked, same_words, same_stems, other = HashEmbedder().embed(
        [
            "delivery of pumps delayed",
            "The delivery of the pumps was delayed by a week.",
            "Pump deliveries are facing delays.",
            "Lunch is served at noon.",
        ]
    )

    assert asked @ same_words > asked @ same_stems > asked @ other


@given(st.lists(ANY_TEXT, max_size=6), st.randoms())
def test_a_vector_depends_on_its_text_alone(texts: list[str], chance: np.random.RandomState) -> None:
    embedder = HashEmbedder(32)
    alone = [embedder.embed([text])[0].tobytes() for text in texts]
    order = list(range(len(texts)))
    chance.shuffle(order)
    together = embedder.embed([texts[at] for at in order])

    assert [row.tobytes() for row in together] == [alone[at] for at in order]


@given(ANY_TEXT)
def test_a_vector_is_of_unit_length_or_zero_for_a_blank_text(text: str) -> None:
    length = float(np.linalg.norm(HashEmbedder(32).embed([text])[0]))

    assert length == pytest.approx(1 if text.strip() else 0, abs=1e-5)


@given(ANY_TEXT, st.integers(0, 90))
def test_a_legible_text_can_be_encoded_and_is_no_longer_than_asked(text: str, characters: int) -> None:
    found = legible(text, characters)

    assert found.encode("utf-8").decode("utf-8") == found
    assert len(found) <= characters


@pytest.mark.parametrize("module", ["retrieval.embed", "retrieval.model"])
def test_a_port_costs_no_vendor(module: str) -> None:
    vendors = "{'numpy', 'onnxruntime', 'tokenizers', 'openai', 'onnx', 'pydantic', 'filelock'}"
    code = f"import sys, {module}; print(sorted({vendors} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
