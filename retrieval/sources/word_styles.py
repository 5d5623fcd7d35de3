"""Word's styles: which paragraphs are headings, and what makes text seen or unseen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from retrieval.sources.ooxml import Element, child, name_of, on, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc [1-9]|table of figures|toc heading", re.IGNORECASE)
_WHITE = frozenset(("ffffff", "fefefe", "white"))
_WHITE_THEMES = frozenset(("background1", "bg1", "light1"))
_TINY = 2.0  # half points
_DEEPEST = 12  # styles that rest on one another


@dataclass(frozen=True, slots=True)
class Look:
    """What of a text's looks decides whether it is seen; None where nothing is said."""

    vanished: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    filled: bool | None = None
    bold: bool | None = None

    def under(self, nearer: Look) -> Look:
        """This look with what a nearer one says over it."""
        said = {name: getattr(nearer, name) for name in Look.__slots__ if getattr(nearer, name) is not None}
        return replace(self, **said)

    @property
    def unseen(self) -> bool:
        """True for text that no reader sees: hidden, a point high or less, or white on nothing."""
        return bool(self.vanished or self.tiny or (self.white and not self.filled))


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with all that it rests on."""

    heading: int = 0
    title: bool = False
    contents: bool = False
    number: tuple[str, int | None] = ("", None)
    look: Look = Look()


PLAIN = Style()


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else [one for one in root if name_of(one) == "style"]
        self._given = {value(one, "styleId"): one for one in found}
        self._made: dict[str, Style] = {}
        self.usual = look_of(child(root, "docDefaults", "rPrDefault", "rPr"))
        self._first = next(
            (value(one, "styleId") for one in found if value(one, "type") == "paragraph" and value(one, "default")), ""
        )

    def style(self, name: str, depth: int = 0) -> Style:
        """The style of an id; the document's own default for none."""
        name = name or self._first
        if name not in self._made:
            given = self._given.get(name)
            self._made[name] = PLAIN if given is None or depth > _DEEPEST else self._resolved(given, depth)
        return self._made[name]

    def _resolved(self, given: Element, depth: int) -> Style:
        based = value(child(given, "basedOn"))
        below = self.style(based, depth + 1) if based else PLAIN
        said = value(child(given, "name"))
        heading = _HEADING.fullmatch(said.strip())
        level = int(heading[1]) if heading else level_of(child(given, "pPr")) or below.heading
        named = child(given, "pPr", "numPr")
        number = number_of(named) if named is not None else below.number
        shaded = filled(child(given, "pPr", "shd")) or any(filled(one) for one in given.iter() if name_of(one) == "shd")
        look = below.look.under(look_of(child(given, "rPr")))
        return Style(
            level,
            said.strip().lower() == "title" or (below.title and not heading),
            bool(_CONTENTS.fullmatch(said.strip())),
            number,
            replace(look, filled=True) if shaded else look,
        )


def look_of(properties: Element | None) -> Look:
    """What a run's own properties say of its looks."""
    if properties is None:
        return Look()
    vanish, colour, size, bold = (child(properties, name) for name in ("vanish", "color", "sz", "b"))
    backs = [filled(child(properties, "shd")), child(properties, "highlight") is not None]
    number = value(size)
    return Look(
        on(vanish) if vanish is not None else None,
        _white(colour) if colour is not None else None,
        float(number) <= _TINY if number.isdigit() else None,
        True if any(backs) else None,
        on(bold) if bold is not None else None,
    )


def _white(colour: Element) -> bool:
    return value(colour).lower() in _WHITE or value(colour, "themeColor") in _WHITE_THEMES


def filled(shading: Element | None) -> bool:
    """True for a shading in a colour that white text can be read on."""
    if shading is None:
        return False
    colour = value(shading, "fill").lower()
    plain = colour in ("", "auto", *_WHITE) and not value(shading, "themeFill").replace("background1", "")
    return not plain or value(shading) == "solid"


def level_of(properties: Element | None) -> int:
    """The depth of a heading that a paragraph's properties give it by outline alone; 0 for none."""
    said = value(child(properties, "outlineLvl"))
    return int(said) + 1 if said.isdigit() and int(said) < 9 else 0


def number_of(properties: Element) -> tuple[str, int | None]:
    """The list that a paragraph belongs to and how deep it stands there, None where that is not said."""
    deep = value(child(properties, "ilvl"))
    return value(child(properties, "numId")), int(deep) if deep.isdigit() else None
