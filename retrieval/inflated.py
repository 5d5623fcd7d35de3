"""A packed member of a zip as a stream that can seek: unpacked piece by piece, never more of it than it declares."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from datetime import datetime
from errno import EIO
from typing import Any, BinaryIO

_CHUNK = 1 << 16
_HEAD = struct.Struct("<4s22xHH")


@dataclass(frozen=True, slots=True)
class Member:
    """Where a member lies in its zip and what it declares of itself; `stored` members are not packed."""

    start: int
    packed: int
    size: int
    sum: int
    stored: bool
    modified: datetime


class Inflated(io.RawIOBase):
    """Reads a member from the file of its zip, which no one else reads meanwhile.

    What its zip says wrongly of it, its size, its sum, its packing, is an `OSError` at the place where it shows.
    """

    def __init__(self, file: BinaryIO, member: Member) -> None:
        super().__init__()
        self._file, self._member = file, member
        file.seek(member.start)
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(b"PK\x03\x04"):
            raise _damaged()
        _, name, extra = _HEAD.unpack(head)
        self._first = member.start + _HEAD.size + name + extra
        self._rewind()

    def _rewind(self) -> None:
        self._at = self._taken = self._sum = 0
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True; a step back unpacks anew from the start."""
        return True

    def tell(self) -> int:
        """How much of it lies behind."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place, which is never after its end."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}.get(whence, self._member.size)
        target = min(max(0, base + offset), self._member.size)
        if target < self._at:
            self._rewind()
        while self._at < target:
            self._next(min(_CHUNK, target - self._at))
        return self._at

    def readinto(self, buffer: Any) -> int:
        """The next bytes, none at its end."""
        into = memoryview(buffer).cast("B")
        wanted = min(len(into), self._member.size - self._at)
        found = self._next(wanted) if wanted else b""
        into[: len(found)] = found
        return len(found)

    def _next(self, wanted: int) -> bytes:
        """Some of the next bytes, at least one and at most that many."""
        found = self._taken_from(self._file_bytes(wanted)) if self._member.stored else self._unpacked(wanted)
        if not found:
            raise _damaged()
        self._at += len(found)
        self._sum = zlib.crc32(found, self._sum)
        if self._at == self._member.size and self._sum != self._member.sum:
            raise _damaged()
        return found

    def _unpacked(self, wanted: int) -> bytes:
        try:
            while not self._inflater.eof:
                packed = self._inflater.unconsumed_tail or self._taken_from(self._file_bytes(_CHUNK))
                found = self._inflater.decompress(packed, wanted)
                if found or not packed:
                    return found
        except zlib.error as error:
            raise _damaged() from error
        return b""

    def _file_bytes(self, most: int) -> bytes:
        self._file.seek(self._first + self._taken)
        return self._file.read(min(most, self._member.packed - self._taken))

    def _taken_from(self, found: bytes) -> bytes:
        self._taken += len(found)
        return found


def _damaged() -> OSError:
    return OSError(EIO, "Its packing is damaged")
