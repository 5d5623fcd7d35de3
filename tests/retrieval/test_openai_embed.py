"""Embeddings from a server: sent in bounded batches, put back in order, named for where they came from."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.embed import Embedder, EmbeddingError, HashEmbedder
from retrieval.openai_embed import BATCH, CHARACTERS, OpenAIEmbedder
from tests.retrieval.embeddings_server import DIMENSIONS, KEY, embedding, rows, serving


def test_texts_come_back_as_unit_vectors_in_their_order() -> None:
    texts = [f"passage {at} of the plan" for at in range(5)]
    with serving() as server, embedding(server) as embedder:
        kept: Embedder = embedder
        found = kept.embed(texts)

    assert found.dtype == np.float32
    assert np.allclose(found, HashEmbedder(DIMENSIONS).embed(texts), atol=1e-6)
    assert server.asked[0].body == {"model": "m", "input": texts, "encoding_format": "float"}
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"


def test_rows_are_put_back_in_order_by_their_index() -> None:
    with serving(rows(lambda found: found[::-1])) as server, embedding(server) as embedder:
        assert np.allclose(embedder.embed(["one", "two"]), HashEmbedder(DIMENSIONS).embed(["one", "two"]), atol=1e-6)


def test_many_texts_go_in_bounded_batches_and_long_ones_are_cut() -> None:
    texts = ["x" * (CHARACTERS + 500)] + [f"text {at}" for at in range(2 * BATCH)]
    with serving() as server, embedding(server) as embedder:
        assert embedder.embed(texts).shape == (len(texts), DIMENSIONS)

    sent = [each.body["input"] for each in server.asked]
    assert [len(each) for each in sent] == [BATCH, BATCH, 1]
    assert max(len(text) for each in sent for text in each) == CHARACTERS


def test_blank_texts_are_zero_and_are_not_sent() -> None:
    with serving() as server, embedding(server) as embedder:
        found = embedder.embed(["", "one", " \n"])

    assert [bool(row.any()) for row in found] == [False, True, False]
    assert server.asked[0].body["input"] == ["one"]


def test_odd_texts_are_sent_as_text_that_can_be_encoded() -> None:
    with serving() as server, embedding(server) as embedder:
        embedder.embed(["half \ud800", "nul \0", "🙂"])

    assert server.asked[0].body["input"] == ["half ?", "nul \0", "🙂"]


def test_nothing_to_embed_asks_at_most_for_the_size() -> None:
    with serving() as server, embedding(server) as embedder:
        assert embedder.embed([]).shape == (0, DIMENSIONS)
        assert embedder.dimensions == DIMENSIONS
        assert len(server.asked) == 1


def test_set_dimensions_are_asked_for_held_to_and_part_of_the_name() -> None:
    with serving() as server, embedding(server, dimensions=DIMENSIONS) as embedder, embedding(server) as other:
        embedder.embed(["one"])

        assert server.asked[0].body["dimensions"] == DIMENSIONS
        assert embedder.model == f"{other.model}/{DIMENSIONS}"
        assert other.model == f"{server.url.removeprefix('http://')}/m"


def test_a_server_without_a_key_is_served() -> None:
    with serving() as server, embedding(server, key="") as embedder:
        assert embedder.embed(["one"]).any()


@pytest.mark.parametrize("url", ["", "ftp://host/v1", "host/v1", "http://", "http://host:port/v1", "http://[::1/v1"])
def test_an_address_that_is_none_is_refused_at_once(url: str) -> None:
    with pytest.raises(EmbeddingError, match="address"):
        OpenAIEmbedder("m", url, KEY)


@pytest.mark.parametrize("key", ["sk-line\nbreak", "schlüssel", "sk-\0"])
def test_a_key_that_no_header_can_carry_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(EmbeddingError, match="no key has") as caught:
        OpenAIEmbedder("m", "http://127.0.0.1/v1", key)

    assert key not in str(caught.value)
