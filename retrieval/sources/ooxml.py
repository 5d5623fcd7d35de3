"""Office files of 2007 and later: their parts as markup, and how they belong together. Nothing outside is followed."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from retrieval.sources.limits import within
from retrieval.sources.reading import Refused
from retrieval.sources.zipped import BROKEN, DAMAGED, checked

PARTS = 20_000  # of one file, that are read; a slide with notes is four
TAGS = 4_000_000  # of one part; each costs the reader some hundred bytes
MARKUP = 96 << 20  # bytes of one part
Element = etree._Element

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_HEAD = 8192
_FAMILY = "http://schemas.openxmlformats.org/"
_MAINS = {"wordprocessingml": "Word", "presentationml": "PowerPoint", "spreadsheetml": "Excel"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class Link:
    """How one part points to another: what for, and where."""

    kind: str
    part: str


class Package:
    """An office file, looked through by `checked` before anything in it is parsed."""

    def __init__(self, data: bytes) -> None:
        checked(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise Refused(DAMAGED) from error
        self._names = {name.lower().replace("\\", "/"): name for name in self._zip.namelist()}
        self._links: dict[str, dict[str, Link]] = {}
        self._parsed = 0

    def holds(self, part: str) -> bool:
        """True when there is such a part."""
        return part.lower() in self._names

    def bytes_of(self, part: str) -> bytes:
        """A part's bytes; none for one that is not there."""
        name = self._names.get(part.lower())
        if name is None:
            return b""
        within(self._zip.getinfo(name).file_size, MARKUP, "bytes in one part")
        try:
            return self._zip.read(name)
        except BROKEN as error:
            raise Refused(DAMAGED) from error

    def tree(self, part: str) -> Element | None:
        """A part's markup, the strict dialect turned into the usual one; None for one that is absent or broken."""
        self._parsed += 1
        within(self._parsed, PARTS, "parts")
        source = markup(self.bytes_of(part))
        if not source:
            return None
        try:
            return etree.fromstring(source, _parser())
        except etree.XMLSyntaxError:
            return None

    def blocks(self, part: str, wanted: frozenset[str]) -> Iterator[Element]:
        """The outermost elements of these names in a part, each forgotten after its turn, so that a long part fits."""
        source = markup(self.bytes_of(part))
        if not source:
            return
        inside = 0
        events = etree.iterparse(
            BytesIO(source), events=("start", "end"), resolve_entities=False, no_network=True, remove_comments=True,
            remove_pis=True, huge_tree=True, load_dtd=False,
        )  # fmt: skip
        try:
            for event, element in events:
                if name_of(element) in wanted:
                    inside += 1 if event == "start" else -1
                    if event == "end" and not inside:
                        yield element
                        element.clear()
        except etree.XMLSyntaxError as error:
            raise Refused("its text is damaged") from error

    def links(self, part: str) -> dict[str, Link]:
        """What a part points to inside the file, by the ids it uses; what lies outside is left out."""
        if part not in self._links:
            folder, name = posixpath.split(part)
            root = self.tree(f"{folder}/_rels/{name}.rels".lstrip("/"))
            self._links[part] = {} if root is None else dict(_links(root, folder))
        return self._links[part]

    def linked(self, part: str, kind: str) -> list[str]:
        """The parts that one points to for this, those that are there."""
        return [link.part for link in self.links(part).values() if link.kind == kind and self.holds(link.part)]

    def main(self) -> tuple[str, str]:
        """The part that everything hangs on, and whose it is: Word, PowerPoint, Excel; raises `Refused` without one."""
        for part in self.linked("", "officeDocument")[:1]:
            head = markup(self.bytes_of(part))[:_HEAD].decode("utf-8", "replace")
            for word, program in _MAINS.items():
                if _FAMILY + word in head:
                    return part, program
        if self.bytes_of("mimetype").startswith(_OPEN_DOCUMENT):
            raise Refused("it is an OpenDocument file; save it as .docx, .xlsx or .pptx")
        raise Refused("it is a zip file; unpack it and ingest what is in it")


def markup(source: bytes) -> bytes:
    """Markup in UTF-8 and in the usual dialect."""
    if b"\0" in source[:64]:
        wide = source.decode("utf-16" if source[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le", "replace")
        source = re.sub(r"^\s*<\?xml[^>]*\?>", "", wide.lstrip("\ufeff")).encode("utf-8", "replace")
    within(source.count(b"<"), TAGS, "tags in one part")
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", source) if b"purl.oclc.org" in source else source


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, load_dtd=False
    )


def _links(root: Element, folder: str) -> Iterator[tuple[str, Link]]:
    for one in root:
        target = one.get("Target") or ""
        if name_of(one) != "Relationship" or one.get("TargetMode") == "External" or not target:
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield one.get("Id") or "", Link((one.get("Type") or "").rsplit("/", 1)[-1], path)


def name_of(element: Element) -> str:
    """An element's name without its family; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val") -> str:
    """An attribute by its name, whatever its family; empty when there is none.

    >>> value(etree.fromstring('<a xmlns:w="w" w:val="5"/>'))
    '5'
    """
    if element is None:
        return ""
    found = element.get(name)
    if found is None:
        found = next((said for key, said in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
    return str(found)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of names, whatever their family; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def on(element: Element | None) -> bool:
    """True for a switch that is there and not turned off."""
    return element is not None and value(element).lower() not in ("0", "false", "off", "none")
