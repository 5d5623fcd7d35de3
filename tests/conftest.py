"""What every test stands on: one size, one seed, both said at the start, so that any failure can be run again."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, event

QUICK = "quick"
PROVE = "prove"

settings.register_profile(QUICK, max_examples=60, deadline=None, derandomize=True)
settings.register_profile(PROVE, max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True, slots=True)
class Size:
    """How much a test does: `quick` in every run, `prove` when the figures are wanted."""

    name: str

    def of(self, *, quick: int, prove: int) -> int:
        """The count for this size.

        >>> Size("prove").of(quick=3, prove=60)
        60
        """
        return prove if self.name == PROVE else quick


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--size` and `--seed`, with AIA_TEST_SIZE and AIA_TEST_SEED behind them."""
    group = parser.getgroup("account intelligence")
    group.addoption("--size", choices=(QUICK, PROVE), default=os.environ.get("AIA_TEST_SIZE", QUICK))
    group.addoption("--seed", type=int, default=os.environ.get("AIA_TEST_SEED"))


def pytest_configure(config: pytest.Config) -> None:
    """The quick size repeats itself exactly; the large one looks at new ground each time."""
    size = config.getoption("--size")
    settings.load_profile(size)
    if config.getoption("--seed") is None:
        config.option.seed = random.SystemRandom().randrange(10**6) if size == PROVE else 0


def pytest_report_header(config: pytest.Config) -> str:
    """The line that lets a failure be run again."""
    return f"size: {config.getoption('--size')}, seed: {config.getoption('--seed')}"


@pytest.fixture(scope="session")
def size(request: pytest.FixtureRequest) -> Size:
    """The size of this run."""
    return Size(str(request.config.getoption("--size")))


@pytest.fixture(scope="session")
def seed(request: pytest.FixtureRequest) -> int:
    """The number that every random choice of a test starts from."""
    return int(request.config.getoption("--seed"))


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the keys, homes or proxies of the person who runs it."""
    for name in list(os.environ):
        if name.startswith(("AIA_", "OPENAI_", "LANGCHAIN_", "LANGSMITH_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="session", autouse=True)
def databases() -> Iterator[set[Engine]]:
    """The engines that have been connected, kept until they are let go of."""
    used: set[Engine] = set()

    def connected(connection: Connection) -> None:
        used.add(connection.engine)

    event.listen(Engine, "engine_connect", connected)
    yield used
    event.remove(Engine, "engine_connect", connected)
    _let_go(used)


@pytest.fixture(autouse=True)
def closed_databases(databases: set[Engine]) -> Iterator[None]:
    """A test's databases close with it: from Python 3.13 on, one left open is a warning, and so a failure elsewhere."""
    yield
    _let_go(databases)


def _let_go(engines: set[Engine]) -> None:
    while engines:
        engines.pop().dispose()
