"""Office files made for a test, good ones and such as no program writes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pptx

from retrieval.sandbox.binaries import InProcess
from retrieval.sources.binary import read_binary
from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.read import read
from retrieval.sources.reading import Reading, Refused, Reject

HERE = InProcess(read_binary)


def word(*paragraphs: str, made: Callable[[Any], None] = lambda document: None) -> bytes:
    """A Word file of these paragraphs and of what `made` puts in after them."""
    document, out = docx.Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    made(document)
    document.save(out)
    return out.getvalue()


def excel(rows: Iterable[Sequence[Any]] = (), made: Callable[[Any], None] = lambda book: None) -> bytes:
    """A workbook whose sheet, named Sheet, has these rows, and what `made` puts in after them."""
    book, out = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book["Sheet"].append(list(row))
    made(book)
    book.save(out)
    return out.getvalue()


def deck(*titles: str, made: Callable[[Any], object] = lambda show: None) -> bytes:
    """A deck with a slide for each of these titles, and what `made` puts in after them."""
    show, out = pptx.Presentation(), BytesIO()
    for title in titles:
        show.slides.add_slide(show.slide_layouts[5]).shapes.title.text = title
    made(show)
    show.save(out)
    return out.getvalue()


def changed(package: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with other bytes in one part; the part is made when `old` is empty."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            target.writestr(name, data)
        if not old:
            target.writestr(part, new)
    return out.getvalue()


def doctype(package: bytes, part: str, root: bytes) -> bytes:
    """The package with an entity declared in one part, before its root element."""
    return changed(package, part, root, b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + root)


def bomb(package: bytes, part: str) -> bytes:
    """The package with a part that swells."""
    return changed(package, part, b"", bytes(30_000_000))


def locked() -> bytes:
    """The beginning of a file that a password locks."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(100)


def everything(name: str, data: bytes, extras: Extras = TEXT_ONLY) -> list[Reading | Reject]:
    """All that the file gives, by the way that files take."""
    return list(read(name, data, HERE, extras))


def readings(name: str, data: bytes, extras: Extras = TEXT_ONLY) -> list[Reading]:
    """The documents that the file gives."""
    return [one for one in everything(name, data, extras) if isinstance(one, Reading)]


def only(name: str, data: bytes, extras: Extras = TEXT_ONLY) -> Reading:
    """The one document of the file."""
    (one,) = readings(name, data, extras)
    return one


def refusal(name: str, data: bytes, extras: Extras = TEXT_ONLY) -> str:
    """The reason why the file is refused, empty when it is not."""
    try:
        everything(name, data, extras)
    except Refused as refused:
        return str(refused)
    return ""
