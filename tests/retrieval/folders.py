"""Folders and homes made for a test, and short ways to ingest and look."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.embed import Embedder, EmbeddingError, HashEmbedder
from retrieval.evidence import Card, Revision, Scope
from retrieval.ingest import ingest
from retrieval.labels import Labelled, label
from retrieval.report import Report, Row
from retrieval.sandbox.binaries import Binaries
from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.read import UNREAD
from retrieval.store import Store

NOW = datetime(2026, 9, 28, 12, tzinfo=UTC)
FAKE: Embedder = HashEmbedder(32)
PLAN = "---\ntitle: Plan\naccount: Larkfen\nkind: account_plan\n---\n# Plan\n\nMargin is 6 %.\n"
FILES: Mapping[str, str | bytes] = {
    "Larkfen/plan.md": PLAN,
    "Larkfen/visit.txt": "visit larkfen\n\nRita will not pay the rush fee.\n",
    "tickets.csv": "Id,Text\nT-1,Cage fracture\n",
    "page.html": "<html><h1>Policy</h1><p>Response in 24 hours.</p></html>",
    "call.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>Five days then.</v>\n",
    "mail.eml": "From: a@b.example\nSubject: Warranty\nDate: Wed, 22 Jul 2026 09:15:00 +0200\n\n24 months.\n",
    "documents.jsonl": '{"id": "r1", "text": "one record"}\n{"id": "r2", "text": "another"}\n',
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes the files, with the folders they need."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(path, (1_780_000_000, 1_780_000_000))


class Counting:
    """An embedder that remembers what it was asked for, and fails when told to."""

    model = FAKE.model
    dimensions = FAKE.dimensions

    def __init__(self, failing: bool = False) -> None:
        self.asked: list[str] = []
        self.failing = failing

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The fake's vectors."""
        if self.failing:
            raise EmbeddingError("the endpoint does not answer")
        self.asked += texts
        return FAKE.embed(texts)


@dataclass
class Home:
    """A store and one folder beside it."""

    folder: Path
    store: Store
    embedder: Embedder | None = field(default_factory=lambda: FAKE)

    @classmethod
    def at(cls, path: Path, files: Mapping[str, str | bytes] | None = None) -> Home:
        folder = path / "world"
        folder.mkdir()
        write(folder, files or {})
        return cls(folder, Store.open(path / "home" / "store.db"))

    def ingest(
        self, *below: str, now: datetime = NOW, binaries: Binaries = UNREAD, extras: Extras = TEXT_ONLY
    ) -> Report:
        """Ingests the folder, or parts of it."""
        paths = [self.folder / one for one in below or ("",)]
        return ingest(paths, self.store, self.embedder, now=now, binaries=binaries, extras=extras)

    def label(self, path: str, **fields: str) -> Labelled:
        """Corrects fields of a part of the folder."""
        return label(self.folder / path, fields, self.store, self.embedder, now=NOW)

    def cards(self) -> dict[str, Card]:
        """The card of each document in view, by source id."""
        return {head.document.source_id: head.card for head in self.store.scoped(Scope.owner()).heads()}

    def revision(self, source_id: str) -> Revision:
        """The revision in view of a document."""
        reader = self.store.scoped(Scope.owner())
        (found,) = [head.revision for head in reader.heads() if head.document.source_id == source_id]
        revision = reader.revision(found)
        assert revision is not None
        return revision

    def texts(self) -> dict[str, str]:
        """The text of each document in view, put together from its passages."""
        reader = self.store.scoped(Scope.owner())
        heads = {head.revision: head.document.source_id for head in reader.heads()}
        slices = reader.slices(sorted(heads))
        found: dict[str, str] = dict.fromkeys(heads.values(), "")
        for one in reader.evidence([piece.passage for piece in slices]):
            found[one.document.source_id] += one.passage.text
        return found


def rows(report: Report) -> dict[str, str]:
    """How each file ended."""
    return {row.path: row.outcome for row in report.rows}


def row(report: Report, path: str) -> Row:
    """One file's row."""
    (found,) = [one for one in report.rows if one.path == path]
    return found
