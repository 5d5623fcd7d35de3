"""Whatever is done to a generation's files is found, named and mended, and this process lives on.

Only files that might end who opens them are looked at by a child here; the proof of damages lets a child look at all.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from retrieval.index.check import healthy
from retrieval.index.faults import IndexFault
from retrieval.index.folders import current, generations, place, point
from retrieval.index.generation import build, opened, unfit
from retrieval.index.manifest import MANIFEST, Manifest, files_of
from retrieval.store import Store
from tests.retrieval.index.indexed import MODEL, drawn, exact, here, stored

COUNT = 1200  # above what Chroma keeps in its journal only


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an index, to be copied before it is damaged; the journal's size too."""
    home = tmp_path_factory.mktemp("made")
    store = stored(home, COUNT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("retrieval.index.generation.look", here)
        build(store, home / "index", MODEL)
    store.close()
    return home


@pytest.fixture(autouse=True)
def what_is_new_is_looked_at_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made a moment ago is not damaged."""
    monkeypatch.setattr("retrieval.index.generation.look", here)


def segment(folder: Path) -> Path:
    return next(path.parent for path in folder.rglob("data_level0.bin"))


def flipped(folder: Path, name: str = "data_level0.bin", seed: int = 1) -> None:
    path = next(folder.rglob(name))
    data = np.frombuffer(path.read_bytes(), np.uint8).copy()
    data[np.random.default_rng(seed).choice(len(data), 200, replace=False)] ^= 0xFF
    path.write_bytes(data.tobytes())


def truncated(folder: Path, name: str) -> None:
    path = next(folder.rglob(name))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zeroed(folder: Path, name: str) -> None:
    path = next(folder.rglob(name))
    path.write_bytes(bytes(path.stat().st_size))


def told_otherwise(folder: Path, **values: object) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps({**manifest, **values}))


def moved_accounts(folder: Path) -> None:
    """Another account for some passages, written behind Chroma's back."""
    with closing(sqlite3.connect(folder / "chroma.sqlite3")) as database:
        database.execute("update embedding_metadata set string_value='Tarvessa' where string_value='Borealis'")
        database.commit()


def emptied(folder: Path) -> None:
    """All passages are gone from Chroma's tables, which stay."""
    with closing(sqlite3.connect(folder / "chroma.sqlite3")) as database:
        database.execute("delete from embeddings")
        database.commit()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "flipped vectors": flipped,
    "truncated vectors": lambda folder: truncated(folder, "data_level0.bin"),
    "zeroed vectors": lambda folder: zeroed(folder, "data_level0.bin"),
    "zeroed header": lambda folder: zeroed(folder, "header.bin"),
    "no segment": lambda folder: shutil.rmtree(segment(folder)),
    "no header": lambda folder: (segment(folder) / "header.bin").unlink(),
    "no database": lambda folder: (folder / "chroma.sqlite3").unlink(),
    "no manifest": lambda folder: (folder / MANIFEST).unlink(),
    "a torn manifest": lambda folder: truncated(folder, MANIFEST),
    "another count": lambda folder: told_otherwise(folder, count=COUNT - 1),
    "another number": lambda folder: told_otherwise(folder, number=7),
    "another model": lambda folder: told_otherwise(folder, model="other"),
    "other passages": lambda folder: told_otherwise(folder, ids_sha256="0"),
    "other vectors": lambda folder: told_otherwise(folder, content_sha256="0"),
    "no list of passages": lambda folder: (folder / "held.json").unlink(),
    "other accounts": moved_accounts,
    "emptied tables": emptied,
}
WRECKS: dict[str, Callable[[Path], object]] = {
    "flipped database": lambda folder: flipped(folder, "chroma.sqlite3"),
    "truncated database": lambda folder: truncated(folder, "chroma.sqlite3"),
    "zeroed database": lambda folder: zeroed(folder, "chroma.sqlite3"),
}


