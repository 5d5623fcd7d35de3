"""Corrections: a person's word on a file or a folder, at once, for good, and taken back as easily."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from retrieval.batch import Batch
from retrieval.embed import Embedder
from retrieval.evidence import Scope
from retrieval.layers import Claim, Layers, corrections_for, shape, unpacked
from retrieval.parts import NoSuchPath, root_of
from retrieval.prose import LENT, own_of
from retrieval.recard import Change, recard
from retrieval.replaced import replacements
from retrieval.sources.fields import field_named, field_value
from retrieval.store import Correction, Store

EXPORT = Claim("stated", "kind", "export", "its columns")  # of the document that tells of a file of records


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a correction did: the source and path it is about, and the documents whose cards it changed."""

    system: str
    path: str
    documents: int


def label(path: Path, fields: Mapping[str, str], store: Store, embedder: Embedder | None, *, now: datetime) -> Labelled:
    """Corrects fields of everything at or below the path; an empty value takes a correction back.

    Outranks all that sources and mappings say, now and in each later ingest; but a row of an export that has its own
    account or region keeps it. Raises `BadField` for a field or value that cannot be, `NoSuchPath` for a path of which
    nothing was ever ingested.
    """
    given = {field_named(name): value for name, value in fields.items()}
    values = {name: field_value(name, value) if value.strip() else "" for name, value in given.items()}
    register = store.register()
    roots = register.roots()
    real = path.expanduser()
    real = real.parent.resolve() / real.name if real.name not in ("", "..") else real.resolve()
    root = root_of(real, roots.values())
    if root is None:
        raise NoSuchPath(f"{path}: nothing was ingested from there")
    system = next(name for name, place in roots.items() if place == root)
    below = "" if real == root else real.relative_to(root).as_posix()
    made = store.writer().made_from(system)
    layers = {revision: (source_id, unpacked(kept)) for revision, (source_id, kept) in made.items()}
    touched = {r: (name, one) for r, (name, one) in layers.items() if _below(below, one.path, name)}
    if not touched:
        raise NoSuchPath(f"{path}: nothing was ingested from there")
    exports = {one.path for _, one in layers.values() if EXPORT in one.claims}
    if any(one.path in exports for _, one in touched.values()):
        store.writer().begin_placing()  # the records in them that have no place of their own are of their file's
    register.correct(Correction(system, below, name, value, now) for name, value in sorted(values.items()))
    corrections = [(c.path, c.field, c.value) for c in register.corrections(system)]
    changes = [
        Change(revision, one, _relaid(one, name, corrections, values if one.path in exports else None))
        for revision, (name, one) in sorted(touched.items())
    ]
    changes = [change for change in changes if change.before != change.after]
    writer = store.writer()
    recard(writer, Batch(writer, embedder), changes)
    writer.supersede(replacements(store.scoped(Scope.owner()).heads())[0])
    return Labelled(system, below, len({touched[change.revision][0] for change in changes}))


def labels(store: Store) -> tuple[Correction, ...]:
    """Every correction in force, by source, path and field."""
    return tuple(store.register().corrections())


def _below(where: str, path: str, source_id: str) -> bool:
    return where in ("", path, source_id) or path.startswith(where + "/")


def _relaid(
    layers: Layers, source_id: str, corrections: list[tuple[str, str, str]], rows: Collection[str] | None
) -> Layers:
    """The layers with the corrections of now in place of those of then.

    In an export, where the fields of its `rows` are corrected, a row keeps its own account and region, and what it had
    of its file is the file's to say.
    """
    stated = [(one.field, one.reason) for one in layers.claims if one.how == "stated"]
    own = own_of(stated) if rows is not None else frozenset[str]()
    corrected = corrections_for(layers.path, source_id, corrections, own)
    lent = {one for one in layers.claims if one.reason == LENT and one.field in (rows or ())}
    rest = tuple(claim for claim in layers.claims if claim.how != "label" and claim not in lent)
    return Layers(layers.path, shape(layers.print.split("/")[0], corrected), (*corrected, *rest))
