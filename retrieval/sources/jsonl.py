"""JSONL: one document a line, {id, kind, title, account, region, date, text}; its text is kept exactly as given.

Others count characters into these texts, so nothing is taken out of them.
"""

from __future__ import annotations

import codecs
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from retrieval.sources.encoding import decode
from retrieval.sources.fields import BadField, field_value
from retrieval.sources.form import form_of
from retrieval.sources.hidden import seen
from retrieval.sources.limits import NESTED, RECORD, UNPACKED
from retrieval.sources.reading import Reading, Refused, Reject, Stated

GIVEN = ("title", "kind", "account", "region", "date")
QUESTION = "it holds questions about documents, not documents"
_ASKS = frozenset(("gold_doc_ids", "gold_spans", "answerable", "query_id"))
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_HALVES = re.compile("[\x00\ud800-\udfff]")


def read_jsonl(name: str, data: bytes) -> Iterator[Reading | Reject]:
    """A document for each good line, a named reject for each bad one; a file of questions is refused."""
    taken: dict[str, int] = {}
    asked = PurePosixPath(name).name.partition(".")[0].lower() == "queries"
    held_back: list[Reject] = []
    documents = False
    for number, line in enumerate(lines(data), 1):
        if not line.strip():
            continue
        one = record(line, number)
        if asked and isinstance(one, Reading) and not one.stated:
            one = Reject(f"line {number}", QUESTION)
        if isinstance(one, Reading) and taken.setdefault(one.id, number) != number:
            one = Reject(f"line {number}", f"line {taken[one.id]} has the id {one.id!r} already")
        documents = documents or isinstance(one, Reading)
        if documents:
            yield from held_back
            held_back.clear()
            yield one
        elif isinstance(one, Reject):
            held_back.append(one)
    if not documents:
        raise Refused(held_back[0].reason if held_back else "it holds no text")


def lines(data: bytes) -> Iterator[bytes]:
    """The file's lines, unpacked on the way; wide encodings are known at its head."""
    if not data.startswith(b"\x1f\x8b"):
        wide = data.startswith(_WIDE) or b"\0" in data[:64]
        yield from io.BytesIO(decode(data).text.encode("utf-8", "surrogatepass") if wide else data)
        return
    unpacked = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            while line := packed.readline(RECORD + 1):
                unpacked += len(line)
                if unpacked > UNPACKED:
                    raise Refused(f"it unpacks to more than {UNPACKED >> 20:,} MB")
                yield line
    except (OSError, EOFError, zlib.error) as error:
        raise Refused("its gzip packing is damaged") from error


def record(line: bytes, number: int) -> Reading | Reject:
    """The document that a line holds, or what is wrong with the line."""
    place = f"line {number}"
    if len(line) > RECORD or sum(line.count(sign) for sign in b",[{:") > NESTED:
        return Reject(place, "it holds more than is read of one record")
    try:
        given = json.loads(line.removeprefix(codecs.BOM_UTF8))
    except RecursionError:
        return Reject(place, "it is nested too deeply")
    except UnicodeDecodeError:
        return Reject(place, "it is not UTF-8 text")
    except ValueError:
        return Reject(place, "it is not JSON")
    if not isinstance(given, dict):
        return Reject(place, "it is not a record in braces")
    if not _ASKS.isdisjoint(given) and "title" not in given and "kind" not in given:
        return Reject(place, QUESTION)
    name, text = given.get("id"), given.get("text")
    if not isinstance(name, str | int) or isinstance(name, bool) or not str(name).strip():
        return Reject(place, "it has no id")
    if not isinstance(text, str) or not text.strip():
        return Reject(place, "it has no text")
    return document(str(name), text, given, line, place)


def document(name: str, text: str, given: dict[str, Any], line: bytes, place: str) -> Reading:
    """The reading of a good record; what it says of itself and cannot be read is a warning."""
    stated: list[Stated] = []
    warnings: list[str] = []
    for field in GIVEN:
        value = given.get(field)
        if not isinstance(value, str | int | float) or isinstance(value, bool) or value == "":
            continue
        try:
            kept = field_value(field, str(value))
        except BadField as error:
            warnings.append(f"record {name}: {error}")
            continue
        if kept:
            stated.append(Stated(field, kept, "its record"))
    whole = _HALVES.sub("\ufffd", text)
    if whole != text:
        warnings.append(f"record {name}: half characters shown as \ufffd")
    kept_hidden = 0 if whole.isascii() else seen(whole)[1]
    if kept_hidden:
        warnings.append(f"record {name}: {kept_hidden} hidden characters stay, as others count into this text")
    return Reading(
        whole,
        form_of(whole),
        (),
        tuple(stated),
        id=_HALVES.sub("\ufffd", name),
        place=place,
        raw=line.rstrip(b"\r\n"),
        warnings=tuple(warnings),
    )
