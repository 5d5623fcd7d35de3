"""Draws from the pools: the default seed takes the first of each, any other seed one of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

DEFAULT = 20260928
POOLS = Path(__file__).parent / "pools"


@cache
def pool(name: str) -> Any:
    """What stands in a file of `pools`."""
    return yaml.safe_load((POOLS / f"{name}.yaml").read_text("utf-8"))


def number(seed: int, what: str, below: int) -> int:
    """A number from 0 to one under `below` that depends on the seed and on what it is for, and on nothing else.

    >>> number(1, "a town", 5) == number(1, "a town", 5)
    True
    """
    return int.from_bytes(sha256(f"{seed}/{what}".encode()).digest()[:8], "big") % below


def which(seed: int, what: str, length: int) -> int:
    """The place in a pool: 0 for the default seed, else one of the others where there are any.

    >>> which(DEFAULT, "a town", 5)
    0
    """
    return 0 if seed == DEFAULT or length == 1 else 1 + number(seed, what, length - 1)


def drawn(seed: int, what: str, choices: Sequence[Any]) -> Any:
    """One of the choices."""
    return choices[which(seed, what, len(choices))]


def shuffled(seed: int, what: str, choices: Sequence[Any]) -> list[Any]:
    """The choices in an order of the seed's."""
    return [choices[at] for at in sorted(range(len(choices)), key=lambda at: number(seed, f"{what}/{at}", 1 << 60))]
