"""The colours of a slide, as far as they are certain, so that words in the colour of what is behind them are known."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.sources.ooxml import Element, child, name_of, value

Colour = tuple[int, int, int]
_HEX = re.compile(r"[0-9a-fA-F]{6}")
_PRESET: Mapping[str, Colour] = {"white": (255, 255, 255), "black": (0, 0, 0)}
_WHOLE = 100_000  # of a share
_CLEAR = 5_000  # a share so small shows nothing
_ALIKE = 8  # of 255; closer than this no eye tells two colours apart
_KNOWN = frozenset(("alpha", "lumMod", "lumOff"))
_UNKNOWN_FILLS = frozenset(("gradFill", "blipFill", "pattFill", "grpFill"))


@dataclass(frozen=True, slots=True)
class Fill:
    """What covers an area: a colour, None where it is not certain which; nothing at all when it is not `there`."""

    colour: Colour | None = None
    opaque: bool = True
    there: bool = True


NOTHING = Fill(None, opaque=False, there=False)
SOMETHING = Fill()


class Palette:
    """What the names of a theme's colours stand for."""

    def __init__(self, theme: Element | None, names: Mapping[str, str]) -> None:
        scheme = child(theme, "themeElements", "clrScheme")
        self._theme = theme
        self._scheme = {} if scheme is None else {name_of(one): one for one in scheme}
        self._names = names

    def under(self, overriding: Element | None) -> Palette:
        """This palette with the names that a slide or layout gives other colours."""
        given = child(overriding, "clrMapOvr", "overrideClrMapping")
        return self if given is None else Palette(self._theme, names_in(given))

    def colour(self, holder: Element | None) -> Colour | None:
        """The colour that an element holds; None where it is not certain."""
        choice = next((one for one in holder if name_of(one).endswith("Clr")), None) if holder is not None else None
        return None if choice is None else self._shifted(choice, self._plain(choice))

    def fill(self, properties: Element | None) -> Fill | None:
        """How a shape, a cell or a word is filled; None where its properties do not say."""
        for one in () if properties is None else properties:
            name = name_of(one)
            if name == "noFill" or (name == "solidFill" and share(one) < _CLEAR):
                return NOTHING
            if name == "solidFill":
                return Fill(self.colour(one), share(one) == _WHOLE)
            if name in _UNKNOWN_FILLS:
                return SOMETHING
        return None

    def _plain(self, choice: Element) -> Colour | None:
        name, said = name_of(choice), value(choice)
        if name == "schemeClr":
            named = self._scheme.get(self._names.get(said, said))
            inner = next(iter(named), None) if named is not None else None
            return None if inner is None or name_of(inner) == "schemeClr" else self._plain(inner)
        if name == "sysClr":
            said = value(choice, "lastClr")
        if name == "prstClr":
            return _PRESET.get(said)
        return (int(said[:2], 16), int(said[2:4], 16), int(said[4:], 16)) if _HEX.fullmatch(said) else None

    def _shifted(self, choice: Element, plain: Colour | None) -> Colour | None:
        """The colour made lighter or darker as its element says; None for a change that is not followed."""
        if plain is None or any(name_of(one) not in _KNOWN for one in choice):
            return None
        hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in plain))
        for one in choice:
            amount = number(value(one)) / _WHOLE
            light = light * amount if name_of(one) == "lumMod" else light
            light = light + amount if name_of(one) == "lumOff" else light
        red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
        return round(red * 255), round(green * 255), round(blue * 255)


def names_in(mapping: Element | None) -> dict[str, str]:
    """Which colour of the theme each name stands for."""
    return {} if mapping is None else {str(key): str(said) for key, said in mapping.attrib.items()}


def share(holder: Element) -> int:
    """How much of a colour shows, of a hundred thousand."""
    given = [value(one) for one in holder.iter() if name_of(one) == "alpha"]
    return number(given[0], _WHOLE) if given else _WHOLE


def alike(one: Colour, other: Colour | None) -> bool:
    """True for two colours that nobody can tell apart.

    >>> alike((255, 255, 255), (254, 252, 255)), alike((255, 255, 255), None)
    (True, False)
    """
    return other is not None and max(abs(a - b) for a, b in zip(one, other, strict=True)) <= _ALIKE


def number(text: str, otherwise: int = 0) -> int:
    """A whole number as office files write it.

    >>> number("-914400"), number("9" * 5000, 7), number("")
    (-914400, 7, 0)
    """
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 16 else otherwise
