"""What a reader sees of a PDF's page: text in its place, unless it is drawn so that no eye finds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Colour = tuple[float, ...]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
WHITE = (1.0, 1.0, 1.0)

_TINY = 1.0  # points; no text smaller than this is read by a person
_ALIKE = 0.06  # by which colours differ that no eye tells apart
_PAINTS = 6000  # of one page that are looked at
_BAND = 40.0  # points


@dataclass(frozen=True, slots=True)
class Look:
    """How text is drawn: `fill` is its colour, None when that is not known; `gone` says why nobody sees it."""

    size: float
    fill: Colour | None
    heavy: bool = False
    gone: str = ""


@dataclass(slots=True)
class Run:
    """Text on one base line. `x` to `end` and `y` are in a frame turned by `angle`, so that it reads to the right."""

    text: str
    x: float
    y: float
    end: float
    angle: int
    look: Look
    order: int
    box: Box
    place: int = 0  # among all runs, as they were drawn


@dataclass(frozen=True, slots=True)
class Paint:
    """A filled surface: `colour` is None when it is many or not known; `exact` when it fills all of its box."""

    box: Box
    colour: Colour | None
    order: int
    exact: bool
    picture: bool = False


def times(one: Matrix, other: Matrix) -> Matrix:
    """Both matrices as one, the first applied first."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def boxed(matrix: Matrix, points: Sequence[tuple[float, float]]) -> Box:
    """The box around the points where the matrix puts them."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, other: Box) -> Box:
    """What both boxes cover; a box that is turned round when nothing is."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def told_apart(runs: Sequence[Run], paints: Sequence[Paint], page: Box) -> tuple[list[Run], list[Run], bool]:
    """The runs that are seen, those that are not, and whether what is read is the words found in a picture."""
    grounds = _Grounds(paints[:_PAINTS])
    reasons = [_unseen(run, grounds, page) for run in runs]
    shown = sum(len(run.text) for run, why in zip(runs, reasons, strict=True) if not why)
    under = sum(len(run.text) for run, why in zip(runs, reasons, strict=True) if why == "picture")
    whole = (page[2] - page[0]) * (page[3] - page[1])
    covered = [common(paint.box, page) for paint in paints if paint.picture]
    scan = sum(max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1]) for box in covered) >= 0.5 * whole
    recognised = scan and under > 0 and under >= 4 * shown
    seen = [run for run, why in zip(runs, reasons, strict=True) if not why or (recognised and why == "picture")]
    hidden = [run for run, why in zip(runs, reasons, strict=True) if why and not (recognised and why == "picture")]
    return seen, hidden, recognised


def _unseen(run: Run, grounds: _Grounds, page: Box) -> str:
    """Why nobody sees the run; "picture" for words that may be those of a picture, empty for what is seen."""
    x, y = (run.box[0] + run.box[2]) / 2, (run.box[1] + run.box[3]) / 2
    if not (page[0] <= x <= page[2] and page[1] <= y <= page[3]):
        return "outside"
    if run.look.gone == "mode":
        return "picture"
    if run.look.gone or run.look.size < _TINY:
        return run.look.gone or "tiny"
    over = grounds.over(run)
    if over is not None:
        return "picture" if over.picture else "covered"
    ground = grounds.under(x, y, run.order)
    if run.look.fill is not None and ground is not None and _alike(run.look.fill, ground):
        return "colour"
    return ""


class _Grounds:
    """What was painted where."""

    def __init__(self, paints: Sequence[Paint]) -> None:
        self._bands: dict[int, list[Paint]] = defaultdict(list)
        for paint in paints:
            first, last = int(paint.box[1] // _BAND), int(paint.box[3] // _BAND)
            for band in range(max(first, -50), min(last, 500) + 1):
                self._bands[band].append(paint)

    def under(self, x: float, y: float, order: int) -> Colour | None:
        """The colour below a point; white where nothing was painted, None when it is not known."""
        for paint in reversed(self._bands.get(int(y // _BAND), ())):
            box = paint.box
            if paint.order < order and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return paint.colour
        return WHITE

    def over(self, run: Run) -> Paint | None:
        """What was painted over a run later on, all of it."""
        y, box = (run.box[1] + run.box[3]) / 2, run.box
        for paint in reversed(self._bands.get(int(y // _BAND), ())):
            on = paint.box
            if paint.order <= run.order:
                return None
            if (
                paint.exact
                and on[0] <= box[0] + 1
                and on[2] >= box[2] - 1
                and on[1] <= box[1] + 1
                and on[3] >= box[3] - 2
            ):
                return paint
        return None


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(rgb(one), rgb(other), strict=True))


def rgb(colour: Colour) -> tuple[float, float, float]:
    """The colour in red, green and blue, from grey, those, or the four of print."""
    if len(colour) == 1:
        return colour[0], colour[0], colour[0]
    if len(colour) == 4:
        cyan, magenta, yellow, black = colour
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return colour[0], colour[1], colour[2]
