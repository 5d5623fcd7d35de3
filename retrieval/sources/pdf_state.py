"""How the next thing on a PDF's page is drawn: place, font, colour and what else decides whether it is seen."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Sequence
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from retrieval.sources.pdf_ink import ONE, Box, Colour, Look, Matrix, times
from retrieval.sources.pdf_letters import Letters

_SAVED = 400  # states kept
_SPACES = {"/DeviceGray": 1, "/G": 1, "/CalGray": 1, "/DeviceRGB": 3, "/RGB": 3, "/CalRGB": 3, "/DeviceCMYK": 4}


def number(operands: Sequence[Any], at: int, default: float = 0.0) -> float:
    """The number at this place; the default where there is none that a page could need."""
    given = operands[at] if at < len(operands) else None
    usable = isinstance(given, int | float) and math.isfinite(given) and abs(given) < 1e7
    return float(given) if usable and given is not None else default


def matrix_of(operands: Any) -> Matrix:
    """The matrix of six numbers; the one that changes nothing where they are not six."""
    if not isinstance(operands, Sequence) or len(operands) < 6:
        return ONE
    a, b, c, d, e, f = (number(operands, at) for at in range(6))
    return a, b, c, d, e, f


class State:
    """How the next thing is drawn."""

    def __init__(self, matrix: Matrix, clip: Box) -> None:
        self.matrix, self.clip = matrix, clip
        self.letters: Letters | None = None
        self.size = self.leading = self.rise = self.apart = self.wordly = 0.0
        self.stretch, self.mode = 1.0, 0
        self.space = 1  # numbers that a colour of the current space has; 0 when its colours are not known
        self.fill: Colour | None = (0.0,)
        self.solid, self.clear = True, False


class Graphics:
    """The state, changed by one operator after the other."""

    def __init__(self, state: State, resources: DictionaryObject, font: Callable[[Any], Letters | None]) -> None:
        self._now, self._resources, self._font_of = state, resources, font
        self._saved: list[State] = []
        self._look: Look | None = None
        self._steps: dict[bytes, Callable[[Sequence[Any]], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._concat, b"gs": self._graphics, b"Tz": self._stretch,
            b"Tc": self._number("apart"), b"Tw": self._number("wordly"), b"TL": self._number("leading"),
            b"Ts": self._number("rise"), b"Tr": self._mode, b"Tf": self._font, b"g": self._colour(1),
            b"rg": self._colour(3), b"k": self._colour(4), b"cs": self._space, b"sc": self._in_space,
            b"scn": self._in_space,
        }  # fmt: skip

    def _save(self, operands: Sequence[Any]) -> None:
        if len(self._saved) < _SAVED:
            self._saved.append(copy.copy(self._now))

    def _restore(self, operands: Sequence[Any]) -> None:
        if self._saved:
            self._now, self._look = self._saved.pop(), None

    def _concat(self, operands: Sequence[Any]) -> None:
        self._now.matrix = times(matrix_of(operands), self._now.matrix)
        self._look = None

    def _number(self, name: str) -> Callable[[Sequence[Any]], None]:
        def take(operands: Sequence[Any]) -> None:
            setattr(self._now, name, number(operands, 0))

        return take

    def _stretch(self, operands: Sequence[Any]) -> None:
        self._now.stretch = number(operands, 0, 100.0) / 100

    def _mode(self, operands: Sequence[Any]) -> None:
        self._now.mode, self._look = int(number(operands, 0)), None

    def _colour(self, count: int) -> Callable[[Sequence[Any]], None]:
        def take(operands: Sequence[Any]) -> None:
            self._now.space = count
            self._in_space(operands)

        return take

    def _space(self, operands: Sequence[Any]) -> None:
        named = operands[0] if operands else ""
        given: Any = self._named("/ColorSpace", named) or named
        kind = given[0] if isinstance(given, ArrayObject) and given else given
        self._now.space = _SPACES.get(str(kind), 0)
        if kind == "/ICCBased" and len(given) > 1:
            profile = given[1].get_object()
            count = profile.get("/N", 0) if isinstance(profile, DictionaryObject) else 0
            self._now.space = count if count in (1, 3, 4) else 0
        self._now.fill, self._look = ((0.0,) * self._now.space if self._now.space in (1, 3) else None), None

    def _in_space(self, operands: Sequence[Any]) -> None:
        known = self._now.space and len(operands) == self._now.space
        self._now.fill = tuple(number(operands, at) for at in range(len(operands))) if known else None
        self._look = None

    def _graphics(self, operands: Sequence[Any]) -> None:
        given = self._named("/ExtGState", operands[0] if operands else "")
        if not isinstance(given, DictionaryObject):
            return
        opacity = given.get("/ca", 1 if self._now.solid else 0.5)
        opacity = opacity.get_object() if hasattr(opacity, "get_object") else opacity
        if isinstance(opacity, int | float):
            self._now.clear = opacity < 0.02
            self._now.solid = opacity > 0.9 and given.get("/BM", "/Normal") in ("/Normal", "/Compatible")
        font = given.get("/Font")
        font = font.get_object() if font is not None else None
        if isinstance(font, ArrayObject) and len(font) > 1:
            self._now.letters, self._now.size = self._font_of(font[0]), number(font, 1)
        self._look = None

    def _named(self, kind: str, name: Any) -> Any:
        group = self._resources.get(kind)
        group = group.get_object() if group is not None else None
        found = group.get(name) if isinstance(group, DictionaryObject) and isinstance(name, str) else None
        return found.get_object() if found is not None else None

    def _font(self, operands: Sequence[Any]) -> None:
        given = self._named("/Font", operands[0] if operands else "")
        self._now.letters = self._font_of(given) if given is not None else None
        self._now.size, self._look = number(operands, 1), None
