"""How far a long command has come: one line that renews itself before a person, few plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from api.tame import tame
from api.terminal import Terminal, cells

EVERY_S = {True: 0.1, False: 10.0}


@dataclass(slots=True)
class Progress:
    """Takes "`done` of `total` files, `passages` made, now at `name`" and says it, with the rate and the time left.

    `clock` gives seconds; it is the only sense of time here. What ends before there is something to say says nothing.
    """

    terminal: Terminal
    clock: Callable[[], float]
    began: float = field(init=False)
    said: float = field(init=False)
    drawn: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.began = self.said = self.clock()

    def __call__(self, done: int, total: int, passages: int, name: str) -> None:
        """Takes one step; says so when it is time to."""
        now = self.clock()
        if now - self.said < EVERY_S[self.terminal.live]:
            return
        self.said = now
        text = progressed(done, total, passages, now - self.began)
        if not self.terminal.live:
            self.terminal.note(text)
            return
        line = f"{text}  {tame(name)}"
        while cells(line) >= self.terminal.width:
            line = line[:-1]
        self.draw(line)

    def end(self) -> None:
        """Clears the line that renewed itself."""
        if self.drawn:
            self.draw("")

    def draw(self, line: str) -> None:
        """Puts the line in place of the one before it."""
        self.terminal.err.write(f"\r{line}{' ' * (self.drawn - cells(line))}\r{line}")
        self.terminal.err.flush()
        self.drawn = cells(line)


def progressed(done: int, total: int, passages: int, seconds: float) -> str:
    """The line in words.

    >>> progressed(50, 200, 1200, 10.0)
    '50 of 200 files, 1,200 passages embedded, 5.0 files/s, 30 s left'
    """
    parts = [f"{done:,} of {total:,} files"]
    if passages:
        parts.append(f"{passages:,} passages embedded")
    if done and seconds > 0:
        parts.append(f"{done / seconds:,.1f} files/s")
        parts.append(f"{span((total - done) * seconds / done)} left" if done < total else "finishing")
    return ", ".join(parts)


def span(seconds: float) -> str:
    """A length of time for a person.

    >>> span(42.4), span(200), span(7300)
    ('42 s', '3 min', '2 h 2 min')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
