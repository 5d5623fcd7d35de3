"""The peer beside us: the same passages, vectors, accounts and questions, in a process and environment of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.build import OWNER, Assistant
from bench.asking import Put
from bench.memory import Memory
from retrieval.model import default_folders, find

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FILLED = "filled.json"
STARTS = 3


class PeerError(Exception):
    """The peer cannot be had; the message says why."""


@dataclass(slots=True)
class Peer:
    """One process that serves the collection in `work`, spoken to line by line."""

    process: subprocess.Popen[str]
    bare_ms: float = 0.0  # of the last answer, without its question's embedding
    memory: Memory | None = None  # after the last answer

    def ask(self, put: Put) -> float:
        """From text to hits, in milliseconds, as the process itself measures it."""
        if self.process.stdin is None:
            raise PeerError("the peer does not listen")
        self.process.stdin.write(json.dumps({"text": put.text, "account": put.account}) + "\n")
        self.process.stdin.flush()
        row = self.hear()
        self.bare_ms, self.memory = row["bare_ms"], Memory(**row["memory"])
        return float(row["ms"])

    def hear(self) -> dict[str, Any]:
        """The next row that the process says."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise PeerError(f"the peer ended with {self.process.wait()}")
        row: dict[str, Any] = json.loads(line)
        return row


def environment(folder: Path = ROOT / ".cache" / "peer") -> Path:
    """The peer's own Python, made from its own lock the first time. Raises `PeerError`."""
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(folder)])
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "--no-deps"]
        run([str(python), *install, "-r", str(HERE / "requirements.txt")])
        (folder / "ready").touch()
    return python


def run(command: Sequence[str]) -> str:
    """The command's output. Raises `PeerError` with what it said last."""
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings()).stdout  # noqa: S603  # our own commands
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip().splitlines()
        raise PeerError(f"{' '.join(command[:3])}: {said[-1] if said else error}") from error


def surroundings() -> dict[str, str]:
    """The environment of a peer's process: it finds the embedder of the house and tells nobody."""
    quiet = {"ANONYMIZED_TELEMETRY": "False", "ORT_DISABLE_TELEMETRY": "1"}
    return os.environ | quiet | {"PYTHONPATH": str(ROOT)}


def call(python: Path, deed: str, work: Path, assistant: Assistant) -> list[str]:
    """The command that fills or serves the collection in `work`."""
    settings = assistant.settings
    models = find(default_folders(settings.home, settings.models)).folder
    return [str(python), str(HERE / "chroma.py"), deed, str(work), str(models)]


def filled(python: Path, work: Path, assistant: Assistant) -> Mapping[str, float]:
    """The collection of the assistant's passages, made the first time; how many there are and how long it took."""
    mark = work / FILLED
    if not mark.exists():
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        written(assistant, work)
        mark.write_text(run(call(python, "fill", work, assistant)).splitlines()[-1], encoding="utf-8")
    told: dict[str, float] = json.loads(mark.read_text(encoding="utf-8"))
    return told


def written(assistant: Assistant, work: Path) -> None:
    """Writes passages and vectors for the peer."""
    reader = assistant.store.scoped(OWNER)
    model = assistant.finder.embedder
    ids, vectors = reader.vectors([head.revision for head in reader.heads()], model.model if model else "")
    with (work / "passages.jsonl").open("w", encoding="utf-8") as out:
        for one in reader.evidence(ids):
            row = {"id": one.passage.id, "text": one.passage.text, "account": one.card.account}
            out.write(json.dumps(row) + "\n")
    np.save(work / "vectors.npy", vectors)


@contextmanager
def serving(python: Path, work: Path, assistant: Assistant) -> Iterator[Peer]:
    """A peer's process over the collection in `work`, which ends with the block."""
    command = call(python, "serve", work, assistant)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings())  # noqa: S603  # our own command
    try:
        peer = Peer(process)
        peer.hear()
        yield peer
    finally:
        process.kill()
        process.communicate()


def cold_ms(python: Path, work: Path, assistant: Assistant, put: Put) -> list[float]:
    """From the start of a process to its first answer, in milliseconds, after one that warmed the files."""

    def once() -> float:
        began = time.perf_counter()
        with serving(python, work, assistant) as peer:
            peer.ask(put)
            return (time.perf_counter() - began) * 1000

    return [once() for _ in range(STARTS + 1)][1:]
