"""Zip packages, looked through before any reader opens one. Nothing is ever unpacked to disk."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from retrieval.sources.limits import within
from retrieval.sources.reading import Refused

MEMBERS = 10_000
INFLATED = 256 << 20  # bytes of all members together
RATIO = 200  # of a member's size to its packed size, where it is large; people's own files stay far below
LARGE = 8 << 20
PROTECTED = "it is protected by a password"
DAMAGED = "its packing is damaged"
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, NotImplementedError)

_CHUNK = 1 << 16
_MARKUP = (".xml", ".rels", ".vml")
_UNREAD = (".svg", ".htm", ".html", ".xhtml", ".mht", ".mhtml")  # pictures and pages inside, which no reader opens
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([^"']{0,40})["']""")
_ENCODINGS = frozenset((b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"))
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def protected(data: bytes) -> bool:
    """True for an office file that is wrapped because a password locks it."""
    return data.startswith(_COMPOUND) and _ENCRYPTED in data


def checked(data: bytes) -> None:
    """Raises `Refused` for a package that no reader may open: too much in it, a trick in its packing, or a DOCTYPE.

    Every member is really inflated, piece by piece, since what a package declares of itself may be a lie.
    """
    if protected(data):
        raise Refused(PROTECTED)
    within(data.count(b"PK\x01\x02"), 4 * MEMBERS, "members")  # before the directory is read; packages inside count too
    try:
        stream = BytesIO(data)
        with zipfile.ZipFile(stream) as package:
            members = package.infolist()
            _directory(members)
            apart(members, stream, package.start_dir)
            for member in members:
                with package.open(member) as opened:
                    _contents(member, opened)
    except BROKEN as error:
        raise Refused(DAMAGED) from error


def _directory(members: Sequence[zipfile.ZipInfo]) -> None:
    """What the directory says: names, number, sizes, locks."""
    within(len(members), MEMBERS, "members")
    if any(member.flag_bits & 0x41 for member in members):
        raise Refused(PROTECTED)
    if any(leads_out(member.orig_filename) for member in members):
        raise Refused("a name inside it leads out of it")
    if len({member.filename.casefold() for member in members}) < len(members):
        raise Refused("two parts of it have one name")
    if sum(member.file_size for member in members) > INFLATED:
        raise Refused(f"it unpacks to more than {INFLATED >> 20:,} MB")
    if any(swells(member) for member in members):
        raise Refused(f"a part of it unpacks to more than {RATIO} times its size")


def leads_out(name: str) -> bool:
    """True for a member's name that would be a place outside its package."""
    path = name.replace("\\", "/")
    return path.startswith("/") or path[1:2] == ":" or ".." in path.split("/") or "\0" in name


def swells(member: zipfile.ZipInfo, large: int = LARGE) -> bool:
    """True for a large member that is far larger than its packed size."""
    return member.file_size > large and member.file_size > RATIO * max(1, member.compress_size)


def apart(members: Sequence[zipfile.ZipInfo], file: IO[bytes], end: int) -> None:
    """Raises `Refused` for members that share bytes, which is how a small file unpacks to petabytes."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    nexts = [member.header_offset for member in ordered[1:]] + [end]
    for member, following in zip(ordered, nexts, strict=True):
        file.seek(member.header_offset + 26)
        name, extra = struct.unpack("<HH", file.read(4))
        if member.header_offset + 30 + name + extra + member.compress_size > following:
            raise Refused("parts of it lie over one another")


def _contents(member: zipfile.ZipInfo, opened: IO[bytes]) -> None:
    """Inflates a member to its end and looks for a DOCTYPE where it is markup."""
    before, first = b"", True
    ending = PurePosixPath(member.filename.lower()).suffix
    markup = ending in _MARKUP
    while chunk := opened.read(_CHUNK):
        plain = chunk.replace(b"\0", b"")  # so UTF-16 and UTF-32 read like ASCII
        if first:
            head = plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
            markup = markup or (head.startswith(b"<") and ending not in _UNREAD)
            named = _ENCODING.match(head) if markup else None
            if named and named[1].lower() not in _ENCODINGS:
                raise Refused("a part of it is in an encoding that office programs do not write")
            first = False
        if markup and _DOCTYPE.search(before + plain):
            raise Refused("a part of it declares a DOCTYPE, which office files never do")
        before = plain[-16:]
