"""What comes in is kept whole and embedded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.embed import HashEmbedder
from tests.retrieval.folders import FAKE, FILES, Counting, Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with a file of every format, and an empty store."""
    return Home.at(tmp_path, FILES)


def test_equal_texts_are_embedded_once(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {f"copy{n}.md": "# The same\n\nWords.\n" for n in range(5)})
    home.embedder = counting = Counting()
    home.ingest()
    assert len(counting.asked) == 1
    assert home.store.embedded() == {FAKE.model: 5}


def test_without_an_embedder_words_are_kept_and_vectors_follow_later(home: Home) -> None:
    home.embedder = None
    report = home.ingest()
    assert (report.passages, report.embedded, home.store.embedded()) == (8, 0, {})
    home.embedder = FAKE
    assert home.ingest().embedded == 8
    assert home.store.embedded() == {FAKE.model: home.store.passages()}


def test_another_model_stands_beside_the_first(home: Home) -> None:
    home.ingest()
    home.embedder = HashEmbedder(16)
    home.ingest()
    assert home.store.embedded() == {"hash/16": 8, "hash/32": 8}


def test_an_embedder_that_fails_costs_vectors_and_not_documents(home: Home) -> None:
    home.embedder = Counting(failing=True)
    report = home.ingest()
    assert report.counts["added"] == 7
    assert report.warnings == ("kept without vectors: the endpoint does not answer",)
    home.embedder = FAKE
    assert home.ingest().embedded == 8
