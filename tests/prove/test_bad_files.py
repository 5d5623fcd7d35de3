"""Among bad files every good one comes in, each bad one is named with one reason, and nothing else happens."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import Size
from tests.prove.bad_files import GOOD, REFUSED, bad_files

pytestmark = [pytest.mark.prove, pytest.mark.timeout(3600)]
ROOT = Path(__file__).parent.parent.parent
PEAK_MEGABYTES = 512
CHILD = """
import json, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from retrieval.embed import HashEmbedder
from retrieval.evidence import Scope
from retrieval.ingest import ingest
from retrieval.sandbox.worker import Worker
from retrieval.store import Store
store = Store.open(Path(sys.argv[1]))
now = datetime(2026, 3, 1, tzinfo=UTC)
with Worker() as binaries:
    report = ingest([Path(sys.argv[2])], store, HashEmbedder(), now=now, binaries=binaries)
# The most this process held, not what it was started from: rusage keeps the peak of whoever called exec.
held = Path("/proc/self/status")
lines = held.read_text().splitlines() if held.exists() else []
high = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
own = (high or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] / 1024
print(json.dumps({
    "rows": [[row.path, row.outcome, row.reason] for row in report.rows],
    "refused": list(report.refused()),
    "documents": [head.document.source_id for head in store.scoped(Scope.owner()).heads()],
    "peak": max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
}))
"""


def test_bad_files_hurt_no_good_one(tmp_path: Path, size: Size, seed: int) -> None:
    files = tmp_path / "files"
    (files / "sub").mkdir(parents=True)
    bad = bad_files(Random(seed), size.of(quick=120, prove=600))
    for name, (data, _) in bad.items():
        (files / name).write_bytes(data)
    for name, data in GOOD.items():
        (files / name).write_bytes(data)
        (files / "sub" / name).write_bytes(data.replace(b'"j', b'"sub-j') if name.endswith(".jsonl") else data)
    (files / "sub" / "good.jsonl.gz").unlink()

    told = ingested(tmp_path / "aia.sqlite", files)

    # What is in a zip is a row of its own.
    outcomes = {re.sub(r"\.zip/.*", ".zip", path): (outcome, reason) for path, outcome, reason in told["rows"]}
    assert set(outcomes) == {path.relative_to(files).as_posix() for path in files.rglob("*") if path.is_file()}
    good = [name for name in outcomes if name.rpartition("/")[2] in GOOD]
    assert {name: outcomes[name][0] for name in good} == dict.fromkeys(good, "added")
    assert {"good.txt", "sub/good.eml", "j1", "j2", "j3", "sub-j2"} <= set(told["documents"])
    wrong = {
        name: outcomes[name] for name, (_, must) in bad.items() if must == REFUSED and outcomes[name][0] != REFUSED
    }
    assert wrong == {}
    reasons = [reason for outcome, reason in outcomes.values() if outcome == REFUSED] + [r for _, r in told["refused"]]
    assert all(reason.strip() and "\n" not in reason and "Traceback" not in reason for reason in reasons)
    assert told["peak"] < PEAK_MEGABYTES

    again = ingested(tmp_path / "aia.sqlite", files)
    assert {outcome for _, outcome, _ in again["rows"]} <= {"unchanged", REFUSED}
    assert again["documents"] == told["documents"]


def ingested(database: Path, files: Path) -> dict[str, Any]:
    """One ingest in a process of its own, which must end well."""
    began = time.perf_counter()
    command = [sys.executable, "-c", CHILD, str(database), str(files)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1800)
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert time.perf_counter() - began < 30 * len(list(files.iterdir()))
    return dict(json.loads(ended.stdout))
