"""Letters put down one after the other become runs of text, with spaces where a reader sees them."""

from __future__ import annotations

import math

from retrieval.sources.pdf_ink import ONE, Box, Look, Matrix, Run

_GAP, _WIDE_GAP = 0.14, 0.6  # em between two letters of one line from which on they are two words; in Chinese script
_FAR, _CELL = 1.5, 0.14  # em from which on they are two pieces: with a space or in one step, and without


class Pen:
    """Joins strings to runs as they are drawn."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._open: Run | None = None
        self._at = ONE
        self._order = 0
        self._spaced = False

    def put(self, said: str, at: Matrix, wide: float, look: Look, order: int, spaced: bool) -> None:
        """Adds a string of this width, in points, from the origin of the matrix along its first axis."""
        last = self._open
        angle, x, y = _turned(at)
        spaced = spaced or self._spaced
        if last is not None:
            gap, size = x - last.end, look.size
            far = _FAR if spaced or order == self._order else _CELL
            near = last.angle == angle and abs(last.y - y) <= 0.1 * size and -0.4 * size < gap < far * size
            if near and last.look == look:
                wide_gap = _WIDE_GAP if last.text[-1] > "\u2e80" and said > "\u2e80" else _GAP
                last.text += f" {said}" if spaced or gap > wide_gap * size else said
                last.end = max(last.end, x + wide)
                self._order, self._spaced = order, False
                return
            self.flush()
        self._open = Run(said, x, y, x + wide, angle, look, order, (0.0, 0.0, 0.0, 0.0))
        self._at, self._order, self._spaced = at, order, False

    def space(self) -> None:
        """Remembers that a space stands here."""
        self._spaced = True

    def flush(self) -> None:
        """Ends the run that is open."""
        run = self._open
        if run is not None:
            run.box = _spread(self._at, run.end - run.x, -0.1 * run.look.size, 0.6 * run.look.size)
            run.place = len(self.runs)
            self.runs.append(run)
        self._open, self._spaced = None, False


class Line:
    """The strings that one step shows, from the origin of a matrix; `x` is how far they reach, in its units."""

    def __init__(self, pen: Pen, at: Matrix, look: Look, order: int) -> None:
        self.x = 0.0
        self._pen, self._at, self._look, self._order = pen, at, look, order
        self._scale = math.hypot(at[0], at[1])
        self._far = _FAR * look.size / self._scale if self._scale else 0.0
        self._said: list[str] = []
        self._start = self._end = 0.0
        self._blank = self._led = False

    def put(self, text: str, wide: float, apart: float) -> None:
        """Adds a letter, and moves on by its width and what is added to it."""
        if not text or text.isspace():
            self._blank = self._blank or bool(text)
        else:
            if self._said and self._blank and self.x - self._end > self._far:
                self._give()
            if not self._said:
                self._start, self._led = self.x, self._blank
            elif self._blank:
                self._said.append(" ")
            self._said.append(text)
            self._blank, self._end = False, self.x + wide
        self.x += wide + apart

    def skip(self, by: float) -> None:
        """Moves on without a letter."""
        self.x += by

    def end(self) -> None:
        """Ends a string."""
        self._give()
        if self._blank:
            self._pen.space()
            self._blank = False

    def _give(self) -> None:
        if self._said:
            a, b, c, d, e, f = self._at
            at = (a, b, c, d, e + self._start * a, f + self._start * b)
            wide = (self._end - self._start) * self._scale
            self._pen.put("".join(self._said), at, wide, self._look, self._order, self._led)
            self._said = []


def _turned(at: Matrix) -> tuple[int, float, float]:
    if at[1] == 0 and at[0] > 0:
        return 0, at[4], at[5]
    angle = round(math.degrees(math.atan2(at[1], at[0])))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return angle, at[4] * cos + at[5] * sin, at[5] * cos - at[4] * sin


def _spread(at: Matrix, wide: float, low: float, high: float) -> Box:
    """The box of a run on the page, from below its line to its top."""
    long = math.hypot(at[0], at[1]) or 1.0
    right, up = (at[0] / long, at[1] / long), (-at[1] / long, at[0] / long)
    xs = [at[4] + right[0] * w + up[0] * h for w in (0.0, wide) for h in (low, high)]
    ys = [at[5] + right[1] * w + up[1] * h for w in (0.0, wide) for h in (low, high)]
    return min(xs), min(ys), max(xs), max(ys)
