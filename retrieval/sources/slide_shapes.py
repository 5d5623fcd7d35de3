"""The shapes of a slide: where each stands once groups are dissolved, and in which order a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.sources.limits import within
from retrieval.sources.ooxml import Element, child, name_of, value
from retrieval.sources.slide_colours import number

SHAPES = 10_000  # of one slide
Scale = tuple[float, float, float, float]  # what is drawn in a group: factors across and down, then shifts
_WHOLE: Scale = (1.0, 1.0, 0.0, 0.0)
_KINDS = frozenset(("sp", "pic", "graphicFrame", "cxnSp"))
_ROW = 50  # tops closer than this part of the slide's height stand in one row
_QUARTER_TURN = 5_400_000


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the slide."""

    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: Box) -> bool:
        """True when both share some area, or one lies without any inside the other."""
        return _meet(self.x, self.wide, other.x, other.wide) and _meet(self.y, self.high, other.y, other.high)

    def holds(self, other: Box) -> bool:
        """True when the other lies wholly inside."""
        across = self.x <= other.x and other.x + other.wide <= self.x + self.wide
        return across and self.y <= other.y and other.y + other.high <= self.y + self.high


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: its kind, the placeholder that it fills, and its place; a place of None is inherited or unknown."""

    element: Element
    kind: str
    holder: tuple[str, str] | None = None  # a placeholder's type and index
    box: Box | None = None
    hidden: bool = False
    layer: int = 0


def shapes_in(tree: Element | None) -> list[Shape]:
    """The shapes from the one at the back to the one in front."""
    found: list[Shape] = []
    if tree is not None:
        for shape in _walk(tree):
            found.append(replace(shape, layer=len(found)))
            within(len(found), SHAPES, "shapes on one slide")
    return found


def in_order(shapes: Sequence[Shape], high: float) -> list[Shape]:
    """From top to bottom and, in a row, from left to right; one without a place stays behind the one under it."""
    placed: list[tuple[float, float, Shape]] = []
    last = (-1.0, -1.0)
    for shape in shapes:
        last = (shape.box.y, shape.box.x) if shape.box else last
        placed.append((*last, shape))
    placed.sort(key=lambda one: (one[0], one[1], one[2].layer))
    rows: list[list[tuple[float, float, Shape]]] = []
    for one in placed:
        if rows and _beside(rows[-1][0], one, high / _ROW):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [shape for row in rows for _, _, shape in sorted(row, key=lambda one: (one[1], one[0], one[2].layer))]


def own(shape: Element) -> Element | None:
    """The element that carries a shape's name, its description and whether it is hidden."""
    return child(_about(shape), "cNvPr")


def _beside(first: tuple[float, float, Shape], other: tuple[float, float, Shape], near: float) -> bool:
    """True for a shape that stands in the row that the first one began."""
    one, two = first[2].box, other[2].box
    if one is None or two is None:
        return first[:2] == other[:2]
    if two.y >= one.y + one.high and two.y > one.y:
        return False
    return two.y - one.y <= near or abs(one.y + one.high / 2 - two.y - two.high / 2) <= min(one.high, two.high) / 4


def _walk(tree: Element) -> Iterator[Shape]:
    """The shapes with all groups dissolved, however deep; a group that is described stands before what is in it."""
    stack = [(iter(tree), _WHOLE, False)]
    while stack:
        inside, scale, hidden = stack[-1]
        one = next(inside, None)
        name = "" if one is None else name_of(one)
        if one is None:
            stack.pop()
        elif name in _KINDS:
            yield _shape(one, name, scale, hidden)
        elif name == "grpSp":
            if value(own(one), "descr"):
                yield _shape(one, name, scale, hidden)
            stack.append((iter(one), _within(child(one, "grpSpPr", "xfrm"), scale), hidden or _hidden(one)))
        elif name == "AlternateContent":
            chosen = child(one, "Choice")
            chosen = chosen if chosen is not None else child(one, "Fallback")
            stack += [] if chosen is None else [(iter(chosen), scale, hidden)]


def _shape(one: Element, name: str, scale: Scale, hidden: bool) -> Shape:
    placeholder = child(_about(one), "nvPr", "ph")
    holder = (
        (value(placeholder, "type") or "obj", value(placeholder, "idx") or "0") if placeholder is not None else None
    )
    return Shape(one, name, holder, box_of(one, scale), hidden or _hidden(one))


def box_of(shape: Element, scale: Scale = _WHOLE) -> Box | None:
    """The place that a shape itself gives; None when it gives none."""
    frame = child(shape, "xfrm")
    for properties in ("spPr", "grpSpPr"):
        frame = frame if frame is not None else child(shape, properties, "xfrm")
    at, size = child(frame, "off"), child(frame, "ext")
    if at is None or size is None:
        return None
    wide, high = number(value(size, "cx")) * scale[0], number(value(size, "cy")) * scale[1]
    x, y = number(value(at, "x")) * scale[0] + scale[2], number(value(at, "y")) * scale[1] + scale[3]
    turned = round(number(value(frame, "rot")) / _QUARTER_TURN) % 2
    return Box(x + (wide - high) / 2, y + (high - wide) / 2, high, wide) if turned else Box(x, y, wide, high)


def _within(frame: Element | None, scale: Scale) -> Scale:
    """How what stands in a group is drawn."""
    at, size, inner, space = (child(frame, name) for name in ("off", "ext", "chOff", "chExt"))
    if at is None or size is None or inner is None or space is None:
        return scale
    across = _ratio(value(size, "cx"), value(space, "cx"))
    down = _ratio(value(size, "cy"), value(space, "cy"))
    right = number(value(at, "x")) - number(value(inner, "x")) * across
    below = number(value(at, "y")) - number(value(inner, "y")) * down
    return (
        scale[0] * across, scale[1] * down, scale[0] * right + scale[2], scale[1] * below + scale[3],
    )  # fmt: skip


def _ratio(one: str, other: str) -> float:
    return number(one) / number(other) if number(other) else 1.0


def _about(shape: Element) -> Element | None:
    return next((one for one in shape if name_of(one).startswith("nv")), None)


def _hidden(shape: Element) -> bool:
    return value(own(shape), "hidden").lower() in ("1", "true", "on")


def _meet(start: float, long: float, other: float, longer: float) -> bool:
    if not long or not longer:
        return start <= other + longer and other <= start + long
    return start < other + longer and other < start + long
