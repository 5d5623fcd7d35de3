"""Word to the person who waits: one moving line on a terminal, a few plain ones elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO


@dataclass(slots=True)
class Progress:
    """Says how far something is: each second on a terminal, each tenth of the way elsewhere."""

    what: str
    stream: TextIO
    clock: Callable[[], float]
    began: float = field(init=False)
    said: float = field(init=False)
    tenth: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.began = self.said = self.clock()

    def __call__(self, done: int, total: int) -> None:
        """To be called after each step."""
        now = self.clock()
        if self.stream.isatty():
            if done == total or now - self.said >= 1:
                self.said = now
                print(f"\r{self.line(done, total, now)}\033[K", end="\n" if done == total else "", file=self.stream)
        elif done * 10 // total > self.tenth:
            self.tenth = done * 10 // total
            print(self.line(done, total, now), file=self.stream)
        self.stream.flush()

    def line(self, done: int, total: int, now: float) -> str:
        """How far, how fast, and how long still."""
        rate = done / (now - self.began) if now > self.began else 0.0
        left = f", {(total - done) / rate:.0f} s left" if rate and done < total else ""
        return f"{self.what}: {done} of {total}, {rate:.0f}/s{left}"


@dataclass(slots=True)
class Count:
    """Says how many there are so far, where nobody knows how many there will be: every ten seconds."""

    what: str
    stream: TextIO
    clock: Callable[[], float]
    began: float = field(init=False)
    said: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.said = self.clock()

    def __call__(self, so_far: int) -> None:
        """To be called now and then."""
        now = self.clock()
        if now - self.said >= 10:
            self.said = now
            print(f"{self.what}: {so_far} so far, {so_far / (now - self.began):.0f}/s", file=self.stream, flush=True)
