"""Which format a file is in, by its bytes and its name, and the door to each format's reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from retrieval.sandbox.binaries import Binaries, Unread
from retrieval.sources.channels import lists_channels, read_channels
from retrieval.sources.csv import read_csv
from retrieval.sources.eml import Read, read_mail
from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.html import read_html
from retrieval.sources.jsonl import read_jsonl
from retrieval.sources.markdown import read_markdown
from retrieval.sources.mbox import begins, read_mbox, several
from retrieval.sources.reading import Reading, Refused, Reject
from retrieval.sources.text import read_text
from retrieval.sources.vtt import read_vtt
from retrieval.sources.zipped import PROTECTED, protected

ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".txt": "text", ".text": "text", ".log": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".csv": "csv", ".tsv": "csv", ".eml": "mail", ".vtt": "vtt",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonl.gz": "jsonl", ".ndjson.gz": "jsonl",
    ".mbox": "mailbox", ".mbx": "mailbox", ".ics": "calendar", ".ical": "calendar",
    ".docx": "office", ".docm": "office", ".dotx": "office", ".xlsx": "office", ".xlsm": "office", ".xltx": "office",
    ".pdf": "pdf", ".pptx": "office", ".pptm": "office", ".ppsx": "office", ".potx": "office",
}  # fmt: skip
LATER = {
    ".doc": "Word", ".rtf": "RTF", ".odt": "OpenDocument",
    ".xls": "Excel", ".xlsb": "Excel", ".ods": "OpenDocument",
    ".ppt": "PowerPoint", ".odp": "OpenDocument", ".msg": "Outlook",
    ".json": "JSON", ".xml": "XML", ".yaml": "YAML", ".yml": "YAML", ".zip": "zip", ".gz": "gzip", ".srt": "SRT",
    ".png": "picture", ".jpg": "picture", ".jpeg": "picture", ".gif": "picture", ".svg": "picture", ".webp": "picture",
}  # fmt: skip
BINARY = {"office": b"PK\x03\x04", "pdf": b"%PDF-"}  # the forms that go to `Binaries`, and how their bytes begin
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf", "7z"), (b"Rar!", "rar"), (b"SQLite format 3\0", "database"), (b"\x7fELF", "program"),
)  # fmt: skip
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_BLANK = re.compile(rb"[ \t\r\n\0\xef\xbb\xbf]*+")  # looked at and not stripped: a file may be large
_CALENDAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\s", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:(?:[A-Za-z][A-Za-z0-9-]*:[ \t].*|[ \t]+\S.*)\r?\n)+?(?:Message-ID|MIME-Version|Received):", re.IGNORECASE
)

UNREAD = Unread()


def read(name: str, data: bytes, binaries: Binaries = UNREAD, extras: Extras = TEXT_ONLY) -> Iterator[Reading | Reject]:
    """The documents of a file, and what of it stays outside; raises `Refused` when that is all of it.

    `name` is the file's name or path; it is said in warnings, and its ending counts where the bytes do not tell.
    `binaries` reads what is no text, with the `extras`.
    """
    if _BLANK.fullmatch(data):
        raise Refused("it is empty")
    form = format_of(name, data)
    if form in BINARY:
        for piece in binaries.read(form, name, data, extras):
            yield _told_apart(piece, extras) if isinstance(piece, Reading) else piece
        return
    yield from _read_as(form, name, data, lambda inner, content: read(inner, content, binaries, extras))


def _told_apart(one: Reading, extras: Extras) -> Reading:
    """The reading with bytes of its own where the file's do not tell whether it changed: a sheet, or with extras."""
    if not one.part and not extras.words:
        return replace(one, raw=b"")
    return replace(one, raw="\0".join((one.text, *(mark.label for mark in one.marks))).encode("utf-8", "replace"))


def _read_as(form: str, name: str, data: bytes, inner: Read) -> Iterable[Reading | Reject]:
    match form:
        case "markdown":
            return read_markdown(name, data)
        case "html":
            return read_html(name, data)
        case "csv":
            return read_csv(name, data)
        case "vtt":
            return read_vtt(name, data)
        case "mail":
            return read_mail(name, data, inner)
        case "mailbox":
            return read_mbox(name, data, inner)
        case "calendar":
            from retrieval.sources.ics import read_ics  # slow to load, and of no use to who brings no calendar

            return read_ics(name, data)
        case "jsonl":
            return read_jsonl(name, data)
        case "channels":
            return read_channels(name, data)
        case _:
            return read_text(name, data)


def format_of(name: str, data: bytes) -> str:
    """The format to read a file in; raises `Refused` for those that are not read.

    >>> format_of("notes.txt", b"<!DOCTYPE html><p>Hi")
    'html'
    """
    ending = ending_of(name)
    told = ENDINGS.get(ending, "")
    if told == "jsonl":
        return told
    if lists_channels(name):
        return "channels"
    binary = _binary(data) or ("pdf" if told == "pdf" and b"%PDF-" in data[:1024] else "")
    if binary and ending not in LATER:
        return binary
    _refuse_other(ending, told, data)
    if told in BINARY:
        raise Refused(f"it is not what {ending} says: its bytes are those of another format, or damaged")
    head = data[:4096]
    if _HTML.match(head):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"WEBVTT"):
        return "vtt"
    if _CALENDAR.match(head):
        return "calendar"
    if told in ("", "text", "mailbox", "mail") and begins(data) and (told != "mail" or several(data)):
        return "mailbox"
    if told in ("", "text", "mailbox") and _MAIL.match(head.lstrip()):
        return "mail"
    if not told and ending:
        raise Refused(f"files ending in {ending} are not read")
    return told or "text"


def _binary(data: bytes) -> str:
    """The form of a file that is no text, by its first bytes; empty for others."""
    return next((form for form, beginning in BINARY.items() if data.startswith(beginning)), "")


def _refuse_other(ending: str, told: str, data: bytes) -> None:
    """Raises `Refused` for formats that are not read, by their bytes and then by the ending."""
    if data.startswith(_OLD):
        if protected(data):
            raise Refused(PROTECTED)
        raise Refused("it is an office file in the format before 2007; save it as .docx, .xlsx or .pptx")
    for beginning, what in _BEGINNINGS:
        if data.startswith(beginning):
            raise Refused(
                f"it is a {what} file; that format is not read yet" + (f", whatever {ending} says" if told else "")
            )
    if ending == ".zip":
        raise Refused("a zip inside a mail is not opened; save it into a folder")
    if ending in LATER:
        raise Refused(f"{LATER[ending]} files ({ending}) are not read yet")


def ending_of(name: str) -> str:
    """The name's ending in lower case, a packed one whole; empty when it has none."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if len(suffixes) > 1 and suffixes[-1] == ".gz":
        return "".join(suffixes[-2:])
    return suffixes[-1] if suffixes else ""
