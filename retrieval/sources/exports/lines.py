"""The text of an export as a stream, in the encoding that the whole file shows, never held as a whole."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from retrieval.sources.encoding import SAMPLE, decode

_CHUNK = 1 << 20


@contextmanager
def text_of(stream: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """The stream as text from its start, line ends as they stand; raises `Refused` for bytes that are no text.

    The stream must be able to seek. Bytes that the encoding does not know are shown as U+FFFD.
    """
    name = encoding_of(stream)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=name, errors="replace", newline="")
    try:
        if text.read(1) != "\ufeff":
            text.seek(0)
        yield text
    finally:
        text.detach()


def encoding_of(stream: BinaryIO) -> str:
    """The encoding of the whole stream: a head of plain ASCII says nothing of the names that follow it."""
    stream.seek(0)
    head = stream.read(SAMPLE)
    name = decode(head).encoding
    if name != "utf-8" or head.startswith(codecs.BOM_UTF8):
        return name
    broken, wide = _first_broken(stream)
    if broken is None or wide:
        return name
    stream.seek(max(0, broken - 2_000))
    around = stream.read(SAMPLE)
    return decode(around[around.find(b"\n", 0, 2_000) + 1 :]).encoding


def _first_broken(stream: BinaryIO) -> tuple[int | None, bool]:
    """Where the stream stops being UTF-8, and whether it held more than ASCII before."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    at, wide = 0, False
    while chunk := stream.read(_CHUNK):
        kept = len(decoder.getstate()[0])
        try:
            wide = wide or not decoder.decode(chunk).isascii()
        except UnicodeDecodeError as error:
            start = at - kept + error.start
            return start, wide or not chunk[: max(0, error.start - kept)].isascii()
        at += len(chunk)
    return None, wide
