"""What comes in is kept whole, embedded once, and survives being stopped at any moment."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.embed import HashEmbedder
from retrieval.evidence import Scope
from retrieval.ingest import ingest
from retrieval.store import Store
from tests.conftest import Size
from tests.retrieval.folders import FAKE, FILES, NOW, Counting, Home, rows, write


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


@pytest.mark.prove
def test_killed_at_any_moment_it_resumes_with_nothing_lost_or_doubled(tmp_path: Path, size: Size, seed: int) -> None:
    many = {f"plans/{n:02}.md": f"# Plan {n}\n\n" + f"Words of plan {n}. " * 60 for n in range(40)}
    records = "".join(f'{{"id": "r{n}", "text": "record {n}"}}\n' for n in range(60))
    write(tmp_path / "world", {**many, **FILES, "records.jsonl": records})
    chance = random.Random(seed)
    killed = 0
    for _ in range(size.of(quick=3, prove=60)):
        killed += run(tmp_path, "cut.db", chance.uniform(5, 700)) == -signal.SIGKILL
    assert killed
    assert run(tmp_path, "cut.db", 0) == run(tmp_path, "whole.db", 0) == 0
    assert held(tmp_path / "cut.db") == held(tmp_path / "whole.db")
    again = ingest([tmp_path / "world"], Store.open(tmp_path / "cut.db"), None, now=NOW)
    assert set(rows(again).values()) == {"unchanged"}


def run(place: Path, store: str, delay: float) -> int:
    """How the process ended; killed, it is told by a negative number."""
    command = [sys.executable, "-m", "tests.retrieval.killed", str(place / "world"), str(place / store), str(delay)]
    return subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode


def held(path: Path) -> object:
    """All that a store holds and shows, but for when it was written."""
    store = Store.open(path)
    reader = store.scoped(Scope.owner())
    heads = reader.heads()
    slices = reader.slices([head.revision for head in heads])
    named, vectors = reader.vectors([head.revision for head in heads], "hash/16")
    revisions = {head.document.id: [one.id for one in reader.revisions(head.document.id)] for head in heads}
    return heads, slices, named, vectors.tobytes(), revisions, store.passages(), store.embedded()
