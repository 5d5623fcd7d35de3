"""Generations made from the store's vectors beside the one that counts, verified, and only then put in its place."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.durable import settled
from retrieval.index.check import REACHED, examined, look
from retrieval.index.faults import IndexBusy, IndexFault
from retrieval.index.folders import current, generations, making, number_of, place, point, sweep
from retrieval.index.manifest import Held, Manifest, accounts_digest, files_of, held_in, hold, ids_digest

if TYPE_CHECKING:
    from retrieval.index.chroma import ChromaNeighbours
    from retrieval.store import Store

WAIT_S = 600.0  # for another process that makes a generation, where one is asked for outright
BEHIND = 0.1  # of what is held: so many passages may have come since; they are for the caller to look at

log = logging.getLogger(__name__)


def build(store: Store, index: Path, model: str, wait_s: float = WAIT_S) -> Manifest | None:
    """A new generation of the model's vectors that counts from now on; None where the store has none of them.

    The one before counts until the new one is verified, and is then removed from the disk. `IndexFault` when the new
    one is not whole, `IndexBusy` when another process makes one.
    """
    with making(index, wait_s):
        return _built(store, index, model)


def opened(
    index: Path, model: str, store: Store, held: ChromaNeighbours | None = None, wait_s: float = 0
) -> ChromaNeighbours | None:
    """The index of the model's vectors, whole and in step with the store, made anew where it is not.

    None where the store has no such vectors, where another process still makes the index after `wait_s`, or where it
    cannot be made: then every vector is to be looked at. Passages that came since it was made are not in it. What is
    `held` open already is given back when it is still the one that counts.
    """
    seen = current(index)
    wrong = unfit(index, model, store)
    try:
        if wrong:
            with making(index, wait_s):
                if current(index) != seen:  # another process made one meanwhile
                    wrong = unfit(index, model, store)
                if wrong:
                    log.warning("the index is made anew: it %s", wrong)
                    if _built(store, index, model) is None:
                        return None
        from retrieval.index.chroma import ChromaNeighbours

        folder = current(index)
        if held is not None and (held.folder, held.model) == (folder, model):
            return held
        return ChromaNeighbours(folder, model) if folder is not None and folder.is_dir() else None
    except IndexBusy:
        return None
    except IndexFault as fault:
        log.warning("there is no index: it %s", fault)
        return None
    except OSError as error:
        log.warning("there is no index: its folder cannot be used (%s)", error.strerror or error)
        return None


def unfit(index: Path, model: str, store: Store) -> str:
    """Why the generation that counts may not be asked, as the rest of a sentence; nothing when it may."""
    folder = current(index)
    if folder is None:
        return "is not there"
    try:
        manifest = Manifest.read(folder)
        if manifest.model != model:
            return "holds another model's vectors"
        _in_step(held_in(folder), model, store)
        examined(folder)
    except IndexFault as fault:
        return str(fault)
    return ""


def _in_step(held: Held, model: str, store: Store) -> None:
    """Raises `IndexFault` when a passage that is held is gone or has changed, or when too many came since."""
    right = new = 0
    for one, account, text in store.embedded_all(model):
        if one not in held:
            new += 1
        elif held[one] == (account, text):
            right += 1
    if right != len(held):
        raise IndexFault("holds passages that are gone or have changed")
    if new > BEHIND * len(held):
        raise IndexFault(f"lacks {new:,} passages that came since")


def _built(store: Store, index: Path, model: str) -> Manifest | None:
    number = max((number_of(one) for one in generations(index)), default=0) + 1
    corpus, folder = store.corpus(), place(index, number)
    folder.mkdir()
    try:
        held, dimensions = _filled(store, folder, model)
        if not held:
            shutil.rmtree(folder)
            return None
        found = look(folder)
        told = (found.count, found.ids_sha256, found.accounts_sha256)
        if told != (len(held), ids_digest(held), accounts_digest(held)) or found.reached < REACHED * found.count:
            raise IndexFault(f"finds {found.reached:,} of {len(held):,} passages")
        hold(folder, held)
        told_of = (*told, found.content_sha256, found.reached)
        manifest = Manifest(number, corpus, model, dimensions, *told_of, files_of(folder))
        for path in folder.rglob("*"):
            settled(path)
        manifest.write(folder)
    except (IndexFault, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, IndexFault):
            raise
        raise IndexFault(f"could not be written ({error.strerror or error})") from error
    point(index, folder)
    sweep(index)
    return manifest


def _filled(store: Store, folder: Path, model: str) -> tuple[dict[str, tuple[str, str]], int]:
    """The folder filled with the store's vectors; what each passage was indexed as, and how long a vector is."""
    from retrieval.index.chroma import Building

    held: dict[str, tuple[str, str]] = {}
    dimensions = 0
    with Building(folder) as building:
        for some in store.vectors_all(model):
            dimensions = dimensions or some.data.shape[1]
            if some.data.shape[1] != dimensions:
                raise IndexFault("would hold vectors of different lengths; see: aia status --check")
            building.add(some.passages, some.accounts, some.data)
            held.update(zip(some.passages, zip(some.accounts, some.inputs, strict=True), strict=True))
    return held, dimensions
