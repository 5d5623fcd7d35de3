"""The lines and surfaces of a PDF's page, as boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from retrieval.sources.pdf_ink import Box, Matrix, boxed

_ENDS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n"))
_FILLS = frozenset((b"f", b"F", b"f*"))
_POINTS = {b"m": (0,), b"l": (0,), b"c": (0, 2, 4), b"v": (0, 2), b"y": (0, 2)}
_MOST = 20_000  # points of one path
_THIN, _LONG, _HIGH = 2.5, 20.0, 6.0  # points


class Path:
    """A path as it is being made; its boxes are on the page."""

    def __init__(self) -> None:
        self.clips = False
        self._rectangles: list[Box] = []
        self._points: list[tuple[float, float]] = []
        self._straight: list[Box] = []
        self._curved = False

    def takes(self, operator: bytes, operands: Sequence[Any], matrix: Matrix) -> bool:
        """Adds a step to the path; true when the step ends it."""
        if operator == b"re" and len(operands) >= 4:
            numbers = [float(one) for one in operands[:4] if isinstance(one, int | float)]
            if len(numbers) == 4 and len(self._rectangles) < _MOST:
                x, y, wide, high = numbers
                self._rectangles.append(boxed(matrix, ((x, y), (x + wide, y + high))))
        elif operator in _POINTS:
            self._add(operator, operands, matrix)
        elif operator in (b"W", b"W*"):
            self.clips = True
        return operator in _ENDS

    def _add(self, operator: bytes, operands: Sequence[Any], matrix: Matrix) -> None:
        a, b, c, d, e, f = matrix
        for at in _POINTS[operator]:
            pair = operands[at : at + 2]
            if len(pair) < 2 or not all(isinstance(one, int | float) for one in pair) or len(self._points) >= _MOST:
                return
            x, y = float(pair[0]), float(pair[1])
            point = (a * x + c * y + e, b * x + d * y + f)
            if operator == b"l" and self._points:
                last = self._points[-1]
                self._straight.append(
                    (min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1]))
                )
            self._points.append(point)
        self._curved = self._curved or operator not in (b"m", b"l")

    @property
    def around(self) -> Box:
        """The box around all of it."""
        corners = [*self._points, *((box[0], box[1]) for box in self._rectangles)]
        corners += [(box[2], box[3]) for box in self._rectangles]
        if not corners:
            return 0.0, 0.0, 0.0, 0.0
        return _around(corners)

    def boxes(self) -> Iterator[tuple[Box, bool]]:
        """What filling the path covers, and whether it covers all of that box."""
        for box in self._rectangles:
            yield box, True
        if self._points:
            xs, ys = {round(x, 1) for x, _ in self._points}, {round(y, 1) for _, y in self._points}
            square = not self._curved and len(xs) == len(ys) == 2 and len(self._points) in (4, 5)
            yield _around(self._points), square and not self._rectangles

    def rules(self, operator: bytes) -> Iterator[Box]:
        """The long thin level lines that drawing the path leaves."""
        return _level(self._shapes(operator), operator not in _FILLS, _LONG)

    def walls(self, operator: bytes) -> Iterator[Box]:
        """The thin upright lines that drawing the path leaves."""
        return map(_turned, _level(map(_turned, self._shapes(operator)), operator not in _FILLS, _HIGH))

    def _shapes(self, operator: bytes) -> Sequence[Box]:
        """The rectangles, and the straight lines or the surface that the rest makes."""
        if operator == b"n":
            return ()
        if operator in _FILLS:
            return [*self._rectangles, *([_around(self._points)] if self._points and not self._curved else [])]
        return [
            *self._rectangles,
            *(box for box in self._straight if min(box[2] - box[0], box[3] - box[1]) <= _THIN / 2),
        ]


def _level(shapes: Iterable[Box], stroked: bool, least: float) -> Iterator[Box]:
    """The shapes that are thin level lines at least so long, and the level sides of those that are drawn by a pen."""
    for left, low, right, high in shapes:
        if right - left < least:
            continue
        if high - low <= _THIN:
            yield left, low, right, high
        elif stroked:
            yield left, low, right, low
            yield left, high, right, high


def _turned(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
