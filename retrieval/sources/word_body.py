"""The blocks of a Word document put on a page: headings, paragraphs, items, tables, and what hangs on each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from retrieval.sources.core_properties import properties
from retrieval.sources.drawn import drawn_lines
from retrieval.sources.extras import Extras
from retrieval.sources.ooxml import Element, Package, child, name_of, on, value
from retrieval.sources.page import Page
from retrieval.sources.table import add_table, cell
from retrieval.sources.word_blocks import blocks_in, paragraphs_in, under
from retrieval.sources.word_notes import Notes
from retrieval.sources.word_numbers import BULLET, Numbers
from retrieval.sources.word_runs import Line, Runs
from retrieval.sources.word_styles import Look, Style, Styles, filled, level_of, number_of

_EMBEDDED = ("package", "oleObject", "aFChunk")
_SHORT = 90  # a bold line this short stands over what follows it
_FEW = 3  # words around a page's number


class Body:
    """Grows a page block by block, in the order that the document shows them."""

    def __init__(
        self, package: Package, main: str, styles: Styles, numbers: Numbers, notes: Notes, extras: Extras
    ) -> None:
        self.page = Page()
        self.title = ""
        self.paragraphs: list[str] = []
        self._package, self._main, self._styles, self._numbers = package, main, styles, numbers
        self._notes, self._extras = notes, extras
        self._runs = Runs(styles, extras.hidden)
        self._counts: Counter[str] = Counter()
        self._left: Counter[str] = Counter()
        self._listed = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know was left out."""
        embedded = sum(len(self._package.linked(self._main, kind)) for kind in _EMBEDDED)
        left = {**self._left, "file inside it": embedded}
        plural = {"deletion in tracked changes": "deletions in tracked changes", "file inside it": "files inside it"}
        return tuple(
            f"{count:,} {what if count == 1 else plural.get(what, what + 's')} left out"
            for what, count in left.items()
            if count
        )

    def add(self, block: Element) -> None:
        """Puts a paragraph or a table at the end."""
        if name_of(block) == "tbl":
            self._table(block)
        else:
            self._paragraph(block)

    def add_margins(self) -> None:
        """Puts the pages' headers and footers at the end, each text once."""
        self._gap()
        given: set[str] = set()
        for kind in ("header", "footer"):
            for part in self._package.linked(self._main, kind):
                root = self._package.tree(part)
                for block in () if root is None else blocks_in(root):
                    lines = [self._runs.read(one, self._look(one)) for one in block.iter() if name_of(one) == "p"]
                    said = cell([line.text for line in lines if not _numbers_only(line)])
                    self.page.hidden += sum(line.hidden for line in lines)
                    if said and said not in given:
                        given.add(said)
                        self.page.add(said, f"page {kind}")
                        self.page.add("\n")

    def add_properties(self) -> None:
        """Puts what the file says of itself at the end."""
        self._gap()
        for line in properties(self._package):
            self.page.add(line, "document properties")
            self.page.add("\n")

    def _paragraph(self, paragraph: Element, label: str = "", look: Look | None = None) -> None:
        style = self._style(paragraph)
        line = self._runs.read(paragraph, (look or Look()).under(self._look(paragraph)))
        self._note_left(line)
        if style.contents:
            return  # a table of contents; its headings stand in the text
        text = line.text
        if text:
            self._counts["paragraph"] += 1
            label = label or f"paragraph {self._counts['paragraph']}"
            self.paragraphs.append(text)
            self._put(paragraph, style, line, text, label)
        self._hanging(line, label or f"paragraph {self._counts['paragraph'] + 1}")

    def _put(self, paragraph: Element, style: Style, line: Line, text: str, label: str) -> None:
        level = 1 if style.title else style.heading or level_of(child(paragraph, "pPr"))
        number, depth = self._number(paragraph, style)
        if style.title and not self.title:
            self.title = " ".join(text.split())
        if level:
            self._gap()
            text = f"{'#' * min(level, 6)} {' '.join((f'{number} ' if number != BULLET else '', text)).strip()}"
            text = " ".join(text.split())
        elif number:
            text = "  " * depth + f"{number} {text}"
        elif line.bold and len(text) <= _SHORT and "\n" not in text and text[-1] not in ".;,!":
            self._gap()
            text = f"**{text}**"
        if not number and self._listed:
            self._gap()
        self._listed = bool(number) and not level
        self.page.add(text, label)
        self.page.add("\n" if self._listed else "\n\n")

    def _number(self, paragraph: Element, style: Style) -> tuple[str, int]:
        own = child(paragraph, "pPr", "numPr")
        number, depth = number_of(own) if own is not None else style.number
        number = number or style.number[0]
        if depth is None:
            depth = self._numbers.depth(number, value(child(paragraph, "pPr", "pStyle")))
        return self._numbers.next(number, depth), depth

    def _hanging(self, line: Line, label: str) -> None:
        """What hangs on a paragraph: boxes, drawings, notes; comments and pictures' words when they are asked for."""
        for box in line.boxes:
            for block in blocks_in(box):
                if name_of(block) == "tbl":
                    self._table(block)
                else:
                    self._paragraph(block, f"{label}, text box", Look(filled=True))
        for kind, name in line.drawn:
            for said in drawn_lines(self._package, self._main, kind, name):
                self._say(said, f"{label}, {kind}")
        for kind, name in line.notes:
            self._counts[kind] += 1
            self._say(self._note(kind, name), f"{kind} {self._counts[kind]}")
        for name in line.comments if self._extras.comments else ():
            author = value(self._notes.note("comment", name), "author")
            said = self._note("comment", name)
            self._say(f"Comment by {author}: {said}" if author and said else said, f"{label}, comment")
        for said in line.pictures if self._extras.alt_text else ():
            self._say(said, f"{label}, picture")

    def _note(self, kind: str, name: str) -> str:
        note = self._notes.note(kind, name)
        if note is None:
            return ""
        lines = [self._runs.read(one, self._look(one)) for one in note.iter() if name_of(one) == "p"]
        self.page.hidden += sum(line.hidden for line in lines)
        return " ".join(" ".join(line.text.split()) for line in lines if line.text)

    def _say(self, text: str, label: str) -> None:
        if text:
            self._gap()
            self.page.add(text, label)
            self.page.add("\n\n")

    def _table(self, table: Element) -> None:
        self._gap()
        self._listed = False
        rows = [row for row in under(table, "tr") if not self._unseen(row)]
        cells = [list(under(row, "tc")) for row in rows]
        look = Look(filled=True) if self._shaded(table) else Look()
        if [len(row) for row in cells] == [1]:
            for block in blocks_in(cells[0][0]):
                if name_of(block) == "tbl":
                    self._table(block)
                else:
                    self._paragraph(block, look=look)
            return
        self._counts["table"] += 1
        place = f"table {self._counts['table']}"
        hanging = Line()
        bold: list[bool] = []
        said = []
        for number, row in enumerate(cells, 1):
            lines = [self._cell(one, look, hanging) for one in row]
            bold.append(all(line.bold for one in lines for line in one))
            texts = [cell([line.text for line in one]) for one in lines]
            spans = [value(child(one, "tcPr", "gridSpan")) for one in row]
            said.append(
                (f"{place}, row {number}", [each for pair in zip(texts, spans, strict=True) for each in _wide(*pair)])
            )
        flagged = bool(rows) and on(child(rows[0], "trPr", "tblHeader"))
        add_table(self.page, said, True if flagged or (bold[:1] == [True] and not any(bold[1:])) else None)
        self._hanging(hanging, place)

    def _cell(self, one: Element, look: Look, hanging: Line) -> list[Line]:
        """The lines of a cell, tables inside it too; a cell that a merged one covers has none."""
        merged = child(one, "tcPr", "vMerge")
        if merged is not None and value(merged) != "restart":
            return []
        look = Look(filled=True) if filled(child(one, "tcPr", "shd")) else look
        lines = []
        for paragraph in paragraphs_in(one):
            line = self._runs.read(paragraph, look.under(self._look(paragraph)))
            self._note_left(line)
            style = self._style(paragraph)
            number, _ = self._number(paragraph, style) if line.text else ("", 0)
            if number not in ("", BULLET):
                line.said.insert(0, f"{number} ")
            hanging.notes += line.notes
            hanging.comments += line.comments
            hanging.boxes += line.boxes
            hanging.pictures += line.pictures
            hanging.drawn += line.drawn
            lines.append(line)
        return lines

    def _unseen(self, row: Element) -> bool:
        gone = child(row, "trPr", "del") is not None
        hidden = on(child(row, "trPr", "hidden")) and not self._extras.hidden
        self._left["deletion in tracked changes"] += gone
        self._left["hidden table row"] += hidden and not gone
        return gone or hidden

    def _note_left(self, line: Line) -> None:
        self.page.hidden += line.hidden
        self._left["deletion in tracked changes"] += line.deleted

    def _shaded(self, table: Element) -> bool:
        properties = child(table, "tblPr")
        named = value(child(properties, "tblStyle"))
        return filled(child(properties, "shd")) or bool(named and self._styles.style(named).look.filled)

    def _style(self, paragraph: Element) -> Style:
        return self._styles.style(value(child(paragraph, "pPr", "pStyle")))

    def _look(self, paragraph: Element) -> Look:
        look = self._styles.usual.under(self._style(paragraph).look)
        return replace(look, filled=True) if filled(child(paragraph, "pPr", "shd")) else look

    def _gap(self) -> None:
        if not self.page.ends_blank:
            self.page.add("\n")


def _numbers_only(line: Line) -> bool:
    """True for a page's number with the few words around it."""
    return line.numbered_pages and len(line.text.split()) <= _FEW


def _wide(text: str, span: str) -> list[str]:
    """A cell and the empty places of the columns that it covers."""
    return [text] + [""] * (int(span) - 1 if span.isdigit() and int(span) < 100 else 0)
