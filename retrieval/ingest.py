"""Folders into the store: each file ends as added, updated, unchanged, removed or refused, with one plain reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from retrieval.archive import forget
from retrieval.batch import AT_ONCE, Batch
from retrieval.chunk import embedding_text
from retrieval.embed import Embedder
from retrieval.evidence import Scope
from retrieval.exporting import Books, Exporting, settle, told_of
from retrieval.filing import Filing
from retrieval.infer.infer import Lore
from retrieval.layers import DEFAULT_LABEL
from retrieval.lore import Gathered
from retrieval.minuted import taker
from retrieval.opened import Documents, documents
from retrieval.parts import Part, parts_of
from retrieval.planned import records_in
from retrieval.replaced import replacements
from retrieval.report import Report
from retrieval.sandbox.binaries import Binaries
from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.mapping import FolderMapping, read_mapping
from retrieval.sources.read import UNREAD
from retrieval.store import Store
from retrieval.walk import Found, walk

LIMIT = 64 << 20  # bytes of one file
FIRST = "first ingest"
Progress = Callable[[int, int, int, str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One part with all that is said about it before its files are opened."""

    part: Part
    system: str
    mapping: FolderMapping
    files: tuple[Found, ...]


def ingest(
    paths: Iterable[Path],
    store: Store,
    embedder: Embedder | None,
    *,
    now: datetime,
    label: str = DEFAULT_LABEL,
    limit: int = LIMIT,
    binaries: Binaries = UNREAD,
    extras: Extras = TEXT_ONLY,
    told: str = "",
    on_progress: Progress = lambda done, total, passages, name: None,
) -> Report:
    """Brings what changed below the paths into the store and takes what is gone out of the next answer.

    Stopped at any moment, it goes on where it was when called again. `on_progress(done, total, passages, name)` is
    told of each file and batch. Without `binaries` files that are no text are refused. `told` is the system that the
    paths are exports of, now and later. Raises `NoSuchPath` and `BadMapping`, both before anything is written.
    """
    register = store.register()
    parts = parts_of(paths, list(register.roots().values()))
    mappings = {part.root: read_mapping(part.root) for part in parts}
    before = store.corpus()
    jobs = [_job(part, mappings[part.root], store, told) for part in parts]
    total = sum(len(job.files) for job in jobs)
    done, at = 0, ""
    batch = Batch(store.writer(), embedder, lambda passages: on_progress(done, total, passages, at), taker(store, now))
    read = partial(documents, binaries=binaries, extras=extras)
    filings = [
        Filing(job.part, job.system, job.mapping, store, batch, now=now, label=label, limit=limit, read=read)
        for job in jobs
    ]
    exports = _exports(jobs, filings, store, now, partial(records_in, limit=limit, binaries=binaries, extras=extras))
    for exporting, found in [(each, found) for job, each in zip(jobs, exports, strict=True) for found in job.files]:
        if exporting.takes(found):
            at, done = found.path, done + 1
            exporting.file(found)
            on_progress(done, total, batch.embedded, at)
    settle(store, exports, batch, before)
    lore = _lore(store, jobs, filings, exports, limit, read)
    for job, filing, exporting in zip(jobs, filings, exports, strict=True):
        for found in job.files:
            if (beside := exporting.beside(found)) or not exporting.takes(found):
                at, done = found.path, done + (not beside)
                filing.file(found, lore, *beside)
                on_progress(done, total, batch.embedded, at)
        batch.flush()
        filing.finish()
    forget()
    warnings = _replace(store) if store.corpus() != before else ()
    fill(store, batch, embedder)
    return Report(
        rows=tuple(row for filing in filings for row in filing.rows),
        unassigned=tuple(one for filing in filings for one in filing.unassigned),
        warnings=warnings + ((f"kept without vectors: {batch.failed}",) if batch.failed else ()),
        passages=batch.passages,
        embedded=batch.embedded,
        first=_first(store, now),
        label=label,
    )


def _first(store: Store, now: datetime) -> bool:
    """True once in a home's life."""
    register = store.register()
    first = not register.noted(FIRST)
    if first:
        register.note(FIRST, now.isoformat())
    return first


def _job(part: Part, mapping: FolderMapping, store: Store, told: str) -> Job:
    register = store.register()
    system = register.register(part.root)
    register.name(system, {account: (account, *names) for account, names in mapping.accounts.items()})
    if told:
        register.note(told_of(system, part.under), told)
    return Job(part, system, mapping, tuple(walk(part.root, part.under, part.leave)))


def _exports(
    jobs: Sequence[Job], filings: Sequence[Filing], store: Store, now: datetime, books: Books
) -> list[Exporting]:
    return [Exporting(each, job.part, job.system, store, now, books) for job, each in zip(jobs, filings, strict=True)]


def _lore(
    store: Store,
    jobs: Sequence[Job],
    filings: Sequence[Filing],
    exports: Sequence[Exporting],
    limit: int,
    read: Documents,
) -> Lore:
    """What is known once every file has been looked at; so the order of files changes nothing."""
    register = store.register()
    regions = register.regions().union(*(job.mapping.regions for job in jobs))
    gathered = Gathered(register.accounts(), regions, register.aliases(), read)
    for job, filing, exporting in zip(jobs, filings, exports, strict=True):
        for found in job.files:
            if not found.refusal and not exporting.takes(found):
                mapped, corrected = filing.said(found.path)
                gathered.look(job.part.root, found.path, (*mapped, *corrected), filing.known, limit)
    return gathered.lore()


def _replace(store: Store) -> tuple[str, ...]:
    """Keeps which document replaces which, as all of the home's documents say it."""
    pairs, warnings = replacements(store.scoped(Scope.owner()).heads())
    store.writer().supersede(pairs)
    return warnings


def fill(store: Store, batch: Batch, embedder: Embedder | None) -> None:
    """Gives passages the vectors they lack: those kept while there was no model, or another one."""
    if embedder is None:
        return
    writer, reader = store.writer(), store.scoped(Scope.owner())
    lacking = writer.without_vectors(embedder.model)
    for start in range(0, len(lacking), AT_ONCE):
        found = reader.evidence(lacking[start : start + AT_ONCE])
        vectors = batch.vectors([embedding_text(e.card, e.passage.heading, e.passage.text) for e in found])
        if vectors is None:
            return
        writer.keep_vectors([e.passage.id for e in found], vectors)
