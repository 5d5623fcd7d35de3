"""Ingest that is killed at any moment and called again loses nothing and keeps nothing twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from retrieval.evidence import Scope
from retrieval.store import Store
from tests.conftest import Size
from tests.prove.whole import held
from tests.prove.worlds import world

pytestmark = [pytest.mark.prove, pytest.mark.timeout(3600)]
ROOT = Path(__file__).parent.parent.parent
CHILD = """
import os, signal, sys, threading, time
from datetime import UTC, datetime
from pathlib import Path
from retrieval import batch
from retrieval.embed import HashEmbedder
from retrieval.ingest import ingest
from retrieval.store import Store
from retrieval.store.writer import Writer
batch.AT_ONCE = 7  # small batches, so that there are many moments to be killed at
store = Store.open(Path(sys.argv[1]))
began = time.perf_counter()
if len(sys.argv) > 3 and float(sys.argv[3]):
    threading.Timer(float(sys.argv[3]), os.kill, (os.getpid(), signal.SIGKILL)).start()
if sys.argv[3:] == ["0"]:  # it waits after each batch until somebody has read it
    put = Writer.put
    Writer.put = lambda self, arrivals: (put(self, arrivals), time.sleep(0.3))[0]
ingest([Path(sys.argv[2])], store, HashEmbedder(), now=datetime(2026, 3, 1, tzinfo=UTC))
print(time.perf_counter() - began, flush=True)
os._exit(0)
"""


def folder(path: Path, seed: int) -> Path:
    """Some sixty files: a JSONL of many documents, and plain files beside it."""
    random = Random(seed)
    path.mkdir()
    texts = [(f"{n}-{one.name}", one.texts[-1]) for n in range(12) for one in world(random).documents]
    rows = (json.dumps({"id": f"row/{name}", "text": text}) + "\n" for name, text in texts)
    (path / "many.jsonl").write_text("".join(rows), encoding="utf-8")
    for name, text in texts[::2]:
        (path / f"{name}.md").write_text(text, encoding="utf-8")
    for file in path.iterdir():
        os.utime(file, (1_770_000_000, 1_770_000_000))
    return path


def started(database: Path, files: Path, *, killed_after: float | None = None) -> subprocess.Popen[bytes]:
    """An ingest in a process of its own, which kills itself so many seconds after it began to read; 0: it dawdles."""
    delay = [] if killed_after is None else [f"{killed_after:g}"]
    command = [sys.executable, "-c", CHILD, str(database), str(files), *delay]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def test_killed_at_any_moment_it_ends_as_if_it_had_not_been(tmp_path: Path, size: Size, seed: int) -> None:
    files = folder(tmp_path / "files", seed)
    said, _ = started(tmp_path / "whole.sqlite", files).communicate(timeout=300)
    usual_seconds = float(said)
    whole = held(tmp_path / "whole.sqlite")
    names = Counter(head.document.source_id for head in whole["heads"])  # type: ignore[attr-defined]  # a tuple of heads
    assert max(names.values()) == 1
    random = Random(seed)
    killed = 0
    for number in range(size.of(quick=2, prove=60)):
        database = tmp_path / f"killed-{number}.sqlite"
        for _ in range(random.randint(1, 3)):
            share = random.uniform(0.02, 0.7) if killed else 0.05  # at least one kill
            child = started(database, files, killed_after=usual_seconds * share)
            child.communicate(timeout=300)
            killed += child.returncode == -signal.SIGKILL
        last = started(database, files)
        last.communicate(timeout=300)
        assert last.returncode == 0
        assert held(database) == whole, f"kill {number} of seed {seed}"
    assert killed > 0


def test_what_a_reader_has_seen_is_there_after_the_kill(tmp_path: Path, seed: int) -> None:
    files = folder(tmp_path / "files", seed)
    database = tmp_path / "aia.sqlite"
    Store.open(database).close()
    seen: set[str] = set()
    kills = 0
    while True:
        child = started(database, files, killed_after=None if kills else 0)
        while child.poll() is None and len(revisions(database) - seen) < 30:
            time.sleep(0.02)
        seen |= revisions(database)
        child.send_signal(signal.SIGKILL)
        child.communicate(timeout=300)
        ended = child.returncode
        assert seen <= revisions(database)
        if ended == 0:
            break
        kills += 1
    assert kills > 0


def revisions(database: Path) -> set[str]:
    """The revisions that a reader in another process sees now."""
    store = Store.open(database)
    now = {head.revision for head in store.scoped(Scope.owner()).heads()}
    store.close()
    return now
