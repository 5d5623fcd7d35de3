"""Which format a file is in, by its bytes and its name, and the door to each format's reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from retrieval.sources.csv import read_csv
from retrieval.sources.eml import read_mail
from retrieval.sources.html import read_html
from retrieval.sources.jsonl import read_jsonl
from retrieval.sources.markdown import read_markdown
from retrieval.sources.reading import Reading, Refused, Reject
from retrieval.sources.text import read_text
from retrieval.sources.vtt import read_vtt

ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".txt": "text", ".text": "text", ".log": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".csv": "csv", ".tsv": "csv", ".eml": "mail", ".vtt": "vtt",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonl.gz": "jsonl", ".ndjson.gz": "jsonl",
}  # fmt: skip
LATER = {
    ".docx": "Word", ".doc": "Word", ".dotx": "Word", ".rtf": "RTF", ".odt": "OpenDocument", ".pdf": "PDF",
    ".xlsx": "Excel", ".xls": "Excel", ".xlsm": "Excel", ".ods": "OpenDocument", ".pptx": "PowerPoint",
    ".ppt": "PowerPoint", ".odp": "OpenDocument", ".msg": "Outlook", ".mbox": "mailbox", ".ics": "calendar",
    ".json": "JSON", ".xml": "XML", ".yaml": "YAML", ".yml": "YAML", ".zip": "zip", ".gz": "gzip", ".srt": "SRT",
    ".png": "picture", ".jpg": "picture", ".jpeg": "picture", ".gif": "picture", ".svg": "picture", ".webp": "picture",
}  # fmt: skip
_BEGINNINGS = (
    (b"%PDF-", "PDF"), (b"PK\x03\x04", "zip or office"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "pre-2007 office"),
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf", "7z"), (b"Rar!", "rar"), (b"SQLite format 3\0", "database"), (b"\x7fELF", "program"),
)  # fmt: skip
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(
    rb"(?:(?:[A-Za-z][A-Za-z0-9-]*:[ \t].*|[ \t]+\S.*)\r?\n)+?(?:Message-ID|MIME-Version|Received):", re.IGNORECASE
)


def read(name: str, data: bytes) -> Iterator[Reading | Reject]:
    """The documents of a file, and what of it stays outside; raises `Refused` when that is all of it.

    `name` is the file's name or path; it is said in warnings, and its ending counts where the bytes do not tell.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise Refused("it is empty")
    yield from _read_as(format_of(name, data), name, data)


def _read_as(form: str, name: str, data: bytes) -> Iterable[Reading | Reject]:
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
            return read_mail(name, data, read)
        case "jsonl":
            return read_jsonl(name, data)
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
    for beginning, what in _BEGINNINGS:
        if data.startswith(beginning):
            raise Refused(
                f"it is a {what} file; that format is not read yet" + (f", whatever {ending} says" if told else "")
            )
    if ending in LATER:
        raise Refused(f"{LATER[ending]} files ({ending}) are not read yet")
    head = data[:4096]
    if _HTML.match(head):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"WEBVTT"):
        return "vtt"
    if told in ("", "text") and _MAIL.match(head.lstrip()):
        return "mail"
    if not told and ending:
        raise Refused(f"files ending in {ending} are not read")
    return told or "text"


def ending_of(name: str) -> str:
    """The name's ending in lower case, a packed one whole; empty when it has none."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if len(suffixes) > 1 and suffixes[-1] == ".gz":
        return "".join(suffixes[-2:])
    return suffixes[-1] if suffixes else ""
