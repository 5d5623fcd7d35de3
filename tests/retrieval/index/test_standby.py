"""A search asks the index where there is too much to look at, and never waits for one that is being made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.evidence import Grant, Scope, View
from retrieval.finder import Finder
from retrieval.index.folders import current
from retrieval.index.standby import Standby
from retrieval.neighbours import Near
from retrieval.store import Store
from tests.retrieval.index.indexed import MODEL, WIDTH, arrival, drawn


class Drawing:
    """An embedder whose vectors are drawn from the text."""

    model = MODEL
    dimensions = WIDTH

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.concatenate([drawn(1, crc32(text.encode())) for text in texts])


class Index:
    """An index that only tells whether it was let go of."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.passages: frozenset[str] = frozenset()
        self.closed = False

    def nearest(self, query: NDArray[np.float32], count: int, accounts: frozenset[str] | None = None) -> Sequence[Near]:
        return []

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Index | None]:
    """What the next openings give, each once; afterwards they give what is held."""
    coming: list[Index | None] = []

    def opened(index: Path, model: str, store: Store, held: Index | None, wait_s: float) -> Index | None:
        return coming.pop(0) if coming else held

    monkeypatch.setattr("retrieval.index.standby.opened", opened)
    return coming


def test_what_is_soon_looked_at_needs_no_index(store: Store, tmp_path: Path, given: list[Index | None]) -> None:
    given.append(made := Index(MODEL))
    standby = Standby(tmp_path, store, 400, lasting=True)
    assert standby.standing(MODEL, 400) is None
    assert given == [made]
    standby.standing(MODEL, 401)
    standby.wait()
    assert standby.standing(MODEL, 401) is made
    assert standby.standing(MODEL, 400) is None


def test_no_search_waits_for_an_index_that_is_being_opened(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()

    def opened(*_: object) -> Index:
        go.wait(20)
        return Index(MODEL)

    monkeypatch.setattr("retrieval.index.standby.opened", opened)
    standby = Standby(tmp_path, store, 10, lasting=True)
    assert standby.standing(MODEL, 400) is None
    assert standby.standing(MODEL, 400) is None
    go.set()
    standby.wait()
    assert standby.standing(MODEL, 400) is not None


def test_who_asks_once_looks_at_every_vector(store: Store, tmp_path: Path, given: list[Index | None]) -> None:
    given.append(Index(MODEL))
    standby = Standby(tmp_path, store, 10)
    assert standby.standing(MODEL, 400) is None
    standby.wait()
    assert standby.standing(MODEL, 400) is None
    assert len(given) == 1


def test_a_limit_of_zero_always_asks_the_index(store: Store, tmp_path: Path, given: list[Index | None]) -> None:
    given.append(made := Index(MODEL))
    standby = Standby(tmp_path, store, 0)
    assert standby.standing(MODEL, 1) is made
    assert standby.standing("another/32", 1) is None


def test_an_index_is_opened_again_only_when_the_store_has_changed(
    store: Store, tmp_path: Path, given: list[Index | None]
) -> None:
    first, second, third = Index(MODEL), Index(MODEL), Index(MODEL)
    given += [first, second, None, third]
    standby = Standby(tmp_path, store, 0)
    assert [standby.standing(MODEL, 1) for _ in range(3)] == [first] * 3
    store.writer().put([arrival("one more", "Larkfen", drawn(5, 8))])
    assert standby.standing(MODEL, 1) is second
    assert (first.closed, second.closed) == (False, False)  # a search may still be asking the first
    store.writer().put([arrival("another", "Larkfen", drawn(5, 9))])
    assert standby.standing(MODEL, 1) is second  # what cannot be made anew stays
    store.writer().put([arrival("yet another", "Larkfen", drawn(5, 10))])
    assert standby.standing(MODEL, 1) is third
    assert (first.closed, second.closed) == (True, False)
    standby.close()
    assert (second.closed, third.closed) == (True, True)
    assert standby.standing(MODEL, 1) is None


def test_the_index_gives_the_hits_of_a_look_at_every_vector(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.reach.FEW", 10)
    monkeypatch.setattr("retrieval.reach.NEAREST", 50)
    standby = Standby(tmp_path / "index", store, 0)
    looking, asking = Finder(store, Drawing()), Finder(store, Drawing(), standby.standing)
    for question in ("00010 rebate", "What of 00045?", "late delivery"):
        for account in ("", "Larkfen"):
            ours = asking.find(question, Scope.owner(), View(), account=account).found.ranked
            theirs = looking.find(question, Scope.owner(), View(), account=account).found.ranked
            assert [one for one, _ in ours] == [one for one, _ in theirs]
    assert current(tmp_path / "index") is not None
    store.writer().put([arrival("one more", "Larkfen", drawn(5, 8))])
    assert len(asking.find("late delivery", Scope.owner(), View(), limit=500).found.ranked) == 405
    standby.close()


def test_who_may_not_see_everything_does_not_ask_what_holds_everything(store: Store) -> None:
    asked: list[int] = []

    def standing(model: str, passages: int) -> None:
        asked.append(passages)

    finder = Finder(store, Drawing(), standing)
    finder.find("late", Scope(frozenset({Grant(account="Larkfen")})), View())
    assert asked == []
    finder.find("late", Scope.owner(), View())
    assert asked == [400]
