"""How long answers and searches take where there is much to look through."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from bench import growth
from bench.asking import Put, asked_ms, in_turn, pools
from bench.homes import AUTO, Size, home
from bench.ingesting import ingest_times
from bench.peer.compare import PeerError, environment
from bench.sample import evenly, sampled
from bench.scale import Grown, grown
from bench.targets import LOAD, Measured
from evaluators.dataset import Query
from evaluators.figures import percentile
from evaluators.run import answer_each
from evaluators.stand import Stand
from evaluators.subject import Say

DOCUMENTS = 20_000  # the set's documents are passages already
QUESTIONS = 200
SIZES = (2_000, growth.MAIN, growth.LARGE)
SCOPED, UNSCOPED, STAGED = 400, 200, 200  # questions of one account, of all, and watched stage by stage


@dataclass(frozen=True, slots=True)
class Load:
    """What to measure: the folder of sets, where homes are kept, which sizes, with which vectors, beside whom."""

    data: Path
    cache: Path
    sizes: Sequence[int] = SIZES
    vectors: str = AUTO
    mode: str = "hybrid"
    peer: bool = False


@dataclass(frozen=True, slots=True)
class UnderLoad:
    """What was measured: the figures with bars, and those of each size."""

    measured: Mapping[str, Measured]
    grown: Sequence[Grown] = ()
    largest: growth.Largest | None = field(default=None)


def under_load(load: Load, queries: Sequence[Query], say: Say) -> UnderLoad:
    """Every size in turn, then the largest real account where the largest size is asked for, then ingest."""
    cache, source = load.cache.resolve(), load.data.resolve() / LOAD
    python = peer(say) if load.peer and load.mode == "hybrid" else None
    texts = pools(queries, SCOPED, UNSCOPED, STAGED)
    sizes: list[Grown] = []
    largest: growth.Largest | None = None
    for documents in load.sizes:
        size = Size.of(documents, load.vectors)
        with home(source, size, cache, load.mode, say) as one:
            sizes.append(grown(one, texts, python, cache / "peer" / one.folder.name, say))
        if documents >= growth.LARGE:
            with home(source, replace(size, accounts=0), cache, load.mode, say) as one:
                puts = [Put(text, one.largest) for text in texts.unscoped]
                asked = partial(asked_ms, one.assistant)
                asked(Put(texts.warm, one.largest))
                say(f"{len(puts)} questions to {one.largest} ...")
                largest = growth.Largest(one.largest, one.largest_documents, in_turn(puts, asked)[0])
    ingested = ingest_times(load.data, cache / "ingest", load.mode, say)
    return UnderLoad(growth.promised(sizes, largest) | ingested, sizes, largest)


def peer(say: Say) -> Path | None:
    """The peer's own Python; None, and why, where it cannot be had."""
    try:
        return environment()
    except PeerError as error:
        say(f"measured without the peer: {error}")
        return None


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
