"""The same account-scoped questions put to the search of the house and to the peer, one after the other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from assistant.build import OWNER
from evaluators.dataset import Query
from evaluators.figures import percentile
from evaluators.stand import Stand
from retrieval.evidence import View
from retrieval.model import default_folders, find

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TEN = 10


def environment(folder: Path) -> Path:
    """The peer's own Python, made from its own lock the first time."""
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(folder)])
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "--no-deps"]
        run([str(python), *install, "-r", str(HERE / "requirements.txt")])
        (folder / "ready").touch()
    return python


def run(command: Sequence[str]) -> str:
    """The command's output; it must succeed."""
    paths = {"PYTHONPATH": str(ROOT), "ANONYMIZED_TELEMETRY": "False"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | paths).stdout  # noqa: S603  # our own commands


def compare(stand: Stand, queries: Sequence[Query], work: Path) -> Mapping[str, object]:
    """Times of both over the same passages, vectors, accounts and questions; needs a stand with the embedded model."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    accounts = written(stand, queries, work)
    ours = [asked_ms(stand, query, accounts[query.id]) for query in [queries[0], *queries]][1:]
    settings = stand.assistant.settings
    models = find(default_folders(settings.home, settings.models)).folder
    python = environment(ROOT / ".cache" / "peer")
    told = run([str(python), str(HERE / "chroma.py"), str(work), str(models)]).splitlines()[-1]
    theirs = json.loads(told)
    return {
        "n": len(ours),
        "passages": theirs["passages"],
        "ours_ms": summed(ours),
        "peer_ms": summed(theirs["each_ms"]),
        "peer_peak_megabytes": theirs["peak_megabytes"],
    }


def written(stand: Stand, queries: Sequence[Query], work: Path) -> dict[str, str]:
    """Writes passages, vectors and questions for the peer; gives the account that each question is put to."""
    reader = stand.assistant.store.scoped(OWNER)
    heads = {head.revision: head for head in reader.heads()}
    model = stand.assistant.finder.embedder
    ids, vectors = reader.vectors(list(heads), model.model if model else "")
    with (work / "passages.jsonl").open("w", encoding="utf-8") as out:
        for one in reader.evidence(ids):
            row = {"id": one.passage.id, "text": one.passage.text, "account": one.card.account}
            out.write(json.dumps(row) + "\n")
    np.save(work / "vectors.npy", vectors)
    names = sorted({head.card.account for head in heads.values()} - {""})
    chosen = {query.id: names[crc32(query.id.encode()) % len(names)] for query in queries}
    with (work / "questions.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"text": query.text, "account": chosen[query.id]}) + "\n" for query in queries)
    return chosen


def asked_ms(stand: Stand, query: Query, account: str) -> float:
    """From text to the ten nearest passages of the account, read again from the store, in milliseconds."""
    began = time.perf_counter()
    stand.assistant.finder.find(query.text, OWNER, View(), account=account, limit=TEN)
    return (time.perf_counter() - began) * 1000


def summed(each_ms: Sequence[float]) -> dict[str, float | None]:
    """The middle and the slowest hundredth."""
    return {"p50": percentile(each_ms, 50), "p99": percentile(each_ms, 99)}
