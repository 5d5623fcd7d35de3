"""The drawing of a PDF's page, followed step by step as far as text, and what lies behind or over it, needs."""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NameObject, StreamObject

from retrieval.sources.pdf_ink import ONE, Box, Look, Matrix, Paint, boxed, common, times
from retrieval.sources.pdf_letters import Letters
from retrieval.sources.pdf_paths import Path
from retrieval.sources.pdf_pen import Line, Pen
from retrieval.sources.pdf_state import Graphics, State, matrix_of, number

_SHOWS = re.compile(rb"T[jJ]|Do|BI|['\"]")
_STEPS = 400_000  # of a page, those of forms each time that they are drawn
_SOME = 100  # bytes of drawing that leave something to see
_DEEP, _FORMS = 12, 2000  # forms in one another, forms on a page
_FIELD = 10.0  # points, of a field's words
_UNIT = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
_PLAIN = frozenset((0, 4))  # ways of drawing letters that fill them and draw no line around


class Content:
    """Follows drawings; afterwards `pen` has the text, `paints` the surfaces, `rules` and `walls` lines."""

    def __init__(self, reader: PdfReader, fonts: dict[object, Letters], off: frozenset[object], page: Box) -> None:
        self.pen = Pen()
        self.paints: list[Paint] = []
        self.rules: list[Box] = []
        self.walls: list[Box] = []
        self._reader, self._fonts, self._off = reader, fonts, off
        self._page = page
        self.drawn = self.lost = False
        self._order = self._forms = 0
        self._steps = _STEPS

    def draw(
        self, stream: Any, resources: Any, matrix: Matrix = ONE, deep: int = 0, state: State | None = None
    ) -> None:
        """Follows one stream, and the forms in it, from a state of its own."""
        content = ContentStream(stream, self._reader, "bytes")
        if not _SHOWS.search(content.get_data()):
            self.drawn = self.drawn or len(content.get_data()) > _SOME
            return
        operations = content.operations
        self._steps -= len(operations)
        if self._steps < 0:
            raise ValueError("more is drawn than is read")
        begun = copy.copy(state) if state else State(matrix, self._page)
        begun.matrix = matrix
        _Drawing(
            self, begun, resources if isinstance(resources, DictionaryObject) else DictionaryObject(), deep
        ).follow(operations)
        self.pen.flush()

    def write(self, words: str, x: float, y: float, hidden: bool) -> None:
        """Puts words down that are shown without being drawn: the value of a field."""
        at = (1.0, 0.0, 0.0, 1.0, x, y)
        look = Look(_FIELD, None, gone="hidden" if hidden else "")
        self.pen.put(words, at, 0.5 * _FIELD * len(words), look, self.next(), False)
        self.pen.flush()

    def next(self) -> int:
        """The place of the next thing in the order of drawing."""
        self._order += 1
        return self._order

    def may_enter(self, deep: int) -> bool:
        """Whether one more form is followed; forms in circles and by the thousand are not."""
        self._forms += 1
        return deep < _DEEP and self._forms <= _FORMS

    def font(self, given: Any) -> Letters | None:
        """The letters of a font, made once for all pages."""
        found = given.get_object()
        if not isinstance(found, DictionaryObject):
            return None
        key = getattr(found.indirect_reference, "idnum", None) or id(found)
        if key not in self._fonts:
            self._fonts[key] = Letters(found)
        return self._fonts[key]

    def off(self, group: Any) -> bool:
        """Whether a layer is one that is not shown."""
        return getattr(group, "idnum", None) in self._off


