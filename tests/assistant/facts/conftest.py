"""The one home of records that nobody writes to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.build import Assistant
from tests.assistant.facts import worlds


@pytest.fixture(scope="package")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A home of records whose numbers are known."""
    made = worlds.home(tmp_path_factory.mktemp("records"))
    yield made
    made.close()
