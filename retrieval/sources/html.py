"""HTML: what a browser would show of it, block by block. Nothing it points to is fetched."""

from __future__ import annotations

import re

from lxml import etree

from retrieval.sources.encoding import decode
from retrieval.sources.fields import BadField, field_value
from retrieval.sources.html_table import data_table
from retrieval.sources.limits import TAGS, within
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused, Stated
from retrieval.sources.table import add_table
from retrieval.sources.unshown import MACHINERY, unshown

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr "
    "ul".split()
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_DATES = ("date", "dc.date", "dcterms.date", "dcterms.modified", "article:published_time", "last-modified")


def read_html(name: str, data: bytes) -> tuple[Reading, ...]:
    """One document: headings, paragraphs, list items and table rows on lines of their own, with the source's line."""
    found = _CHARSET.search(data[:4096])
    charset = (found[1] or found[2]).decode("ascii") if found else ""
    decoded = decode(data, charset)
    return (html_reading(decoded.text, decoded.warnings),)


def html_reading(source: str, warnings: tuple[str, ...] = ()) -> Reading:
    """The document that an HTML source shows."""
    within(source.count("<"), TAGS, "tags")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    # UTF-8 bytes, as a string that declares another encoding is refused by the parser
    root = etree.fromstring(source.encode("utf-8", "replace"), parser) if source.strip() else None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Refused("its elements are nested too deeply")
    if root is None:
        raise Refused("it holds no text")
    shown = Shown()
    shown.walk(root)
    shown.end_block()
    text = shown.page.text
    if not text.strip():
        raise Refused("it holds no text that a browser would show")
    notes = warnings + (
        (f"{shown.unshown} hidden element{'s' * (shown.unshown != 1)} left out",) if shown.unshown else ()
    )
    return Reading(text, "html", shown.page.marks, _stated(root), hidden=shown.page.hidden, warnings=notes)


class Shown:
    """What a walk through the elements has shown so far: whole blocks in the page, the one being read in hand."""

    def __init__(self) -> None:
        self.page = Page()
        self.unshown = 0
        self._block: list[str] = []
        self._before = ""
        self._line = 0
        self._kept = 0
        self._lists: list[int | None] = []

    def walk(self, root: etree._Element) -> None:
        """Goes through the elements in order, without recursion, past those that a browser does not show."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                if unshown(element):
                    self.unshown += element.tag not in MACHINERY
                    events.skip_subtree()
                    continue
                if element.tag == "table" and self._data(element):
                    events.skip_subtree()
                    continue
                self._start(element)
            else:
                if not unshown(element):
                    self._end(str(element.tag))
                if element is not root:
                    self._say(element.tail, element)

    def _data(self, table: etree._Element) -> bool:
        """Puts a table of data in, row by row; False for one that only lays the page out."""
        grid = data_table(table)
        if grid is None:
            return False
        self.end_block()
        for caption in table.iterchildren("caption"):
            self._say(" ".join("".join(caption.itertext()).split()), caption)
            self.end_block()
        self.unshown += grid.left_out
        add_table(self.page, grid.rows, grid.header)
        return True

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self.end_block()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        if tag == "li":
            self._before = self._bullet()
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._before = "#" * int(tag[1]) + " "
        elif tag in ("td", "th") and self._block:
            self._block.append(" | ")
        elif tag == "br":
            self._block.append("\n")
        self._kept += tag == "pre"
        self._say(element.text, element)

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        self._kept -= tag == "pre" and self._kept > 0
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "table", "pre", "blockquote"):
            self._gap()

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "  " * max(0, len(self._lists) - 1) + "- "
        self._lists[-1] += 1
        return "  " * (len(self._lists) - 1) + f"{self._lists[-1]}. "

    def _say(self, text: str | None, element: etree._Element) -> None:
        if not text:
            return
        if not self._block:
            self._line = element.sourceline or 0
        self._block.append(text if self._kept else _SPACE.sub(" ", text))

    def end_block(self) -> None:
        """Puts the block in hand on lines of its own; one without words leaves no trace."""
        lines = "".join(self._block).split("\n")
        tidy = "\n".join(line.rstrip() if self._kept else " ".join(line.split(" ")).strip() for line in lines)
        words = (tidy if self._kept else re.sub(" {2,}", " ", tidy)).strip("\n")
        if words.strip(" |\n"):
            known = 0 < self._line < 65_535  # the parser counts no further
            self.page.add(self._before + words, f"line {self._line}" if known else "")
            self.page.add("\n")
            self._before = ""
        self._block = []

    def _gap(self) -> None:
        if self.page.length and not self.page.ends_blank:
            self.page.add("\n")


def _stated(root: etree._Element) -> tuple[Stated, ...]:
    """Title, language and date that the page's own head gives."""
    given = [("title", "".join(title.itertext()), "title element") for title in root.iter("title")][:1]
    given.append(("lang", root.get("lang") or "", "lang attribute"))
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        if key in _DATES:
            given.append(("date", (meta.get("content") or "")[:40], f"meta {key}"))
    stated: dict[str, Stated] = {}
    for field, value, where in given:
        try:
            kept = field_value(field, value)
        except BadField:
            continue  # a page's head is full of what nobody meant for us
        if kept and field not in stated:
            stated[field] = Stated(field, kept, where)
    return tuple(stated.values())
