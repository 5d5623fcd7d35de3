"""A small model that no one can search with, installed in no time, and ways to harm it."""

from __future__ import annotations

from pathlib import Path

from retrieval.model import Manifest, install
from retrieval.model.fetch import Fetched
from retrieval.model.manifest import GRAPH, NAME, RECIPE, TOKENIZER, file_hash, model_name


def quiet(_: str) -> None:
    """Says nothing."""


def fetched(folder: Path) -> Fetched:
    """Stands in for the fetch: nothing is needed by the build below."""
    return Fetched(folder / "weights", folder / "tokenizer", folder / "tools")


def built(_: Fetched, out: Path, graph: bytes = b"graph", recipe: int = RECIPE) -> None:
    """Stands in for the build: small files, truly described."""
    out.mkdir()
    (out / GRAPH).write_bytes(graph)
    (out / TOKENIZER).write_bytes(b"{}")
    files = {name: file_hash(out / name) for name in (GRAPH, TOKENIZER)}
    Manifest(model_name(files), recipe, 384, 256, "", files, {}).write(out)


def installed(folder: Path) -> Path:
    """The place of a model that stands in `folder`."""
    install(folder, quiet, fetched, built)
    return folder / NAME


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")
