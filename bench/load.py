"""How long an answer takes when there are 20,000 passages to look through."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from bench.sample import evenly, sampled
from bench.targets import Measured
from evaluators.dataset import Query
from evaluators.figures import percentile
from evaluators.run import answer_each
from evaluators.stand import Stand

DOCUMENTS = 20_000  # the set's documents are passages already
QUESTIONS = 200


def scale(source: Path, queries: Sequence[Query], cache: Path) -> Path:
    """A data set of 20,000 of the source's passages, asked with questions of the other sets."""
    return sampled(source, DOCUMENTS, evenly(queries, QUESTIONS), cache / "scale")


def ask_time(queries: Sequence[Query], stand: Stand) -> Measured:
    """The middle time of an answer, warm; the note has the slowest hundredth, and the passages there really are."""
    rows = answer_each(queries, stand, time.perf_counter, lambda done, total: None)
    passages = stand.assistant.store.passages()
    each_ms = [row.latency_ms for row in rows]
    slow = percentile(each_ms, 99) or 0.0
    return Measured("ask.p50", percentile(each_ms, 50), len(each_ms), f"p99 {slow:.1f} ms over {passages:,} passages")
