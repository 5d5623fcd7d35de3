"""What a server of embeddings can do wrong: tried again where that may help, named where not, never waited for."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from retrieval.embed import EmbeddingError
from tests.retrieval.embeddings_server import (
    DIMENSIONS,
    KEY,
    Reply,
    data,
    drip,
    dropped,
    embedding,
    hang,
    raw,
    rows,
    serving,
    status,
    vectors,
)


@pytest.mark.parametrize(
    "fault",
    [
        status(500),
        status(503),
        status(429),
        status(408),
        dropped,
        raw(b'{"data": [{"index": 0, "embed'),
        raw(b"<html>"),
    ],
    ids=["500", "503", "429", "408", "dropped", "truncated", "html"],
)
def test_a_passing_fault_is_tried_again(fault: Reply) -> None:
    with serving(fault, fault) as server, embedding(server) as embedder:
        assert embedder.embed(["one"]).any()
        assert len(server.asked) == 3


def test_a_lasting_fault_ends_after_three_tries_with_its_reason_and_without_the_key() -> None:
    with serving(*[status(500)] * 9) as server, embedding(server) as embedder:
        with pytest.raises(EmbeddingError, match=r"status 500.*no luck with \*\*\*") as caught:
            embedder.embed(["one"])

        assert len(server.asked) == 3
        assert KEY not in str(caught.value)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 413, 422])
def test_a_refusal_is_not_tried_again(code: int) -> None:
    with serving(status(code)) as server, embedding(server) as embedder:
        with pytest.raises(EmbeddingError, match=f"status {code}") as caught:
            embedder.embed(["one"])

        assert len(server.asked) == 1
        assert KEY not in str(caught.value)


def test_a_redirect_is_not_followed() -> None:
    with serving() as elsewhere, serving(status(307, location="http://127.0.0.1:1/v1/embeddings")) as server:
        server.faults = [status(307, location=f"{elsewhere.url}/embeddings")]
        with embedding(server) as embedder, pytest.raises(EmbeddingError, match="status 307"):
            embedder.embed(["one"])

        assert not elsewhere.asked


def nan_row(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "embedding": [float("nan")] * DIMENSIONS} for row in found]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (rows(lambda found: found[:-1]), "gave 1 embeddings for 2 texts"),
        (rows(lambda found: [*found, *found]), "gave 4 embeddings for 2 texts"),
        (rows(lambda found: [found[0], {**found[1], "embedding": [1.0]}]), "1 numbers where 16 were expected"),
        (rows(lambda found: [{**row, "embedding": []} for row in found]), "0 numbers where"),
    ],
    ids=["too few", "too many", "uneven", "empty"],
)
def test_a_reply_that_does_not_fit_its_question_is_an_error(fault: Reply, said: str) -> None:
    with serving(fault) as server, embedding(server) as embedder:
        with pytest.raises(EmbeddingError, match=said):
            embedder.embed(["one", "two"])

        assert len(server.asked) == 1


@pytest.mark.parametrize("content", [b"{}", b"[]", b"[" * 100_000, b"\xff", b"null", b'{"data": [{"index": 0}]}'])
def test_a_reply_of_another_shape_is_an_error(content: bytes) -> None:
    with (
        serving(*[raw(content)] * 3) as server,
        embedding(server) as embedder,
        pytest.raises(EmbeddingError, match="not a list of embeddings"),
    ):
        embedder.embed(["one"])


def test_numbers_that_are_none_are_an_error() -> None:
    with (
        serving(*[rows(nan_row)] * 3) as server,
        embedding(server) as embedder,
        pytest.raises(EmbeddingError, match="not a list of embeddings"),
    ):
        embedder.embed(["one"])


def test_numbers_too_large_to_square_still_have_a_direction() -> None:
    huge = rows(lambda found: [{**row, "embedding": [1e300] * DIMENSIONS} for row in found])
    with serving(huge) as server, embedding(server) as embedder:
        assert np.linalg.norm(embedder.embed(["one"])[0]) == pytest.approx(1, abs=1e-6)


def test_a_server_that_changes_its_dimension_is_an_error() -> None:
    changed: Reply = lambda handler, body: data(handler, vectors(body, 8))  # noqa: E731  # a fault like the others
    with serving() as server, embedding(server) as embedder:
        embedder.embed(["one"])
        server.faults = [changed]
        with pytest.raises(EmbeddingError, match="8 numbers where 16 were expected"):
            embedder.embed(["two"])


@pytest.mark.parametrize("fault", [hang, drip])
def test_a_server_that_does_not_answer_is_left_within_the_budget(fault: Reply) -> None:
    with serving(*[fault] * 3) as server, embedding(server, budget_seconds=0.4) as embedder:
        begun = time.monotonic()
        with pytest.raises(EmbeddingError, match=r"no answer in|too slowly"):
            embedder.embed(["one"])

        assert time.monotonic() - begun < 2


def test_a_server_that_asks_for_a_longer_wait_than_the_budget_is_left_at_once() -> None:
    with serving(status(429, retry_after="86400")) as server, embedding(server) as embedder:
        begun = time.monotonic()
        with pytest.raises(EmbeddingError, match="status 429"):
            embedder.embed(["one"])

        assert time.monotonic() - begun < 2
        assert len(server.asked) == 1


def test_no_server_at_all_is_an_error_that_names_it() -> None:
    with serving() as server:
        gone = server
    with embedding(gone) as embedder, pytest.raises(EmbeddingError, match=r"127\.0\.0\.1:\d+/v1: no connection"):
        embedder.embed(["one"])
