"""Search under load at one size: beside the peer in the same run, with memory, cold start and stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from bench.asking import Pools, Put, Times, asked_ms, in_turn, scattered, write
from bench.homes import Home
from bench.peer import compare
from bench.serving import search_command, served, surroundings
from bench.stages import Stages, stages
from bench.startup import wall_ms
from evaluators.subject import Say

STARTS = 5
SOME = 50  # questions that warm the process whose memory is looked at

INDEX = "index, passages/s"
SCOPED, SCOPED_SLOW = "one account, p50 ms", "one account, p99 ms"
KEPT = "  the question's vector kept, p50 ms"
FIRST = "  an account's first question, p50 ms"
ALL, ALL_SLOW = "all accounts, p50 ms", "all accounts, p99 ms"
START = "cold start to first answer, p50 ms"
RESIDENT, PEAK = "resident memory, MB", "peak memory, MB"
DISK = "on disk, MB"

Figures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Grown:
    """What was measured at one size, by the names above; `peer` is empty where there was none."""

    documents: int
    passages: int
    accounts: int
    vectors: str
    n: int
    n_all: int
    ours: Figures
    peer: Figures = field(default_factory=dict)
    stages: Stages = field(default_factory=lambda: Stages({}, 0))

    @property
    def said(self) -> str:
        """The size in words."""
        return f"{self.passages:,} passages, {self.accounts} equal accounts, {self.vectors} vectors"


def grown(home: Home, pools: Pools, python: Path | None, work: Path, say: Say) -> Grown:
    """Measures the home, every account warm; `python` is the peer's, who keeps its collection in `work`."""
    assistant, puts = home.assistant, scattered(pools.scoped, home.accounts)
    everywhere = [Put(text) for text in pools.unscoped]
    asked = partial(asked_ms, assistant)
    warm = [Put(pools.warm, account) for account in home.accounts]
    asked(Put(pools.warm))
    first = Times(tuple(map(asked, warm)))
    say(f"{home.passages:,} passages: {len(puts)} questions, each to one of {len(warm)} accounts ...")
    scoped, peer = beside(home, puts, everywhere, warm, python, work, say) if python else (in_turn(puts, asked)[0], {})
    kept = in_turn(puts, asked)[0]
    unscoped = in_turn(everywhere, asked)[0]
    staged = stages([partial(asked, put) for put in scattered(pools.staged, home.accounts)])
    ours = {
        INDEX: home.rate,
        SCOPED: scoped.middle,
        SCOPED_SLOW: scoped.slow,
        KEPT: kept.middle,
        FIRST: first.middle,
        ALL: unscoped.middle,
        ALL_SLOW: unscoped.slow,
        **alone(home, [*warm, *puts[:SOME], Put(pools.warm)]),
        DISK: assistant.settings.database.stat().st_size / 2**20,
    }
    size = home.size
    n = (len(puts), len(everywhere))
    return Grown(size.documents, home.passages, len(home.accounts), size.vectors, *n, ours, peer, staged)


def alone(home: Home, puts: Sequence[Put]) -> Figures:
    """What fresh processes say: the memory of one that serves the home, and the first answers of the command line."""
    settings = home.assistant.settings
    write(puts, home.folder / "asked.jsonl")
    memory, _ = served(settings, home.folder / "asked.jsonl")
    command, environ = search_command(settings, puts[0]), surroundings(settings)
    starts = [wall_ms(command, environ) for _ in range(STARTS + 1)][1:]
    return {START: median(starts), RESIDENT: memory.now or memory.peak, PEAK: memory.peak}


def beside(
    home: Home, puts: Sequence[Put], everywhere: Sequence[Put], warm: Sequence[Put], python: Path, work: Path, say: Say
) -> tuple[Times, Figures]:
    """Our times of the scoped questions, each put to the peer in turn, and the peer's figures."""
    say("filling the peer, or opening what it has ...")
    filled = compare.filled(python, work, home.assistant)
    with compare.serving(python, work, home.assistant) as other:
        for put in warm:
            other.ask(put)
        bare: list[float] = []

        def theirs(put: Put) -> float:
            took = other.ask(put)
            bare.append(other.bare_ms)
            return took

        ours, scoped = in_turn(puts, partial(asked_ms, home.assistant), theirs)
        other.ask(Put(warm[0].text))
        unscoped = in_turn(everywhere, other.ask)[0]
        memory = other.memory
    return ours, {
        INDEX: filled["passages"] / filled["seconds"],
        SCOPED: scoped.middle,
        SCOPED_SLOW: scoped.slow,
        KEPT: Times(tuple(bare)).middle,
        ALL: unscoped.middle,
        ALL_SLOW: unscoped.slow,
        START: median(compare.cold_ms(python, work, home.assistant, puts[0])),
        RESIDENT: memory.now if memory else None,
        PEAK: max(memory.peak if memory else 0.0, filled["megabytes"]),
        DISK: sum(path.stat().st_size for path in (work / "chroma").rglob("*") if path.is_file()) / 2**20,
    }
