"""Generations follow the store, and one that is made never costs the one that counts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.index.check import healthy
from retrieval.index.faults import IndexBusy, IndexFault
from retrieval.index.folders import current, generations, making
from retrieval.index.generation import build, opened, unfit
from retrieval.index.manifest import Manifest
from retrieval.store import Store
from tests.retrieval.index.indexed import MODEL, arrival, drawn, exact, here

LOOKED_AT_HERE = pytest.mark.usefixtures("looked_at_here")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where its index stands."""
    return tmp_path / "index"


def test_a_generation_holds_the_store_and_finds_as_looking_at_all_does(store: Store, index: Path) -> None:
    made = build(store, index, MODEL)
    assert made is not None
    assert (made.number, made.corpus, made.model, made.dimensions, made.count) == (1, store.corpus(), MODEL, 32, 400)
    near, whole = opened(index, MODEL, store), exact(store)
    assert near is not None
    assert [one.name for one in generations(index)] == ["gen-000001"]
    assert near.passages == whole.passages
    for query in drawn(10, 5):
        for accounts in (None, frozenset(["Tarvessa"])):
            wanted = [one.passage for one in whole.nearest(query, 20, accounts)]
            assert [one.passage for one in near.nearest(query, 20, accounts)] == wanted
    near.close()


@LOOKED_AT_HERE
def test_a_new_generation_removes_the_old_from_the_disk(store: Store, index: Path) -> None:
    build(store, index, MODEL)
    build(store, index, MODEL)
    assert [one.name for one in generations(index)] == ["gen-000002"]
    assert sorted(one.name for one in index.iterdir()) == [".lock", "current", "gen-000002"]


@LOOKED_AT_HERE
def test_a_store_without_vectors_of_the_model_has_no_index(store: Store, index: Path) -> None:
    assert opened(index, "another", store) is None
    assert generations(index) == []


@LOOKED_AT_HERE
def test_few_new_passages_are_left_to_the_caller_and_many_make_it_anew(store: Store, index: Path) -> None:
    build(store, index, MODEL)
    store.writer().put([arrival("few", "Borealis", drawn(10, 21))])
    near = opened(index, MODEL, store)
    assert near is not None
    assert len(near.passages) == 400
    near.close()
    store.writer().put([arrival("many", "Borealis", drawn(60, 22))])
    assert "lacks 70 passages" in unfit(index, MODEL, store)
    near = opened(index, MODEL, store)
    assert near is not None
    assert len(near.passages) == 470
    near.close()


@LOOKED_AT_HERE
def test_another_account_for_a_passage_makes_it_anew(store: Store, index: Path, tmp_path: Path) -> None:
    build(store, index, MODEL)
    store.writer().put([arrival("doc 7 0", "Larkfen", drawn(100, 7))])
    assert "have changed" in unfit(index, MODEL, store)
    near = opened(index, MODEL, store)
    assert near is not None
    assert near.nearest(drawn(1, 1)[0], 5, frozenset(["Borealis"])) == []
    near.close()


@LOOKED_AT_HERE
def test_a_disk_that_refuses_costs_the_new_generation_only(
    store: Store, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(store, index, MODEL)

    def fails(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("retrieval.index.generation.settled", fails)
        with pytest.raises(IndexFault, match="No space left on device"):
            build(store, index, MODEL)
        assert opened(index, "another", store) is None
    assert [one.name for one in generations(index)] == ["gen-000001"]
    assert unfit(index, MODEL, store) == ""
    build(store, index, MODEL)
    assert [one.name for one in generations(index)] == ["gen-000002"]


@LOOKED_AT_HERE
def test_an_index_folder_that_is_none_is_no_index(store: Store, index: Path) -> None:
    index.write_text("a file where the folder should be")
    assert opened(index, MODEL, store) is None


@LOOKED_AT_HERE
def test_who_finds_it_being_made_looks_at_every_vector(store: Store, index: Path) -> None:
    with making(index, 0):
        assert opened(index, MODEL, store) is None
        with pytest.raises(IndexBusy):
            build(store, index, MODEL, wait_s=0)


BUILDER = """
import sys
from pathlib import Path
from retrieval.index import generation
from retrieval.index.check import looked
from retrieval.store import Store
home = Path(sys.argv[1])
generation.look = looked
def paused(*_):
    print("there", flush=True)
    sys.stdin.read()
setattr(generation, sys.argv[2], paused)
generation.build(Store.open(home / "aia.sqlite"), home / "index", sys.argv[3])
"""


@LOOKED_AT_HERE
@pytest.mark.parametrize("moment", ["look", "point"])
def test_a_build_that_is_killed_leaves_the_one_that_counts(
    store: Store, index: Path, tmp_path: Path, moment: str
) -> None:
    build(store, index, MODEL)
    command = [sys.executable, "-c", BUILDER, str(tmp_path), moment, MODEL]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"there\n"
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    assert [one.name for one in generations(index)] == ["gen-000001", "gen-000002"]
    kept = current(index)
    assert kept is not None
    assert kept.name == "gen-000001"
    assert unfit(index, MODEL, store) == ""
    made = build(store, index, MODEL, wait_s=5)
    assert made is not None
    assert [one.name for one in generations(index)] == ["gen-000003"]


@LOOKED_AT_HERE
def test_a_pointer_put_before_the_sweep_counts(store: Store, index: Path, tmp_path: Path) -> None:
    build(store, index, MODEL)
    command = [sys.executable, "-c", BUILDER, str(tmp_path), "sweep", MODEL]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"there\n"
        child.kill()
    kept = current(index)
    assert kept is not None
    assert Manifest.read(kept).number == 2
    assert healthy(kept) == ""


def test_a_look_that_takes_too_long_is_ended(store: Store, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.index.generation.look", here)
    build(store, index, MODEL)
    kept = current(index)
    assert kept is not None
    begun = time.monotonic()
    assert healthy(kept, seconds=0.05) == "took its reader longer than 0.05 seconds"
    assert time.monotonic() - begun < 5
