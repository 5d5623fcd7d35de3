"""Whichever call to the disk fails, nothing is torn, lost or doubled, the failure has a name, and again it succeeds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from retrieval import batch
from retrieval.embed import HashEmbedder
from retrieval.index import generation
from retrieval.index.faults import IndexFault
from retrieval.index.folders import generations
from retrieval.ingest import ingest
from retrieval.store import Store, StoreBusy, StoreFull
from retrieval.store.backup import back_up
from retrieval.store.restore import restore
from tests.conftest import Size
from tests.prove.failing import KINDS, Failing, planted
from tests.prove.whole import MODEL, held, texts
from tests.retrieval.folders import PLAN, write
from tests.retrieval.index.indexed import here

pytestmark = [pytest.mark.prove, pytest.mark.timeout(3600)]
NOW = datetime(2026, 9, 28, 12, tzinfo=UTC)
BEFORE = {
    "Larkfen/plan.md": PLAN,
    "Larkfen/visit.txt": "visit larkfen\n\nRita will not pay the rush fee.\n",
    "Larkfen/gone.md": "# Gone\n\nThis will be taken away.\n",
    "many.jsonl": "".join(f'{{"id": "r{n}", "text": "record {n} of the pumps"}}\n' for n in range(12)),
}
AFTER = {
    "Larkfen/plan.md": PLAN.replace("6 %", "7 %"),
    "Larkfen/visit.txt": BEFORE["Larkfen/visit.txt"],
    "Larkfen/new.md": "# New\n\nThe seal leaks at bay 4.\n",
    "many.jsonl": BEFORE["many.jsonl"].replace("pumps", "seals"),
}
FAILURES = (StoreFull, StoreBusy, IndexFault, OSError)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that holds the files as they were, and beside it the files as they are now."""
    monkeypatch.setattr(batch, "AT_ONCE", 5)  # several batches, so that there are changes between them
    write(tmp_path / "papers", BEFORE)
    (tmp_path / "home").mkdir()
    brought_in(tmp_path / "home")
    shutil.rmtree(tmp_path / "papers")
    write(tmp_path / "papers", AFTER)
    return tmp_path / "home"


def brought_in(home: Path) -> None:
    """One ingest of the files beside the home or its copy."""
    store = Store.open(home / "aia.sqlite")
    try:
        ingest([home.parent / "papers"], store, HashEmbedder(), now=NOW)
    finally:
        store.close()


def each_failure(home: Path, act: Callable[[Path], object], count: int, random: Random) -> Iterator[tuple[Path, str]]:
    """Copies of the home after `act` failed at its n-th call: for every n, or for so many of them."""
    copy = home.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    with planted(Failing()) as whole:
        act(copy)
    assert whole.calls > 5
    numbers = range(1, whole.calls + 1)
    for number in numbers if count >= whole.calls else sorted(random.sample(numbers, count)):
        shutil.rmtree(copy)
        shutil.copytree(home, copy)
        kind = KINDS[(number + random.randrange(2)) % len(KINDS)]
        with planted(Failing(number, kind)) as gate:
            try:
                act(copy)
                ended = "went on"
            except FAILURES as error:
                ended = f"{type(error).__name__}: {error}"
        assert gate.hit
        yield copy, f"call {number} of {whole.calls} ({gate.hit}, {kind}): {ended}"


def test_an_ingest(home: Path, size: Size, seed: int) -> None:
    old, whole = texts(home / "aia.sqlite"), home.with_name("whole")
    shutil.copytree(home, whole)
    brought_in(whole)
    new, wanted = texts(whole / "aia.sqlite"), held(whole / "aia.sqlite")
    assert old != new
    for copy, told in each_failure(home, brought_in, size.of(quick=25, prove=10_000), Random(seed)):
        for name, text in texts(copy / "aia.sqlite").items():
            assert text in (old.get(name), new.get(name)), told
        brought_in(copy)
        assert held(copy / "aia.sqlite") == wanted, told


def test_a_first_ingest(home: Path, size: Size, seed: int) -> None:
    nothing, whole = home.with_name("nothing"), home.with_name("whole")
    nothing.mkdir()
    whole.mkdir()
    brought_in(whole)
    new, wanted = texts(whole / "aia.sqlite"), held(whole / "aia.sqlite")
    for copy, told in each_failure(nothing, brought_in, size.of(quick=25, prove=10_000), Random(seed)):
        if (copy / "aia.sqlite").exists():
            assert texts(copy / "aia.sqlite").items() <= new.items(), told
        assert not [path for path in copy.iterdir() if path.name.endswith(".new")], told
        brought_in(copy)
        assert held(copy / "aia.sqlite") == wanted, told


def test_a_build_of_the_index(home: Path, size: Size, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation, "look", here)  # the child that looks is no subject here
    monkeypatch.setattr("retrieval.index.check.look", here)

    def build(home: Path) -> None:
        store = Store.open(home / "aia.sqlite")
        try:
            generation.build(store, home / "index", MODEL)
        finally:
            store.close()

    build(home)
    for copy, told in each_failure(home, build, size.of(quick=8, prove=10_000), Random(seed)):
        store = Store.open(copy / "aia.sqlite")
        assert generation.unfit(copy / "index", MODEL, store) == "", told  # the one before, or already the new one
        store.close()
        build(copy)
        assert len(generations(copy / "index")) == 1, told
        store = Store.open(copy / "aia.sqlite")
        assert generation.unfit(copy / "index", MODEL, store) == "", told
        store.close()


def test_a_backup_and_its_way_back(home: Path, size: Size, seed: int) -> None:
    old = texts(home / "aia.sqlite")
    back_up(home / "aia.sqlite", home / "copy.aia", NOW.isoformat())
    saved = (home / "copy.aia").read_bytes()
    brought_in(home)
    new = texts(home / "aia.sqlite")

    def back(home: Path) -> None:
        restore(home / "copy.aia", home / "aia.sqlite", "aside", replace=True)

    def again(home: Path) -> None:
        back_up(home / "aia.sqlite", home / "copy.aia", NOW.isoformat(), replace=True, wait_s=0.1)

    count = size.of(quick=20, prove=10_000)
    for copy, told in each_failure(home, back, count, Random(seed)):
        assert texts(copy / "aia.sqlite") in (old, new), told
        assert "not a backup" not in told
        assert (copy / "copy.aia").read_bytes() == saved
        assert not list(copy.glob("*.new")), told
        restore(copy / "copy.aia", copy / "aia.sqlite", "later", replace=True)
        assert texts(copy / "aia.sqlite") == old, told
    for copy, told in each_failure(home, again, count, Random(seed)):
        assert texts(copy / "aia.sqlite") == new, told
        if (copy / "copy.aia").read_bytes() != saved:  # the new one bears the name already
            restore(copy / "copy.aia", copy / "restored.sqlite", "aside")
            assert texts(copy / "restored.sqlite") == new, told
        assert not list(copy.glob(".copy.aia.*")), told
