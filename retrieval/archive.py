"""Zips read as folders of their names: "export.zip/Account.csv" is a file. Nothing of them is ever written to disk.

What may not be read of one is named with its reason; a zip inside a zip is a folder too, one inside that is not.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import EIO, ENOENT
from functools import lru_cache
from io import BufferedReader, BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from unicodedata import category

from retrieval.inflated import Inflated, Member
from retrieval.plain import plain_file
from retrieval.sources.hidden import seen
from retrieval.sources.limits import within
from retrieval.sources.mapping import NAME
from retrieval.sources.reading import Refused
from retrieval.sources.zipped import BROKEN, DAMAGED, PROTECTED, RATIO, apart, leads_out, swells

ARCHIVES = (".zip",)
MEMBERS = 100_000  # a chat of some years has a file for each channel and day
UNPACKED = 8 << 30  # bytes of all members together, of which only a piece is held at once
INNER = 64 << 20  # bytes of a zip inside a zip, which is held whole
SWOLLEN = 1 << 20  # bytes of a member that may be many times its packed size; office files have larger ones
_DIRECTORY = 32 << 20  # bytes of the list of members
_LONGEST, _LONGEST_NAME = 1_000, 255  # characters of a path, and of one name in it
_SHOWN = 200
_UTF8 = 0x800
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a folder or of an archive, open for reading, and when it was last changed.

    `stamp` changes when the file does, or its archive.
    """

    file: BufferedReader[Any]
    modified: datetime
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Archive:
    """What may be read of an archive by its path in it, and the paths of what may not, each with the reason."""

    members: Mapping[str, Member]
    refused: tuple[tuple[str, str], ...]
    data: bytes = b""  # of one that is itself a member


