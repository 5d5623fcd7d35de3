"""A store and its index, and looks at an index without a child."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.store import Store
from tests.retrieval.index.indexed import here, stored


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with 400 passages of four accounts."""
    made = stored(tmp_path)
    yield made
    made.close()


@pytest.fixture
def looked_at_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the child that looks is not the subject and no damage could end who looks, none is started."""
    for place in ("generation", "check"):
        monkeypatch.setattr(f"retrieval.index.{place}.look", here)