def damaged(made: Path, home: Path, damage: Callable[[Path], object]) -> tuple[Store, Path]:
    """A copy of the home whose index is damaged."""
    shutil.copytree(made, home)
    kept = current(home / "index")
    assert kept is not None
    damage(kept)
    return Store.open(home / "aia.sqlite"), home / "index"


def mended(store: Store, index: Path) -> None:
    """The index is made anew by opening it, and answers as looking at every vector does."""
    near, whole = opened(index, MODEL, store), exact(store)
    assert near is not None
    assert near.passages == whole.passages
    for query in drawn(5, 31):
        wanted = [one.passage for one in whole.nearest(query, 10)]
        assert [one.passage for one in near.nearest(query, 10)] == wanted
    near.close()
    assert [one.name for one in generations(index)] == ["gen-000002"]


@pytest.mark.usefixtures("looked_at_here")
@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found_and_mended(made: Path, tmp_path: Path, name: str) -> None:
    store, index = damaged(made, tmp_path / "home", DAMAGES[name])
    mended(store, index)
    store.close()


@pytest.mark.parametrize("name", WRECKS)
def test_a_wreck_is_found_by_a_child_and_mended(made: Path, tmp_path: Path, name: str) -> None:
    store, index = damaged(made, tmp_path / "home", WRECKS[name])
    mended(store, index)
    store.close()


@pytest.mark.usefixtures("looked_at_here")
def test_a_folder_that_is_gone_is_made_anew(made: Path, tmp_path: Path) -> None:
    store, index = damaged(made, tmp_path / "home", shutil.rmtree)
    near = opened(index, MODEL, store)
    assert near is not None
    assert near.passages == exact(store).passages
    near.close()
    store.close()


UNTOLD: dict[str, Callable[[Path], object]] = {
    "flipped bytes": lambda folder: flipped(folder, seed=0),
    "other flipped bytes": lambda folder: flipped(folder, seed=1),
    "a segment that is gone": lambda folder: shutil.rmtree(segment(folder)),
}


@pytest.mark.parametrize("name", UNTOLD)
def test_damage_that_the_manifest_does_not_tell_ends_a_child_at_most(made: Path, tmp_path: Path, name: str) -> None:
    """The manifest is made to fit the damaged files, so that only opening them can tell."""

    def hidden(folder: Path) -> None:
        UNTOLD[name](folder)
        told_otherwise(folder, files=files_of(folder))

    store, index = damaged(made, tmp_path / "home", hidden)
    mended(store, index)
    store.close()


@pytest.mark.usefixtures("looked_at_here")
def test_another_homes_generation_under_this_ones_name_is_found(made: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = stored(tmp_path / "other", COUNT, seed=99)
    build(other, tmp_path / "other" / "index", MODEL)
    other.close()

    def swapped(folder: Path) -> None:
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "other" / "index" / folder.name, folder)

    store, index = damaged(made, tmp_path / "home", swapped)
    kept = current(index)
    assert kept is not None
    assert healthy(kept) == ""  # it is whole, and another's
    assert "gone or have changed" in unfit(index, MODEL, store)
    mended(store, index)
    store.close()


@pytest.mark.usefixtures("looked_at_here")
def test_a_generation_under_another_number_is_found(made: Path, tmp_path: Path) -> None:
    def renamed(folder: Path) -> None:
        folder.rename(place(folder.parent, 5))
        point(folder.parent, place(folder.parent, 5))

    store, index = damaged(made, tmp_path / "home", renamed)
    assert "another generation's number" in unfit(index, MODEL, store)
    near = opened(index, MODEL, store)
    assert near is not None
    near.close()
    assert [one.name for one in generations(index)] == ["gen-000006"]
    store.close()


def test_an_index_that_cannot_be_made_is_none(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, index = damaged(made, tmp_path / "home", flipped)

    def crashed(_folder: Path) -> Manifest:
        raise IndexFault("crashed its reader (SIGSEGV)")

    monkeypatch.setattr("retrieval.index.generation.look", crashed)
    assert opened(index, MODEL, store) is None
    assert [one.name for one in generations(index)] == ["gen-000001"]
    store.close()
