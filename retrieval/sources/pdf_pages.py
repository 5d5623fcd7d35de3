"""The pages of a PDF, each as the text that its reader sees in its places."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, DeprecationError, FileNotDecryptedError, PyPdfError
from pypdf.generic import NullObject

from retrieval.sources.extras import Extras
from retrieval.sources.limits import PAGES, within
from retrieval.sources.pdf_beside import drawn, layers_off, remarks, resolved
from retrieval.sources.pdf_content import Content
from retrieval.sources.pdf_ink import Box, Run, told_apart
from retrieval.sources.pdf_letters import UNKNOWN, Letters
from retrieval.sources.pdf_state import State
from retrieval.sources.reading import Refused
from retrieval.sources.zipped import PROTECTED

BROKEN = (
    PyPdfError, DeprecationError, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    ArithmeticError, RecursionError, NotImplementedError, struct.error, zlib.error, OSError, EOFError,
)  # fmt: skip
DAMAGED = "it is damaged: its pages cannot be found"
SEALED = "it is encrypted in a way that is not read here; save it without restrictions"
_GARBLED = 0.25  # of a run's letters that nobody knows, from which on it is not read
_RULES = 3000  # lines of a page that may part cells
_PAPER = (0.0, 0.0, 612.0, 792.0)


@dataclass(slots=True)
class Seen:
    """What a page shows, and what became of the rest."""

    number: int
    box: Box
    runs: list[Run] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    walls: list[Box] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    hidden: int = 0
    unknown: int = 0
    pictured: bool = False
    recognised: bool = False
    garbled: bool = False
    damaged: bool = False


def opened(data: bytes) -> PdfReader:
    """The reader of a file that needs no password; raises `Refused` for others and for what is no PDF inside."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(PROTECTED)
        count = len(reader.pages)
    except DependencyError as error:
        raise Refused(SEALED) from error
    except FileNotDecryptedError as error:
        raise Refused(PROTECTED) from error
    except BROKEN as error:
        raise Refused(DAMAGED) from error
    within(count, PAGES, "pages")
    if not count:
        raise Refused("it has no pages")
    return reader


def pages(reader: PdfReader, extras: Extras) -> Iterator[Seen]:
    """Each page; one that is damaged says so and gives what could be read of it."""
    fonts: dict[object, Letters] = {}
    try:
        off = layers_off(reader)
    except BROKEN:
        off = frozenset()
    kept = dict(reader.resolved_objects)
    for number in range(1, len(reader.pages) + 1):
        try:
            page = reader.pages[number - 1]
            yield _seen(page, number, Content(reader, fonts, off, _box(page)), extras)
        except DependencyError as error:
            raise Refused(SEALED) from error
        except BROKEN:
            yield Seen(number, _PAPER, damaged=True)
        reader.resolved_objects = dict(kept)  # else all that pages are drawn with stays in memory


def _seen(page: PageObject, number: int, content: Content, extras: Extras) -> Seen:
    seen = Seen(number, _box(page))
    try:
        given = resolved(page.get("/Contents"))
        resources = resolved(page.get("/Resources"))
        seen.damaged = "/Contents" in page and (given is None or isinstance(given, NullObject))
        if given is not None and not seen.damaged:
            content.draw(given, resources)
        for one in drawn(page):
            if one.stream is None:
                content.write(one.words, *one.place, one.hidden)
                continue
            state = State(one.matrix, seen.box)
            state.clear = one.hidden
            content.draw(one.stream, resolved(one.stream.get("/Resources")) or resources, one.matrix, 1, state)
        if extras.comments:
            seen.remarks = list(remarks(page))
    except BROKEN:
        content.pen.flush()
        seen.damaged = True
    seen.damaged = seen.damaged or content.lost
    runs, hidden, seen.recognised = told_apart(content.pen.runs, content.paints, seen.box)
    if extras.hidden:
        runs, hidden = content.pen.runs, []
    seen.hidden = sum(len(run.text) for run in hidden)
    readable = [run for run in runs if run.text.count(UNKNOWN) <= _GARBLED * len(run.text)]
    letters, known = (sum(len(run.text) for run in some) for some in (runs, readable))
    seen.unknown = sum(run.text.count(UNKNOWN) for run in runs)
    seen.garbled = 2 * known < letters
    seen.pictured = not runs and not hidden and (content.drawn or bool(content.paints))
    seen.runs = readable
    seen.rules, seen.walls = content.rules[:_RULES], content.walls[:_RULES]
    return seen


def _box(page: PageObject) -> Box:
    """What of the page is shown."""
    try:
        crop, media = page.cropbox, page.mediabox
        left, low = max(crop.left, media.left), max(crop.bottom, media.bottom)
        right, high = min(crop.right, media.right), min(crop.top, media.top)
        box = (float(left), float(low), float(right), float(high))
    except BROKEN:
        return _PAPER
    return box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else _PAPER
