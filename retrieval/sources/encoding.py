"""Bytes to text: what a file says of its own encoding, then what its bytes show, then the likeliest guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from retrieval.infer.languages import language_of
from retrieval.sources.reading import Refused

SAMPLE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
_STRAY = 0.01
_LATIN = ("cp1250", "cp1252", "cp1254", "cp1257", "latin_1", "iso8859_2", "iso8859_15")
_EASTERN = ("pl", "cs")
_INSIDE = re.compile("[A-Za-z][¹²³¿¡¬¶¤¦¸¼½¾][a-z]")  # signs that stand inside words only where letters were meant


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what a person should know about that."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of the bytes; raises `Refused` for bytes that are no text.

    >>> decode("Größe".encode("cp1252")).text
    'Größe'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    wide = _wide(data)
    if wide:
        return _marked(data, wide)
    if binary(data):
        raise Refused("it is not text: its bytes look like a program's own format")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error
    told = _declared(data, declared)
    if told:
        return told
    almost = _almost_utf8(data, broken)
    return almost or _guessed(data)


def binary(data: bytes) -> bool:
    """True when the first bytes hold more control characters than a text would."""
    head = data[:SAMPLE]
    controls = sum(head.count(bytes([code])) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return controls > max(8, len(head) // 50)


def _marked(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    if lost > max(4, len(text) // 20):
        raise Refused(f"it begins as {name.upper()} text but does not go on so")
    return Decoded(text, name, (_lost(lost, name),) if lost else ())


def _wide(data: bytes) -> str:
    """The two- or four-byte encoding that the places of zero bytes give away, or nothing."""
    head = data[: SAMPLE - SAMPLE % 4]
    if len(head) < 4 or b"\0" not in head:
        return ""
    zeros = [head[at::4].count(0) / max(1, len(head[at::4])) for at in range(4)]
    if len(data) % 4 == 0 and min(zeros[1:]) > 0.8 > zeros[0] and min(zeros[2:]) > 0.95:
        return "utf-32-le"
    if len(data) % 4 == 0 and min(zeros[:3]) > 0.8 > zeros[3] and min(zeros[:2]) > 0.95:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    for name, empty, full in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if empty > 0.2 and full < 0.02 and _reads(head, name):
            return name
    return ""


def _reads(head: bytes, name: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(name, "replace")
    odd = sum(1 for sign in text if sign == "\ufffd" or (sign < " " and sign not in "\t\r\n"))
    return odd <= len(text) // 50


def _declared(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), codecs.lookup(name).name) if name else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _almost_utf8(data: bytes, broken: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few damaged bytes, as a cut-off file has at its end."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    wide = len(data) - len(text)
    cut = broken.start >= len(data) - 3 and broken.reason == "unexpected end of data"
    if wide > lost and (cut or lost <= wide * _STRAY):
        return Decoded(text, "utf-8", (_lost(lost, "utf-8"),))
    return None


def _guessed(data: bytes) -> Decoded:
    """The likeliest of the encodings that files are met in; bytes that it does not know are replaced."""
    best = from_bytes(data[:SAMPLE], cp_isolation=_GUESSES).best()
    name = best.encoding if best else "cp1252"
    if name in _LATIN and _western(data):
        name = "cp1252"
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    warnings = (f"read as {name}, the likeliest encoding",) + ((_lost(lost, name),) if lost else ())
    return Decoded(text, name, warnings)


def _western(data: bytes) -> bool:
    """True when nothing speaks for a Latin alphabet other than the western one; short texts tell them hardly apart."""
    try:
        text = data[:SAMPLE].decode("cp1252")
    except UnicodeDecodeError:
        return False
    guess = language_of(text)
    return (guess is None or guess.value not in _EASTERN) and not _INSIDE.search(text)


def _lost(count: int, name: str) -> str:
    return f"{count} damaged character{'s' if count != 1 else ''} ({name}) shown as \ufffd"
