"""Questions put to one account each, no text twice, so that no kept vector answers for the model."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from assistant.build import OWNER, Assistant
from bench.sample import evenly
from evaluators.dataset import Query
from evaluators.figures import percentile
from retrieval.evidence import View

TEN = 10


@dataclass(frozen=True, slots=True)
class Put:
    """A question and the account it is put to; no account is all of them."""

    text: str
    account: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """What one way of asking took, in milliseconds, in the order of asking."""

    each_ms: tuple[float, ...]

    @property
    def middle(self) -> float | None:
        """Half took no longer."""
        return percentile(self.each_ms, 50)

    @property
    def slow(self) -> float | None:
        """All but a hundredth took no longer."""
        return percentile(self.each_ms, 99)


@dataclass(frozen=True, slots=True)
class Pools:
    """Texts for each measurement, so that none is asked twice where there are enough; `warm` is asked untimed."""

    scoped: tuple[str, ...]
    unscoped: tuple[str, ...]
    staged: tuple[str, ...]
    warm: str


def pools(queries: Iterable[Query], scoped: int, unscoped: int, staged: int) -> Pools:
    """Spreads the different texts over the measurements; a measurement takes others' texts where they run out."""
    texts = list(dict.fromkeys(query.text for query in queries))
    taken: set[str] = set()

    def some(count: int) -> tuple[str, ...]:
        left = [text for text in texts if text not in taken] or texts
        chosen = tuple(evenly(left, count))
        taken.update(chosen)
        return chosen

    return Pools(some(scoped), some(unscoped), some(staged), some(1)[0])


def scattered(texts: Sequence[str], accounts: Sequence[str]) -> list[Put]:
    """Each text put to an account that its own hash names."""
    return [Put(text, accounts[crc32(text.encode()) % len(accounts)]) for text in texts]


def asked_ms(assistant: Assistant, put: Put) -> float:
    """From text to the ten nearest passages, read again from the store, in milliseconds."""
    began = time.perf_counter()
    assistant.finder.find(put.text, OWNER, View(), account=put.account, limit=TEN)
    return (time.perf_counter() - began) * 1000


def in_turn(puts: Sequence[Put], *ways: Callable[[Put], float]) -> list[Times]:
    """Each question put each way before the next one is, so that what else the machine does meets all ways alike."""
    rows = [[way(put) for way in ways] for put in puts]
    return [Times(tuple(row[at] for row in rows)) for at in range(len(ways))]


def write(puts: Sequence[Put], path: Path) -> None:
    """One JSON object a question, for a process of its own."""
    lines = (json.dumps({"text": put.text, "account": put.account}) + "\n" for put in puts)
    path.write_text("".join(lines), encoding="utf-8")


def read(path: Path) -> list[Put]:
    """What `write` wrote."""
    rows = (json.loads(line) for line in path.read_bytes().splitlines())
    return [Put(row["text"], row["account"]) for row in rows]
