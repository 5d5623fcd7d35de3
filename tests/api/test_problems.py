"""What is wrong with the home's database is told over HTTP as what it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from assistant.build import Assistant
from retrieval.finder import Finder
from retrieval.store import Store
from retrieval.store.faults import StoreDamaged, StoreFull, StoreShut
from tests.api import desk


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant that hardly waits for another process."""
    made = desk.assistant(tmp_path / "home")
    settings = made.settings
    made.close()
    store = Store.open(settings.database, wait_s=0.05)
    yield Assistant(settings, store, Finder(store, None), None)
    store.close()


def test_a_database_that_is_held_is_a_503_that_asks_to_come_again(assistant: Assistant) -> None:
    holder = sqlite3.connect(assistant.settings.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with TestClient(create_app(assistant), base_url="http://localhost") as client:
        reply = client.post("/v1/ask", json={"question": desk.OWNER})
        assert (reply.status_code, reply.headers["Retry-After"]) == (503, "2")
        assert reply.json()["type"].endswith("store-busy")
        holder.execute("ROLLBACK")
        assert client.post("/v1/ask", json={"question": desk.OWNER}).status_code == 200
    holder.close()


@pytest.mark.parametrize("fault", [StoreDamaged, StoreFull, StoreShut])
def test_a_database_that_cannot_be_used_is_a_503_that_does_not(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def broken(*_: object) -> int:
        raise fault("what is wrong")

    monkeypatch.setattr(Store, "corpus", broken)
    with TestClient(create_app(assistant), base_url="http://localhost") as client:
        reply = client.post("/v1/ask", json={"question": desk.OWNER})
    assert reply.status_code == 503
    assert "Retry-After" not in reply.headers
    assert reply.json()["type"].endswith("store-unusable")
