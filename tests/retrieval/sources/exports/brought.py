"""Short ways to bring an export in a test."""

from __future__ import annotations

import io
from pathlib import Path

from retrieval.records.mapped import Mapped, Rejected
from retrieval.sources.exports.importer import Recognised, recognise, rows

SHAPES = Path(__file__).parent / "shapes"


def shape(name: str) -> bytes:
    """The export as its system writes it."""
    return (SHAPES / name).read_bytes()


def known(name: str, data: bytes | str, told: str = "") -> Recognised | None:
    """What the file is recognised as."""
    return recognise(name, data.encode() if isinstance(data, str) else data, told)


def everything(name: str, data: bytes | str | None = None, told: str = "") -> list[Mapped | Rejected]:
    """All that the file gives; without data that of the shape of this name."""
    given = shape(name) if data is None else data.encode() if isinstance(data, str) else data
    found = recognise(name, given, told)
    assert found is not None, f"{name} is not recognised"
    return list(rows(found, io.BytesIO(given)))


def records(name: str, data: bytes | str | None = None, told: str = "") -> list[Mapped]:
    """The records that the file gives."""
    return [one for one in everything(name, data, told) if isinstance(one, Mapped)]


def rejects(name: str, data: bytes | str | None = None, told: str = "") -> list[tuple[int, str]]:
    """The rows that stay outside, with their reasons."""
    return [(one.row, one.reason) for one in everything(name, data, told) if isinstance(one, Rejected)]
