"""Short ways to read a file's bytes in a test."""

from __future__ import annotations

from itertools import pairwise

from retrieval.sources.read import read
from retrieval.sources.reading import Reading, Refused, Reject


def readings(name: str, data: bytes | str) -> list[Reading]:
    """The documents that the file gives."""
    return [one for one in everything(name, data) if isinstance(one, Reading)]


def rejects(name: str, data: bytes | str) -> list[tuple[str, str]]:
    """The pieces that stay outside, with their reasons."""
    return [(one.place, one.reason) for one in everything(name, data) if isinstance(one, Reject)]


def everything(name: str, data: bytes | str) -> list[Reading | Reject]:
    """All that the file gives, its marks checked."""
    found = list(read(name, data.encode() if isinstance(data, str) else data))
    for one in found:
        if isinstance(one, Reading):
            assert marks_fit(one), f"{name}: a mark lies outside the text or over another"
    return found


def only(name: str, data: bytes | str) -> Reading:
    """The one document of the file."""
    (one,) = readings(name, data)
    return one


def refusal(name: str, data: bytes | str) -> str:
    """The reason why the file is refused, empty when it is not."""
    try:
        everything(name, data)
    except Refused as refused:
        return str(refused)
    return ""


def stated(reading: Reading) -> dict[str, str]:
    """What the source states of the card."""
    return {one.field: one.value for one in reading.stated}


def labels(reading: Reading) -> dict[str, str]:
    """Each marked stretch of the text with the place it came from."""
    return {reading.text[mark.start : mark.end]: mark.label for mark in reading.marks}


def marks_fit(reading: Reading) -> bool:
    """True when the marks lie in the text, in order, none over another."""
    inside = all(0 <= mark.start < mark.end <= len(reading.text) for mark in reading.marks)
    return inside and all(one.end <= other.start for one, other in pairwise(reading.marks))
