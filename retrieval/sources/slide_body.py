"""A slide put on a page: its title as a heading, what it shows in the order of reading, remarks, speaker notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from retrieval.sources.drawn import drawn_lines
from retrieval.sources.extras import Extras
from retrieval.sources.hidden import seen
from retrieval.sources.limits import CELLS, CHARACTERS, within
from retrieval.sources.ooxml import Element, Package, child, name_of, value
from retrieval.sources.page import Page
from retrieval.sources.slide_designs import Designs
from retrieval.sources.slide_ground import Ground, beside
from retrieval.sources.slide_left import BESIDE, CHARTS, EMBEDDED, HIDDEN, NOTES, UNLINKED, WORDLESS
from retrieval.sources.slide_remarks import Remarks
from retrieval.sources.slide_shapes import Shape, in_order, own, shapes_in
from retrieval.sources.slide_words import Manner, Said, paragraphs, text_of
from retrieval.sources.table import add_table, cell
from retrieval.sources.word_numbers import BULLET

_MARGINS = frozenset(("ftr", "dt", "sldNum", "hdr", "sldImg"))
_NEWER = "chartEx"  # charts of another making, of which the title alone is read
_ANY = (0, 0)  # a size that is not known
_TITLES = frozenset(("title", "ctrTitle"))
_EMBEDDED = ("package", "oleObject")
_NO_STYLE = frozenset(("", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"))


class SlideBody:
    """Grows a page slide by slide; what stays outside is kept in `left_out` with the slides that it is about."""

    def __init__(self, package: Package, main: str, size: tuple[int, int], extras: Extras) -> None:
        self.page = Page()
        self.title = ("", 0)  # and the slide that it stands on
        self.left_out: dict[str, list[int]] = defaultdict(list)
        self._package, self._size, self._extras = package, size, extras
        self._designs, self._remarks = Designs(package), Remarks(package, main)
        self._number = self._tables = 0
        self._heading = ""  # that waits for words to stand over
        self._depths: list[int] = []  # of the items that the last line stands under

    def add(self, number: int, part: str, root: Element) -> None:
        """Puts a slide at the end."""
        self._number, self._tables, self._heading = number, 0, f"## Slide {number}"
        ground = Ground(root, self._designs.of(part), self._extras.hidden)
        shown = self._titled([one for one in ground.shapes if not self._away(one, self._size)], ground)
        for shape in in_order(shown, self._size[1]):
            self._shape(shape, ground, part)
            within(self.page.length, CHARACTERS, "characters of text")
        for said in self._remarks.of(part) if self._extras.comments else ():
            self._say(said, f"{self._label}, comment")
        self._notes(part, ground)
        if self._heading:
            self.left_out[WORDLESS].append(number)
        if not self._package.links(part):
            self.left_out[UNLINKED].append(number)
        for kind in _EMBEDDED:
            self.left_out[EMBEDDED] += [number] * len(self._package.linked(part, kind))

    @property
    def _label(self) -> str:
        return f"slide {self._number}"

    def _away(self, shape: Shape, size: tuple[int, int]) -> bool:
        """True for a shape that is not part of what a page of that size shows."""
        if shape.holder and shape.holder[0] in _MARGINS:
            return True
        if self._extras.hidden or not (shape.hidden or beside(shape.box, size)):
            return False
        words = text_of(shape.element) if shape.kind != "grpSp" else ""
        self.page.hidden += len(words)
        if words or shape.kind == "graphicFrame":
            self.left_out[HIDDEN if shape.hidden else BESIDE].append(self._number)
        return True

    def _titled(self, shapes: Sequence[Shape], ground: Ground) -> list[Shape]:
        """Puts the title as the slide's heading; returns the other shapes."""
        rest = list(shapes)
        for shape in shapes:
            if shape.kind == "sp" and shape.holder and shape.holder[0] in _TITLES:
                rest.remove(shape)
                lines = list(paragraphs(child(shape.element, "txBody"), ground.manner(shape)))
                said, unseen = seen(" ".join(" ".join(line.text for line in lines).split()))
                self.page.hidden += unseen + sum(line.hidden for line in lines)
                if said.strip():
                    self._heading = f"## {said.strip()}"
                    self._begin()
                    self.title = self.title if self.title[0] else (said.strip(), self._number)
                    self._pictured(shape)
                    break
        return rest

    def _shape(self, shape: Shape, ground: Ground, part: str) -> None:
        if shape.kind == "sp":
            self._paragraphs(paragraphs(child(shape.element, "txBody"), ground.manner(shape)), self._label)
        elif shape.kind == "graphicFrame":
            data = child(shape.element, "graphic", "graphicData")
            for one in () if data is None else data:
                self._graphic(one, shape, ground, part)
        self._pictured(shape)

    def _graphic(self, one: Element, shape: Shape, ground: Ground, part: str) -> None:
        name = name_of(one)
        if name == "tbl":
            self._table(one, shape, ground)
        elif name in ("chart", "relIds"):
            kind = "chart" if name == "chart" else "diagram"
            link = value(one, "id" if kind == "chart" else "dm")
            lines = list(drawn_lines(self._package, part, kind, link))
            self._gap()
            for line in lines:
                self._put(line, f"{self._label}, {kind}", "\n" if line.startswith("- ") else "\n\n")
            self._gap()
            if not lines or self._package.links(part)[link].kind == _NEWER:
                self.left_out[CHARTS].append(self._number)

    def _pictured(self, shape: Shape) -> None:
        if self._extras.alt_text:
            self._say(" ".join(value(own(shape.element), "descr").split()), f"{self._label}, picture")

    def _paragraphs(self, words: Iterable[Said], label: str) -> None:
        for said in words:
            self.page.hidden += said.hidden
            if said.text and said.item:
                while self._depths and self._depths[-1] >= said.level:
                    self._depths.pop()
                margin = "  " * len(self._depths)
                self._depths.append(said.level)
                lines = said.text.replace("\n", f"\n{margin}  ")
                self._put(f"{margin}{said.item} {lines}", label, "\n")
            elif said.text:
                self._say(said.text, label)
        self._gap()

    def _table(self, table: Element, shape: Shape, ground: Ground) -> None:
        self._tables += 1
        about = child(table, "tblPr")
        style = child(about, "tableStyleId")
        bare = (style.text or "" if style is not None else "") in _NO_STYLE
        rows = []
        for number, row in enumerate((one for one in table if name_of(one) == "tr"), 1):
            texts = [self._cell(one, ground.manner_of_cell(one, shape, bare)) for one in row if name_of(one) == "tc"]
            rows.append((f"{self._label}, table {self._tables}, row {number}", texts))
        within(len(rows) * max((len(row) for _, row in rows), default=0), CELLS, "cells of one table")
        if any(text for _, row in rows for text in row):
            self._begin()
            self._gap()
            add_table(self.page, rows, True if value(about, "firstRow").lower() in ("1", "true", "on") else None)

    def _cell(self, one: Element, manner: Manner) -> str:
        """A cell's words; one that a merged cell covers has none."""
        if any(value(one, name).lower() in ("1", "true", "on") for name in ("hMerge", "vMerge")):
            return ""
        lines = list(paragraphs(child(one, "txBody"), manner))
        self.page.hidden += sum(line.hidden for line in lines)
        return cell([line.text if line.item in ("", BULLET) else f"{line.item} {line.text}" for line in lines])

    def _notes(self, part: str, ground: Ground) -> None:
        """The speaker's notes, under a heading of their own."""
        manner = Manner(ground.palette, lambda: frozenset([(255, 255, 255)]), all_seen=self._extras.hidden)
        label = f"{self._label}, notes"
        for notes in self._package.linked(part, "notesSlide")[:1]:
            root = self._package.tree(notes)
            if root is None:
                self.left_out[NOTES].append(self._number)
            shapes = [one for one in shapes_in(child(root, "cSld", "spTree")) if not self._away(one, _ANY)]
            words = [said for one in shapes for said in paragraphs(child(one.element, "txBody"), manner)]
            if any(said.text for said in words):
                self._put("### Notes", label)
            self._paragraphs(words, label)

    def _say(self, text: str, label: str) -> None:
        """Puts a text that belongs to no list."""
        if text:
            self._gap()
            self._put(text, label)

    def _put(self, text: str, label: str, after: str = "\n\n") -> None:
        self._begin()
        self.page.add(text, label)
        self.page.add(after)

    def _begin(self) -> None:
        if self._heading:
            heading, self._heading = self._heading, ""
            self._gap()
            self.page.add(heading, self._label)
            self.page.add("\n\n")

    def _gap(self) -> None:
        """Ends the list that the last line belongs to."""
        self._depths.clear()
        if not self.page.ends_blank:
            self.page.add("\n")
