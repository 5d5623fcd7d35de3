"""The examples in the docstrings of the bench are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import bench

MODULES = sorted(f"bench.{path.stem}" for path in Path(bench.__file__).parent.glob("*.py") if path.stem != "__main__")


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    assert sum(doctest.testmod(import_module(name)).attempted for name in MODULES) > 5
