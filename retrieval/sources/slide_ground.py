"""The shapes of one slide in their places, and what is behind the words of each."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from retrieval.sources.ooxml import Element, child
from retrieval.sources.slide_colours import Colour
from retrieval.sources.slide_designs import Design, Layer, background, covering, place_of
from retrieval.sources.slide_shapes import Box, Shape, shapes_in
from retrieval.sources.slide_words import Manner

_MOST = 150  # layers behind one shape that are looked at
_WHITE = (255, 255, 255)


class Ground:
    """One slide over its design."""

    def __init__(self, root: Element, design: Design, all_seen: bool) -> None:
        self._design, self._all_seen = design, all_seen
        self.palette = design.palette.under(root)
        found = shapes_in(child(root, "cSld", "spTree"))
        self._under = [design.under(one.holder) for one in found]
        self.shapes = [replace(one, box=place_of(one, under)) for one, under in zip(found, self._under, strict=True)]
        self._fills = [covering(one, self._under[one.layer], self.palette) for one in self.shapes]
        self._layers = list(design.layers)
        self._below: list[int] = []  # how many layers lie under each shape
        for shape, fill in zip(self.shapes, self._fills, strict=True):
            self._below.append(len(self._layers))
            if shape.box and fill.there and not shape.hidden:
                self._layers.append(Layer(shape.box, fill))
        ground = background(root, self.palette) or design.ground
        self._ground = ground.colour if ground.there else _WHITE

    def manner(self, shape: Shape) -> Manner:
        """How words in a shape look that do not say so themselves."""
        under = self._under[shape.layer]
        holders = [child(one, "txBody", "lstStyle") for one in (shape.element, *under)]
        lists = (*(one for one in holders if one is not None), *self._design.lists(shape.holder))
        return Manner(
            self.palette,
            cache(lambda: self._behind_words(shape)),
            lists,
            int(holders[0] is not None),
            self.palette.colour(child(shape.element, "style", "fontRef")),
            self._all_seen,
        )

    def manner_of_cell(self, cell: Element, frame: Shape, bare: bool) -> Manner:
        """The same for a cell of a table; one that is `bare` has no colour by the style of its table."""
        fill = self.palette.fill(child(cell, "tcPr"))
        if fill is None or not fill.there:
            behind = cache(lambda: self.behind(frame) if bare or fill else frozenset[Colour | None]([None]))
        else:
            said = frozenset([fill.colour])
            behind = cache(lambda: said)
        return Manner(self.palette, behind, all_seen=self._all_seen)

    def behind(self, shape: Shape) -> frozenset[Colour | None]:
        """The colours that show behind a shape, None among them where one is not certain."""
        if shape.box is None:
            return frozenset([None])
        below = self._below[shape.layer]
        found: set[Colour | None] = {None} if below > _MOST else set()
        for layer in reversed(self._layers[max(0, below - _MOST) : below]):
            if layer.box.meets(shape.box):
                found.add(layer.fill.colour)
                if layer.fill.opaque and layer.box.holds(shape.box):
                    return frozenset(found)
        return frozenset((*found, self._ground))

    def _behind_words(self, shape: Shape) -> frozenset[Colour | None]:
        fill = self._fills[shape.layer]
        if fill.there and fill.opaque:
            return frozenset([fill.colour])
        return self.behind(shape) | ({fill.colour} if fill.there else set())


def beside(box: Box | None, size: tuple[int, int]) -> bool:
    """True for a place of which nothing shows on a slide of that size."""
    return box is not None and min(size) > 0 and not Box(0, 0, *size).meets(box)
