"""The words of one paragraph of Word as its reader sees them, and what hangs on them: notes, boxes, charts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from retrieval.sources.ooxml import Element, child, name_of, on, value
from retrieval.sources.word_styles import Look, Styles, look_of

_SPACES = re.compile("[ \t\r\f]+")
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_UNREAD = frozenset(
    "del moveFrom rPr pPr tcPr trPr tblPr sdtPr sdtEndPr rt instrText delText delInstrText fldData".split()
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Line:
    """A paragraph's words, and what hangs on it in order."""

    said: list[str] = field(default_factory=list)
    hidden: int = 0
    deleted: int = 0
    numbered_pages: bool = False
    plain: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    drawn: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words with single spaces; a break that the writer made stays one."""
        lines = (" ".join(_SPACES.sub(" ", line).split(" ")).strip() for line in "".join(self.said).split("\n"))
        return "\n".join(lines).strip("\n")

    @property
    def bold(self) -> bool:
        """True when every word is bold."""
        return not self.plain


class Runs:
    """Reads paragraphs; a field that began in one may end in a later one."""

    def __init__(self, styles: Styles, hidden: bool) -> None:
        self._styles, self._hidden = styles, hidden
        self._fields: list[str] = []  # of each open field "code", "page" or "shown"
        self._code = ""

    def read(self, paragraph: Element, look: Look) -> Line:
        """The paragraph's line; `look` is what its style and its surroundings give its words."""
        line = Line()
        self._inside(paragraph, look, line)
        self._fields = ["shown" if one == "code" else one for one in self._fields]  # one never closed hides no more
        return line

    def _inside(self, element: Element, look: Look, line: Line) -> None:
        for one in element:
            self._one(one, look, line)

    def _one(self, one: Element, look: Look, line: Line) -> None:
        name = name_of(one)
        if name == "t":
            self._say(one.text or "", look, line)
        elif name == "r":
            self._inside(one, self._of_run(one, look), line)
        elif name in _SIGNS:
            self._say("" if value(one, "type") in ("page", "column") else _SIGNS[name], look, line)
        elif name in _UNREAD:
            line.deleted += name in ("del", "moveFrom")
            self._code += (one.text or "") if name == "instrText" else ""
        elif name == "fldChar":
            self._field(value(one, "fldCharType"), line)
        elif name == "fldSimple" and _PAGE_FIELD.match(value(one, "instr")):
            line.numbered_pages = True
        elif name in ("footnoteReference", "endnoteReference"):
            line.notes.append((name.removesuffix("Reference"), value(one, "id")))
        elif name == "commentReference":
            line.comments.append(value(one, "id"))
        elif name == "txbxContent":
            line.boxes.append(one)
        elif name == "AlternateContent":
            chosen = child(one, "Choice")
            self._inside(chosen if chosen is not None else one, look, line)
        elif name == "sdt" and on(child(one, "sdtPr", "showingPlcHdr")):
            return  # "Click here to enter text"
        else:
            self._picture(one, name, line)
            self._inside(one, look, line)

    def _say(self, text: str, look: Look, line: Line) -> None:
        if "code" in self._fields or "page" in self._fields:
            return
        if look.unseen and not self._hidden:
            line.hidden += len(text)
            return
        line.plain += not look.bold and bool(text.strip())
        line.said.append(text)

    def _of_run(self, run: Element, look: Look) -> Look:
        own = child(run, "rPr")
        style = value(child(own, "rStyle"))
        return (look.under(self._styles.style(style).look) if style else look).under(look_of(own))

    def _field(self, kind: str, line: Line) -> None:
        if kind == "begin":
            self._fields.append("code")
            self._code = ""
        elif kind == "separate" and self._fields:
            page = bool(_PAGE_FIELD.match(self._code))
            line.numbered_pages = line.numbered_pages or page
            self._fields[-1] = "page" if page else "shown"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _picture(self, one: Element, name: str, line: Line) -> None:
        if name in ("docPr", "cNvPr") and value(one, "descr").strip():
            line.pictures.append(" ".join(value(one, "descr").split()))
        elif name == "chart" and value(one, "id"):
            line.drawn.append(("chart", value(one, "id")))
        elif name == "relIds" and value(one, "dm"):
            line.drawn.append(("diagram", value(one, "dm")))
