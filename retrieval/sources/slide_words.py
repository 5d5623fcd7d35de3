"""The paragraphs of a shape, a cell or a note as their reader sees them: words, breaks, bullets, depth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.sources.ooxml import Element, child, name_of, value
from retrieval.sources.slide_colours import Colour, Palette, alike, number
from retrieval.sources.word_numbers import BULLET, formatted

_SPACES = re.compile("[ \t\r\f]+")
_CODED_BREAK = re.compile(r"_x000[9AaBbDd]_")
_TINY = 100  # hundredths of a point
_DEEPEST = 8
_NUMBERS = {"alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman", "romanUc": "upperRoman"}
_BULLETS = frozenset(("buNone", "buChar", "buBlip", "buAutoNum"))

Behind = Callable[[], frozenset[Colour | None]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How words look that do not say so themselves, and what is behind them.

    `lists` are the styles of lists, the nearest first; the first `own` of them are the shape's. `usual` is the colour
    that its style gives, and `all_seen` lets hidden words in.
    """

    palette: Palette
    behind: Behind = lambda: frozenset([None])
    lists: Sequence[Element] = ()
    own: int = 0
    usual: Colour | None = None
    all_seen: bool = False

    def unseen(self, run: Element | None, level: int) -> bool:
        """True for words that no reader sees: a point high or less, without colour, or in that of what is behind."""
        if self.all_seen:
            return False
        styles = [child(one, f"lvl{level + 1}pPr", "defRPr") for one in self.lists]
        size = next((number(said) for said in (value(one, "sz") for one in (run, *styles)) if said), 0)
        if 0 < size <= _TINY:
            return True
        for one in (run, *styles[: self.own]):
            fill = self.palette.fill(one)
            if fill is not None:
                return child(one, "ln") is None if not fill.there else self._lost(fill.colour, run)
        return self._lost(self.usual, run)

    def _lost(self, colour: Colour | None, run: Element | None) -> bool:
        if colour is None:
            return False
        marked = child(run, "highlight")
        behind = self.behind() if marked is None else frozenset([self.palette.colour(marked)])
        return all(alike(colour, one) for one in behind)


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph: its words, what stands before them, how deep in a list, and how many signs were left out."""

    text: str
    item: str = ""
    level: int = 0
    hidden: int = 0


def paragraphs(body: Element | None, manner: Manner) -> Iterator[Said]:
    """The paragraphs of a text body, empty ones too."""
    counts: dict[int, tuple[str, int]] = {}
    for one in () if body is None else body:
        if name_of(one) != "p":
            continue
        about = child(one, "pPr")
        level = min(_DEEPEST, max(0, number(value(about, "lvl"))))
        text, hidden = _words(one, level, manner)
        bullet = _bullet(about, level, manner.lists)
        item = _item(bullet, level, counts) if text else ""
        yield Said(text, item, level, hidden)


def text_of(body: Element | None) -> str:
    """All the words of a text body in one line, seen or not."""
    words = (" " if name_of(one) == "p" else one.text or "" for one in _each(body) if name_of(one) in ("p", "t"))
    return " ".join("".join(words).split())


def _words(paragraph: Element, level: int, manner: Manner) -> tuple[str, int]:
    said: list[str] = []
    hidden = 0
    for one in paragraph:
        name = name_of(one)
        if name == "br":
            said.append("\n")
        elif name in ("r", "fld") and value(one, "type") != "slidenum":
            text = getattr(child(one, "t"), "text", None) or ""
            if manner.unseen(child(one, "rPr"), level):
                hidden += len(text)
            else:
                said.append(text)
        elif name in ("m", "AlternateContent"):
            chosen = child(one, "Choice") if name == "AlternateContent" else one
            said += [each.text or "" for each in _each(chosen) if name_of(each) == "t"]
    lines = _CODED_BREAK.sub("\n", "".join(said)).replace("\v", "\n").split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip("\n"), hidden


def _each(element: Element | None) -> Iterator[Element]:
    return iter(()) if element is None else element.iter()


def _bullet(about: Element | None, level: int, lists: Sequence[Element]) -> Element | None:
    """What the nearest of a paragraph and its styles says of its bullet."""
    for one in (about, *(child(each, f"lvl{level + 1}pPr") for each in lists)):
        found = next((each for each in (() if one is None else one) if name_of(each) in _BULLETS), None)
        if found is not None:
            return found
    return None


def _item(bullet: Element | None, level: int, counts: dict[int, tuple[str, int]]) -> str:
    """A dash, a number counted on, or nothing."""
    for deeper in [deep for deep in counts if deep > level]:
        del counts[deeper]
    name = name_of(bullet) if bullet is not None else ""
    if name != "buAutoNum":
        counts.pop(level, None)
        return BULLET if name in ("buChar", "buBlip") else ""
    form, start = value(bullet, "type"), min(32_767, max(1, number(value(bullet, "startAt"), 1)))
    before, last = counts.get(level, ("", 0))
    count = last + 1 if before == form else start
    counts[level] = (form, count)
    shown = formatted(count, next((said for kind, said in _NUMBERS.items() if form.startswith(kind)), "decimal"))
    if form.endswith("ParenBoth"):
        return f"({shown})"
    return f"{shown})" if form.endswith("ParenR") else f"{shown}."
