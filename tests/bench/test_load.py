"""Sizes are measured in turn, the rest of the rows beside them; what has no data stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import growth, load, scale
from bench.load import Load, peer, under_load
from bench.peer.compare import PeerError
from evaluators.dataset import Query
from tests.bench.small import WORDS, load_set

QUERIES = [Query(word, f"What is known of the {word}?") for word in WORDS]


def test_the_largest_size_brings_the_largest_real_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "STARTS", 1)
    monkeypatch.setattr(growth, "LARGE", 12)
    load_set(tmp_path)

    run = under_load(Load(tmp_path, tmp_path / "cache", (6, 12), mode="lexical"), QUERIES, print)

    assert [one.passages for one in run.grown] == [6, 12]
    assert run.largest is not None
    assert (run.largest.account, run.largest.documents) == ("Works North", 9)
    assert run.measured["ingest.rate"].value is None
    assert run.measured["ingest.rate"].note


def test_a_peer_that_cannot_be_had_is_said_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> Path:
        raise PeerError("no such wheel")

    said: list[str] = []
    monkeypatch.setattr(load, "environment", refused)

    assert peer(said.append) is None
    assert said == ["measured without the peer: no such wheel"]
