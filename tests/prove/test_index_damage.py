"""Whatever is done to any file of the index is found, and mended from the store with the same neighbours."""

from __future__ import annotations

import logging
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from retrieval.index import generation
from retrieval.index.folders import CURRENT, current, generations
from retrieval.index.generation import build, opened
from retrieval.index.manifest import MANIFEST, UNSTABLE
from retrieval.store import Store
from tests.conftest import Size
from tests.retrieval.index.indexed import MODEL, drawn, exact, here, stored

pytestmark = [pytest.mark.prove, pytest.mark.timeout(3600)]
COUNT = 1200  # above what Chroma keeps in its journal only


def flipped(path: Path, random: Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(random.choice((1, 20, 200))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    path.write_bytes(data)


def cut(path: Path, random: Random) -> None:
    path.write_bytes(path.read_bytes()[: random.randrange(path.stat().st_size)])


def zeroed(path: Path, random: Random) -> None:
    data = bytearray(path.read_bytes())
    at = random.randrange(len(data))
    data[at:] = bytes(len(data) - at)
    path.write_bytes(data)


def removed(path: Path, _: Random) -> None:
    path.unlink()


def noise(path: Path, random: Random) -> None:
    path.write_bytes(random.randbytes(max(1, path.stat().st_size)))


def others(path: Path, random: Random) -> None:
    """Another file of the same generation in its place."""
    folder = path.parent if path.name == CURRENT else next(p for p in path.parents if p.name.startswith("gen-"))
    choice = sorted(one for one in folder.rglob("*") if one.is_file() and one.name != path.name)
    shutil.copyfile(random.choice(choice), path)


DAMAGES: Mapping[str, Callable[[Path, Random], None]] = {
    one.__name__: one for one in (flipped, cut, zeroed, removed, noise, others)
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an index, to be copied before it is damaged."""
    home = tmp_path_factory.mktemp("made")
    store = stored(home, COUNT)
    build(store, home / "index", MODEL)
    store.close()
    return home


def test_every_damage_of_every_file_is_found_and_mended(
    made: Path, tmp_path: Path, size: Size, seed: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(generation, "look", here)  # at what is made anew; what is damaged is looked at by a child
    caplog.set_level(logging.WARNING)
    random = Random(seed)
    index = made / "index"
    files = sorted(p.relative_to(index) for p in index.rglob("*") if p.is_file() and p.name != ".lock")
    every = [(file, how) for file in files for how in DAMAGES]
    random.shuffle(every)
    told: Counter[str] = Counter()
    for number, (file, how) in enumerate(every[: size.of(quick=3, prove=max(40, len(every)))]):
        home = tmp_path / f"{number}"
        shutil.copytree(made, home)
        before = (home / "index" / file).read_bytes()
        DAMAGES[how](home / "index" / file, random)
        same = (home / "index" / file).exists() and (home / "index" / file).read_bytes() == before
        store = Store.open(home / "aia.sqlite")
        caplog.clear()
        near, whole = opened(home / "index", MODEL, store), exact(store)
        assert near is not None, (file, how)
        found = "the index is made anew" in caplog.text
        # Chroma writes these anew when it opens them, and looks at no byte of them that says nothing.
        assert found or same or file.name in UNSTABLE - {MANIFEST}, (file, how)
        told["found" if found else "no harm"] += 1
        assert near.passages == whole.passages, (file, how)
        for query in drawn(5, 31):
            wanted = [one.passage for one in whole.nearest(query, 10)]
            assert [one.passage for one in near.nearest(query, 10)] == wanted, (file, how)
        near.close()
        store.close()
        kept = current(home / "index")
        assert [kept] == generations(home / "index"), (file, how)
        shutil.rmtree(home)
    assert told["found"] > 5 * told["no harm"], told
