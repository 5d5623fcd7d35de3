"""What parent and child say to one another: frames of bytes, and readings as JSON believed only when checked."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from retrieval.evidence import Mark
from retrieval.sandbox.binaries import Piece
from retrieval.sources.extras import Extras
from retrieval.sources.hidden import seen
from retrieval.sources.reading import Reading, Reject, Stated

REPLY = 96 << 20  # bytes of one reply
_SIZE = struct.Struct(">Q")
_FORMS = frozenset(("markdown", "text", "turns", "rows", "html", "table"))
_STATED = frozenset(("title", "account", "region", "plant", "kind", "date", "lang", "status", "version", "ref"))
_MOST = 10_000  # characters of a name, a label, a reason


class Malformed(Exception):
    """What came is not what was agreed on."""


@dataclass(frozen=True, slots=True)
class Request:
    """One file to be read."""

    form: str
    name: str
    extras: Extras
    data: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of it: pieces, or the reason why there are none. After a last reply the child ends."""

    pieces: tuple[Piece, ...] = ()
    refusal: str = ""
    last: bool = False


def send(to: IO[bytes], *frames: bytes) -> None:
    """Writes the frames, each after its length."""
    for frame in frames:
        to.write(_SIZE.pack(len(frame)))
        to.write(frame)
    to.flush()


def receive(source: IO[bytes], most: int) -> bytes | None:
    """The next frame, None at the end; `Malformed` for one that is cut or longer than `most`."""
    head = source.read(_SIZE.size)
    if not head:
        return None
    if len(head) < _SIZE.size:
        raise Malformed("a frame is cut")
    (length,) = _SIZE.unpack(head)
    if length > most:
        raise Malformed(f"a frame has {length:,} bytes")
    frame = source.read(length)
    if len(frame) < length:
        raise Malformed("a frame is cut")
    return frame


def asked(request: Request) -> tuple[bytes, bytes]:
    """The frames of a request."""
    head = {"form": request.form, "name": request.name, "extras": request.extras.words}
    return json.dumps(head).encode(), request.data


def question(head: bytes, data: bytes) -> Request:
    """The request of such frames."""
    given = json.loads(head)
    return Request(given["form"], given["name"], Extras.named(given["extras"]), data)


def answered(reply: Reply) -> bytes:
    """The frame of a reply."""
    pieces = [_packed(piece) for piece in reply.pieces]
    told = {"pieces": pieces, "refusal": reply.refusal, "last": reply.last}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def answer(frame: bytes) -> Reply:
    """The reply of such a frame; `Malformed` for anything that no reader of ours would say."""
    try:
        told = json.loads(frame)
        pieces = tuple(_unpacked(piece) for piece in _list(told["pieces"]))
        refusal = " ".join(_text(told["refusal"]).split())
        return Reply(pieces, refusal, told["last"] is True)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise Malformed("a reply says what no reader would") from error


def _packed(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Reject):
        return {"place": piece.place, "reason": piece.reason}
    return {
        "text": piece.text,
        "form": piece.form,
        "marks": [[mark.start, mark.end, mark.label] for mark in piece.marks],
        "stated": [[one.field, one.value, one.where] for one in piece.stated],
        "part": piece.part,
        "name": piece.name,
        "place": piece.place,
        "hidden": piece.hidden,
        "warnings": piece.warnings,
    }


def _unpacked(told: Any) -> Piece:
    if "reason" in told:
        return Reject(_text(told["place"]), _text(told["reason"]))
    text = told["text"]
    if not isinstance(text, str) or seen(text) != (text, 0) or told["form"] not in _FORMS:
        raise ValueError
    return Reading(
        text,
        told["form"],
        tuple(_marks(_list(told["marks"]), len(text))),
        tuple(_stated(_list(told["stated"]))),
        part=_text(told["part"]),
        name=_text(told["name"]),
        place=_text(told["place"]),
        hidden=_count(told["hidden"]),
        warnings=tuple(_text(one) for one in _list(told["warnings"])),
    )


def _marks(told: Sequence[Any], length: int) -> Iterable[Mark]:
    last = 0
    for start, end, label in told:
        if not last <= _count(start) <= _count(end) <= length:
            raise ValueError
        last = start
        yield Mark(start, end, _text(label))


def _stated(told: Sequence[Any]) -> Iterable[Stated]:
    """Only fields that a file may say of itself: none that decides who sees it or whom it replaces."""
    for field, value, where in told:
        if field not in _STATED:
            raise ValueError
        yield Stated(field, _text(value), _text(where))


def _list(told: Any) -> list[Any]:
    if not isinstance(told, list):
        raise ValueError
    return told


def _text(told: Any) -> str:
    if not isinstance(told, str) or len(told) > _MOST:
        raise ValueError
    return seen(told)[0]


def _count(told: Any) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or told < 0:
        raise ValueError
    return told
