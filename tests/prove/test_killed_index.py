"""A process that is killed while it makes the index, or before it begins, leaves a home that answers as the store."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from retrieval.embed import HashEmbedder
from retrieval.index import generation
from retrieval.index.folders import current, generations
from retrieval.index.generation import build, opened, unfit
from retrieval.ingest import ingest
from retrieval.store import Store
from tests.conftest import Size
from tests.prove.processes import ROOT
from tests.prove.whole import MODEL, held, texts
from tests.retrieval.folders import write
from tests.retrieval.index.indexed import MODEL as DRAWN
from tests.retrieval.index.indexed import drawn, exact, here, stored

pytestmark = [pytest.mark.prove, pytest.mark.timeout(3600)]
BUILDER = """
import os, signal, sys, threading, time
from pathlib import Path
import retrieval.index.chroma
from retrieval.index.generation import build
from retrieval.store import Store
home, model, after = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
store = Store.open(home / "aia.sqlite")
began = time.perf_counter()
if after:
    threading.Timer(after, os.kill, (os.getpid(), signal.SIGKILL)).start()
build(store, home / "index", model)
print(time.perf_counter() - began, flush=True)
os._exit(0)
"""
COMMITTED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from retrieval.embed import HashEmbedder
from retrieval.index import generation
from retrieval.index.check import looked
from retrieval.ingest import ingest
from retrieval.store import Store
home = Path(sys.argv[1])
store = Store.open(home / "aia.sqlite")
ingest([home.parent / "papers"], store, HashEmbedder(), now=datetime(2026, 3, 2, tzinfo=UTC))
if sys.argv[2] == "before":
    os.kill(os.getpid(), signal.SIGKILL)
generation.look = looked
setattr(generation, sys.argv[2], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
generation.build(store, home / "index", HashEmbedder().model)
"""


@pytest.fixture(autouse=True)
def looked_at_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is whole needs no child to be looked at; damage has a proof of its own."""
    monkeypatch.setattr(generation, "look", here)
    monkeypatch.setattr("retrieval.index.check.look", here)


def answers(home: Path, model: str, width: int) -> None:
    """The index that a reader gets is whole, in step, alone on the disk, and finds what looking at all finds."""
    store = Store.open(home / "aia.sqlite")
    near, whole = opened(home / "index", model, store), exact(store, model)
    assert near is not None
    assert near.passages <= whole.passages
    assert len(near.passages) >= 0.9 * len(whole.passages)
    for query in drawn(5, 31, width):
        wanted = [one.passage for one in whole.nearest(query, 10) if one.passage in near.passages]
        assert [one.passage for one in near.nearest(query, 10)][: len(wanted)] == wanted
    near.close()
    assert unfit(home / "index", model, store) == ""
    store.close()


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A process that ended or was killed."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def test_a_build_killed_at_any_moment_leaves_the_one_that_counts(tmp_path: Path, size: Size, seed: int) -> None:
    random = Random(seed)
    made, home = tmp_path / "made", tmp_path / "home"
    made.mkdir()
    stored(made, 1200).close()
    usual_seconds = float(run(BUILDER, str(made), DRAWN, "0").stdout)
    before = texts(made / "aia.sqlite")
    killed = 0
    for number in range(size.of(quick=1, prove=20)):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(made, home)
        after = usual_seconds * (0.2 if number == 0 else random.uniform(0.02, 1.0))
        ended = run(BUILDER, str(home), DRAWN, str(after))
        assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
        killed += ended.returncode < 0
        kept = current(home / "index")
        assert kept is not None
        assert kept.is_dir()
        assert texts(home / "aia.sqlite") == before
        answers(home, DRAWN, 32)
        assert current(home / "index") == kept  # it was whole, so nothing was made anew
        store = Store.open(home / "aia.sqlite")
        build(store, home / "index", DRAWN, wait_s=5)
        store.close()
        assert len(generations(home / "index")) == 1
        answers(home, DRAWN, 32)
    assert killed


@pytest.mark.parametrize("moment", ["before", "look", "point", "sweep"])
def test_a_kill_between_the_commit_and_the_index_is_made_good_by_the_next_reader(tmp_path: Path, moment: str) -> None:
    home = tmp_path / "home"
    write(tmp_path / "papers", {f"{n}.md": f"# Plan {n}\n\nThe pump {n} is late.\n" for n in range(12)})
    store = Store.open(home / "aia.sqlite")
    ingest([tmp_path / "papers"], store, HashEmbedder(), now=datetime(2026, 3, 1, tzinfo=UTC))
    build(store, home / "index", MODEL)
    store.close()
    write(tmp_path / "papers", {f"{n}.md": f"# Plan {n}\n\nThe seal {n} leaks.\n" for n in range(6, 20)})
    ended = run(COMMITTED, str(home), moment)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    committed = texts(home / "aia.sqlite")
    assert len(committed) == 20
    assert "seal 7" in committed["7.md"]
    store = Store.open(home / "aia.sqlite")
    assert unfit(home / "index", MODEL, store) == ("" if moment == "sweep" else "lacks 14 passages that came since")
    store.close()
    answers(home, MODEL, HashEmbedder().dimensions)
    assert len(generations(home / "index")) == (2 if moment == "sweep" else 1)  # the next that is made sweeps
    assert held(home / "aia.sqlite")["passages"] == 26
