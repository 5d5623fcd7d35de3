"""How a home stands: what it holds, how it can be searched, what was done last, and what its owner should know."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.runs import Run, cut_off, last

if TYPE_CHECKING:
    from assistant.build import Assistant
    from assistant.holdings import Overview

SCARCE = 1 << 30  # bytes of free disk; below it, or below twice the database, the home says so


@dataclass(frozen=True, slots=True)
class Index:
    """The index of vectors as it was made: `reached` of its `passages` were found. Generation 0 is none.

    `fault` says what is wrong with it, as far as that shows without opening it.
    """

    generation: int = 0
    model: str = ""
    passages: int = 0
    reached: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A home in numbers. `revisions` and `passages` are those of every document that ever was, `seen` is now.

    `records` counts what exports brought by kind.
    `embedded` counts passages by model; `model` is the one that questions are asked with, or `why_not` says why none.
    `writing` is true while a run of changes goes on; `unended` is an ingest that began and has not ended.
    """

    seen: Overview
    revisions: int
    passages: int
    model: str
    why_not: str
    records: dict[str, int]
    embedded: dict[str, int]
    sources: dict[str, Path]
    schema: str
    number: int
    database_bytes: int
    index: Index
    index_bytes: int
    free_bytes: int
    writing: bool
    last: Run | None
    unended: Run | None

    @property
    def share(self) -> float:
        """The part of the vectors of the index's model that it comes to; 0 without an index."""
        held = self.embedded.get(self.index.model, 0)
        return min(1.0, self.index.reached / held) if held else 0.0

    @property
    def scarce(self) -> bool:
        """True when the disk may soon be full."""
        return self.free_bytes < max(SCARCE, 2 * self.database_bytes)


def state_of(assistant: Assistant) -> State:
    """The home of an assistant as it is now."""
    from retrieval.evidence import Scope
    from retrieval.store import Wanted
    from retrieval.store.held import being_written

    store, settings, embedder = assistant.store, assistant.settings, assistant.finder.embedder
    register = store.register()
    return State(
        seen=assistant.overview(),
        revisions=store.revisions(),
        passages=store.passages(),
        model=embedder.model if embedder else "",
        why_not="" if embedder else assistant.why_lexical(),
        records=store.scoped(Scope.owner()).record_counts(Wanted()),
        embedded=store.embedded(),
        sources=register.roots(),
        schema=store.schema(),
        number=store.corpus(),
        database_bytes=settings.database.stat().st_size,
        index=index_in(settings.index),
        index_bytes=folder_bytes(settings.index),
        free_bytes=shutil.disk_usage(settings.home).free,
        writing=being_written(settings.database),
        last=last(register),
        unended=cut_off(register),
    )


def index_in(folder: Path) -> Index:
    """The index that counts in a home's folder of indexes."""
    from retrieval.index.faults import IndexFault
    from retrieval.index.folders import current, number_of
    from retrieval.index.manifest import Manifest

    counts = current(folder)
    if counts is None:
        return Index()
    try:
        made = Manifest.read(counts)
    except IndexFault as fault:
        return Index(number_of(counts), fault=str(fault))
    return Index(made.number, made.model, made.count, made.reached)


def folder_bytes(folder: Path) -> int:
    """What the files below a folder take; 0 for none. A file that goes away meanwhile counts nothing."""
    total = 0
    for here, _, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(here) / name).lstat().st_size
            except FileNotFoundError:
                continue
    return total