class _Directory:
    """A file of which no great piece is read at once, since the list of members is held whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        """So many bytes."""
        if size > _DIRECTORY:
            raise Refused(f"its list of members is larger than {_DIRECTORY >> 20} MB")
        return self._file.read(size)


def listed(path: Path) -> Iterator[tuple[str, str]]:
    """Every file in an archive by its path there, with a reason where it is not read; zips inside are opened as well.

    Raises `Refused` where nothing of the archive may be read, and `OSError` where it cannot be opened.
    """
    with plain_file(path) as file:
        stamp = _stamp(file)
    archive = _archive(path, stamp)
    if not archive.members and not archive.refused:
        raise Refused("it holds no files")
    found = list(archive.refused)
    for name in archive.members:
        if _packed(name):
            found += _listed_within(path, stamp, name)
        else:
            found.append((name, ""))
    yield from sorted(found)


def _listed_within(path: Path, stamp: Stamp, name: str) -> Iterator[tuple[str, str]]:
    try:
        inner = _within(path, stamp, name)
    except Refused as refused:
        yield name, str(refused)
        return
    yield from ((f"{name}/{one}", reason) for one, reason in inner.refused)
    for one in inner.members:
        yield f"{name}/{one}", "it is a zip in a zip in a zip; unpack it" if _packed(one) else ""
    if not inner.members and not inner.refused:
        yield name, "it holds no files"


def forget() -> None:
    """Lets go of what is kept of archives between the openings of their members."""
    _archive.cache_clear()
    _within.cache_clear()


@contextmanager
def source_file(path: Path) -> Iterator[Source]:
    """The file open for reading, in an archive or not; raises `OSError`, and `Refused` for what no archive may be."""
    outer = next((one for one in reversed(path.parents) if _packed(one.name) and one.is_file()), None)
    with plain_file(outer or path) as file:
        changed = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)
        if outer is None:
            yield Source(file, changed, _stamp(file))
            return
        stamp, name = _stamp(file), path.relative_to(outer).as_posix()
        archive = _archive(outer, stamp)
        if name not in archive.members:
            parts = PurePosixPath(name).parents
            inner = next((str(one) for one in parts if _packed(one.name) and str(one) in archive.members), "")
            archive = _within(outer, stamp, inner) if inner else archive
            name = name.removeprefix(f"{inner}/") if inner else name
        member = archive.members.get(name)
        if member is None:
            raise FileNotFoundError(ENOENT, "No such file", str(path))
        within_ = BytesIO(archive.data) if archive.data else file
        with BufferedReader(Inflated(within_, member)) as opened:
            yield Source(opened, member.modified if _EARLIEST <= member.modified <= changed else changed, stamp)


def _packed(name: str) -> bool:
    return name.lower().endswith(ARCHIVES)


def _stamp(file: BufferedReader) -> Stamp:
    about = os.fstat(file.fileno())
    return about.st_dev, about.st_ino, about.st_mtime_ns, about.st_size


@lru_cache(maxsize=4)
def _archive(path: Path, stamp: Stamp) -> Archive:
    """The archive as it was when it had this stamp."""
    with plain_file(path) as file:
        if _stamp(file) != stamp:
            raise OSError(EIO, "It changes while it is read")
        return _looked_through(file)


@lru_cache(maxsize=1)
def _within(path: Path, stamp: Stamp, name: str) -> Archive:
    """The archive that is a member of another."""
    member = _archive(path, stamp).members[name]
    if member.size > INNER:
        raise Refused(f"it is a zip in a zip and larger than {INNER >> 20} MB; unpack it")
    with plain_file(path) as file:
        try:
            data = BufferedReader(Inflated(file, member)).read()
        except OSError as error:
            raise Refused(DAMAGED) from error
    found = _looked_through(BytesIO(data))
    return Archive(found.members, found.refused, data)


def _looked_through(file: BinaryIO) -> Archive:
    """What the list of members says, believed as far as a reader of the members can see through what is not true."""
    try:
        with zipfile.ZipFile(_Directory(file)) as package:
            infos = package.infolist()
            within(len(infos), MEMBERS, "members")
            apart(infos, file, package.start_dir)
    except BROKEN as error:
        raise Refused(DAMAGED) from error
    if sum(info.file_size for info in infos) > UNPACKED:
        raise Refused(f"it unpacks to more than {UNPACKED >> 20:,} MB")
    named = [(info, _name(info)) for info in infos if not info.orig_filename.endswith(("/", "\\"))]
    times = Counter(name for _, name in named)
    members: dict[str, Member] = {}
    refused: dict[str, str] = {}
    for info, name in named:
        if reason := _reason(info, name) or ("two files in it have this name" if times[name] > 1 else ""):
            refused[_shown(name)] = reason
        elif not any(part.startswith((".", "~$")) for part in name.split("/")):
            packed = info.compress_type == zipfile.ZIP_STORED
            place = info.header_offset
            members[name] = Member(place, info.compress_size, info.file_size, info.CRC, packed, _modified(info))
    return Archive(members, tuple(refused.items()))


def _name(info: zipfile.ZipInfo) -> str:
    """The member's path; one without a mark of its encoding is UTF-8 where its bytes can be."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    name = name.replace("\\", "/")
    return name if leads_out(name) else PurePosixPath(name).as_posix()


def _reason(info: zipfile.ZipInfo, name: str) -> str:
    """Why a member is not read, empty for one that is."""
    if any(category(sign) in ("Cc", "Cs") for sign in name):
        return "its name is not readable text"
    if leads_out(name):
        return "its name leads out of the zip"
    if len(name) > _LONGEST or max(map(len, name.split("/"))) > _LONGEST_NAME:
        return "its name is longer than files have"
    if name.rpartition("/")[2] == NAME:
        return "a mapping counts where it stands in the folder itself, not in a zip"
    if info.flag_bits & 0x41:
        return PROTECTED
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        link = stat.S_ISLNK(info.external_attr >> 16)
        return "it is a link, which is not followed" if link else "it is no plain file"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that is not read; pack it as zip programs do by default"
    return f"it unpacks to more than {RATIO} times its size" if swells(info, SWOLLEN) else ""


def _shown(name: str) -> str:
    plain = "".join(sign if sign.isprintable() else "?" for sign in seen(name)[0])
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"


def _modified(info: zipfile.ZipInfo) -> datetime:
    """When it was last changed, as its list says; no zone stands there."""
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return _EARLIEST.replace(year=1980)