class _Drawing(Graphics):
    """One stream on its way."""

    def __init__(self, content: Content, state: State, resources: DictionaryObject, deep: int) -> None:
        super().__init__(state, resources, content.font)
        self._content, self._deep = content, deep
        self._path = Path()
        self._tm = self._line = ONE
        self._layers: list[bool] = []
        self._steps |= {
            b"BT": self._begin, b"Td": self._move, b"TD": self._move_leading, b"Tm": self._matrix,
            b"T*": self._next_line, b"Tj": self._show, b"TJ": self._show_spaced, b"'": self._show_next,
            b'"': self._show_next_spaced, b"BMC": self._open, b"BDC": self._open, b"EMC": self._close,
            b"Do": self._do, b"INLINE IMAGE": self._inline, b"sh": self._shade,
        }  # fmt: skip

    def follow(self, operations: Sequence[tuple[Any, bytes]]) -> None:
        """Takes every step."""
        for operands, operator in operations:
            step = self._steps.get(operator)
            if step is not None:
                step(operands)
            elif self._path.takes(operator, operands, self._now.matrix):
                self._end_path(operator)

    # text

    def _begin(self, operands: Sequence[Any]) -> None:
        self._tm = self._line = ONE

    def _move(self, operands: Sequence[Any]) -> None:
        self._tm = self._line = times((1.0, 0.0, 0.0, 1.0, number(operands, 0), number(operands, 1)), self._line)

    def _move_leading(self, operands: Sequence[Any]) -> None:
        self._now.leading = -number(operands, 1)
        self._move(operands)

    def _matrix(self, operands: Sequence[Any]) -> None:
        self._tm = self._line = matrix_of(operands)

    def _next_line(self, operands: Sequence[Any]) -> None:
        self._move((0.0, -self._now.leading))

    def _show_next(self, operands: Sequence[Any]) -> None:
        self._next_line(())
        self._show(operands)

    def _show_next_spaced(self, operands: Sequence[Any]) -> None:
        self._now.wordly, self._now.apart = number(operands, 0), number(operands, 1)
        self._next_line(())
        self._show(operands[2:])

    def _show(self, operands: Sequence[Any]) -> None:
        self._show_spaced((operands[:1],))

    def _show_spaced(self, operands: Sequence[Any]) -> None:
        now, letters = self._now, self._now.letters
        if letters is None or not operands or not isinstance(operands[0], Sequence):
            self._content.lost = self._content.lost or bool(operands)  # text of a font that is not there
            return
        self._look = self._look or self._looks(letters)
        at = times((1.0, 0.0, 0.0, 1.0, 0.0, now.rise), times(self._tm, now.matrix))
        down = letters.upright
        if down:
            at = (-at[2], -at[3], at[0], at[1], at[4], at[5])
        look = replace(self._look, gone="clipped") if self._clipped(at) else self._look
        line = Line(self._content.pen, at, look, self._content.next())
        stretch = 1.0 if down else now.stretch
        for said in operands[0]:
            if isinstance(said, int | float):
                line.skip(-number((said,), 0) / 1000 * now.size * stretch)
            elif isinstance(said, bytes):
                for text, wide, space in letters.read(said):
                    shape = (1.0 if down else wide) * now.size * stretch
                    line.put(text, shape, (now.apart + (now.wordly if space else 0.0)) * stretch)
                line.end()
        a, b, c, d, e, f = self._tm
        by = line.x
        self._tm = (a, b, c, d, e - by * c, f - by * d) if down else (a, b, c, d, e + by * a, f + by * b)

    def _clipped(self, at: Matrix) -> bool:
        """True when level text begins above, below or behind what is drawn at all."""
        clip, size = self._now.clip, self._look.size if self._look else 0.0
        beside = at[4] > clip[2] or at[5] > clip[3] + size or at[5] < clip[1] - size
        return beside and at[1] == 0 and at[0] > 0

    def _looks(self, letters: Letters) -> Look:
        now = self._now
        at = times(self._tm, now.matrix)
        size = abs(now.size) * math.hypot(at[2], at[3]) * (letters.unit * 1000 if letters.drawn else 1)
        gone = "mode" if now.mode in (3, 7) else "clear" if now.clear else "layer" if any(self._layers) else ""
        fill = now.fill if now.mode in _PLAIN and not letters.drawn else None
        return Look(max(size, 1.0) if letters.drawn else size, fill, letters.heavy or now.mode == 2, gone)

    # what is not text

    def _open(self, operands: Sequence[Any]) -> None:
        group = None
        if len(operands) > 1 and operands[0] == "/OC" and isinstance(operands[1], NameObject):
            layers = self._resources.get("/Properties")
            layers = layers.get_object() if layers is not None else None
            group = (
                layers.raw_get(operands[1]) if isinstance(layers, DictionaryObject) and operands[1] in layers else None
            )
        self._layers.append(self._content.off(group))
        self._look = None

    def _close(self, operands: Sequence[Any]) -> None:
        if self._layers:
            self._layers.pop()
        self._look = None

    def _end_path(self, operator: bytes) -> None:
        now, content = self._now, self._content
        colour = now.fill if now.solid else None
        if operator in (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*") and not now.clear:
            order = content.next()
            for box, exact in self._path.boxes():
                box = common(box, now.clip)
                if box[2] - box[0] > 0.1 and box[3] - box[1] > 0.1:
                    # A surface that one sees through lets the text under it be seen.
                    content.paints.append(Paint(box, colour, order, exact and now.solid))
        content.rules.extend(self._path.rules(operator))
        content.walls.extend(self._path.walls(operator))
        if self._path.clips:
            now.clip = common(now.clip, self._path.around)
        self._path = Path()

    def _picture(self, solid: bool) -> None:
        box = common(boxed(self._now.matrix, _UNIT), self._now.clip)
        if box[0] < box[2] and box[1] < box[3]:
            paint = Paint(box, None, self._content.next(), solid and self._now.solid, picture=True)
            self._content.paints.append(paint)

    def _inline(self, operands: Any) -> None:
        given = operands.get("settings", {}) if isinstance(operands, Mapping) else {}
        self._picture(not (given.get("/IM") or given.get("/ImageMask")))

    def _shade(self, operands: Sequence[Any]) -> None:
        self._content.paints.append(Paint(self._now.clip, None, self._content.next(), exact=False))

    def _do(self, operands: Sequence[Any]) -> None:
        given = self._named("/XObject", operands[0] if operands else "")
        if not isinstance(given, StreamObject):
            return
        if given.get("/Subtype") == "/Image":
            self._picture(not any(key in given for key in ("/SMask", "/Mask", "/ImageMask")))
        elif given.get("/Subtype") == "/Form" and self._content.may_enter(self._deep):
            self._content.pen.flush()
            matrix = times(matrix_of(given.get("/Matrix")), self._now.matrix)
            state = copy.copy(self._now)
            layered = any(self._layers) or ("/OC" in given and self._content.off(given.raw_get("/OC")))
            state.clear = state.clear or layered
            resources = given.get("/Resources")
            resources = resources.get_object() if resources is not None else self._resources
            self._content.draw(given, resources, matrix, self._deep + 1, state)
