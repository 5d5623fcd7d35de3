"""What a slide takes from its layout and master: places of placeholders, looks of lists, what lies behind. No words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.sources.ooxml import Element, Package, child, value
from retrieval.sources.slide_colours import NOTHING, SOMETHING, Fill, Palette, names_in, number
from retrieval.sources.slide_shapes import Box, Shape, box_of, shapes_in

_TITLES = ("title", "ctrTitle")
_BODIES = ("body", "obj", "subTitle", "chart", "tbl", "clipArt", "dgm", "media", "pic")
_KEPT = 40  # designs; a deck may have one for each slide
_WHITE = Fill((255, 255, 255))
_SOLID = "1001"  # the first of a theme's backgrounds, which all programs write as one colour


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that covers a stretch of the slide."""

    box: Box
    fill: Fill


class Design:
    """One layout with its master and theme; what is missing of them is as if nothing were said."""

    def __init__(self, package: Package, layout: str, master: str, theme: str) -> None:
        upper, lower = (package.tree(part) if part else None for part in (layout, master))
        colours = package.tree(theme) if theme else None
        self.palette = Palette(colours, names_in(child(lower, "clrMap"))).under(upper)
        self._holders = [[one for one in _shapes(root) if one.holder] for root in (upper, lower)]
        self._styles = child(lower, "txStyles")
        self._grounds = [one for one in (background(upper, self.palette), background(lower, self.palette)) if one]
        self.layers = tuple(
            Layer(one.box, fill)
            for root in (lower, upper)
            for one in _shapes(root)
            if one.box and not one.holder and (fill := covering(one, (), self.palette)).there
        )

    @property
    def ground(self) -> Fill:
        """What lies behind a slide that says nothing of its own."""
        return self._grounds[0] if self._grounds else _WHITE

    def under(self, holder: tuple[str, str] | None) -> tuple[Element, ...]:
        """The placeholders that one inherits from: the layout's, then the master's."""
        if holder is None:
            return ()
        found: list[Element] = []
        for level, holders in enumerate(self._holders):
            fitting = next(iter(sorted(_fitting(holders, holder, level), key=lambda one: one[0])), None)
            if fitting:
                found.append(fitting[1].element)
                holder = fitting[1].holder or holder
        return tuple(found)

    def lists(self, holder: tuple[str, str] | None) -> tuple[Element, ...]:
        """The styles of the master for the lists of such a placeholder, or of a free shape."""
        kind = "otherStyle" if holder is None else "titleStyle" if holder[0] in _TITLES else "bodyStyle"
        found = child(self._styles, kind)
        return () if found is None else (found,)


class Designs:
    """The designs of a deck, each read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._made: dict[str, Design] = {}

    def of(self, slide: str) -> Design:
        """The design of a slide."""
        layout = _first(self._package, slide, "slideLayout")
        if layout not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            master = _first(self._package, layout, "slideMaster") if layout else ""
            theme = _first(self._package, master, "theme") if master else ""
            self._made[layout] = Design(self._package, layout, master, theme)
        return self._made[layout]


def background(root: Element | None, palette: Palette) -> Fill | None:
    """The background that a slide, layout or master gives itself; None when it gives none."""
    given = child(root, "cSld", "bg")
    if given is None:
        return None
    named = child(given, "bgRef")
    if named is not None:
        return Fill(palette.colour(named)) if value(named, "idx") == _SOLID else SOMETHING
    return palette.fill(child(given, "bgPr")) or SOMETHING


def covering(shape: Shape, under: Sequence[Element], palette: Palette) -> Fill:
    """What a shape covers its place with: its own fill, its style's, or that of the placeholders it inherits from."""
    if shape.kind in ("pic", "graphicFrame"):
        return SOMETHING
    if shape.kind in ("cxnSp", "grpSp"):
        return NOTHING
    for one in (shape.element, *under):
        said = palette.fill(child(one, "spPr"))
        if said is not None:
            return said
        styled = child(one, "style", "fillRef")
        if number(value(styled, "idx")):
            return Fill(palette.colour(styled)) if value(styled, "idx") == "1" else SOMETHING
    return NOTHING


def place_of(shape: Shape, under: Sequence[Element]) -> Box | None:
    """Where a shape stands, by itself or by what it inherits from."""
    return shape.box or next((box for box in map(box_of, under) if box), None)


def _shapes(root: Element | None) -> list[Shape]:
    return shapes_in(child(root, "cSld", "spTree"))


def _fitting(holders: Sequence[Shape], wanted: tuple[str, str], level: int) -> Iterator[tuple[int, Shape]]:
    """The placeholders that fit, the best with the lowest number: a layout's by its index, a master's by its type."""
    for one in holders:
        kind, index = one.holder or ("", "")
        alike = _family(kind) == _family(wanted[0])
        if not level and index == wanted[1] and (alike or "title" not in (_family(kind), _family(wanted[0]))):
            yield 0, one
        elif kind == wanted[0]:
            yield 1, one
        elif alike:
            yield 2, one


def _family(kind: str) -> str:
    return "title" if kind in _TITLES else "body" if kind in _BODIES else kind


def _first(package: Package, part: str, kind: str) -> str:
    return next(iter(package.linked(part, kind)), "")
