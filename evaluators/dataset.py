"""A labelled data set: documents with their texts, questions with what is known to answer them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any


class DatasetError(ValueError):
    """The folder does not hold the JSONL form; the message names the file, and the line where there is one."""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start:end` of a document's text."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """A question and its gold. `answerable` is None where nobody said and no gold tells."""

    id: str
    text: str
    history: tuple[str, ...] = ()
    gold_documents: tuple[str, ...] = ()
    gold_spans: tuple[Span, ...] = ()
    answerable: bool | None = None
    type: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Texts by document id, and the questions in their order; `repeated` counts documents whose id had come before."""

    folder: Path
    texts: Mapping[str, str]
    queries: tuple[Query, ...]
    repeated: int = 0


def load(folder: Path) -> Dataset:
    """Reads a folder with `documents.jsonl` and `queries.jsonl`, each plain or `.gz`. Raises `DatasetError`.

    Of documents under one id the first counts.
    """
    texts: dict[str, str] = {}
    repeated = 0
    for place, row in objects(find(folder, "documents")):
        name, text = string(row, "id", place), string(row, "text", place)
        repeated += name in texts
        texts.setdefault(name, text)
    queries = tuple(query(row, place) for place, row in objects(find(folder, "queries")))
    return Dataset(folder, texts, queries, repeated)


def find(folder: Path, stem: str) -> Path:
    """The set's file of that name, plain before packed."""
    if not folder.is_dir():
        raise DatasetError(f"{folder}: there is no such folder")
    for suffix in (".jsonl", ".jsonl.gz"):
        path = folder / (stem + suffix)
        if path.is_file():
            return path
    raise DatasetError(f"{folder}: neither {stem}.jsonl nor {stem}.jsonl.gz is in this folder")


def opened(path: Path) -> IO[bytes]:
    """The file's unpacked bytes."""
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]  # reads bytes


def objects(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each line's object with its place in words; blank lines are passed over.

    Lines end at a line feed only: JSON may hold other line separators inside a string.
    """
    with opened(path) as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}, line {number}", parsed(line, f"{path}, line {number}")
        except (OSError, EOFError) as error:
            raise DatasetError(f"{path}: cannot be read ({error})") from error


def parsed(line: bytes, place: str) -> Mapping[str, Any]:
    """The line's JSON object."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"{place}: not JSON ({error})") from error
    if not isinstance(row, dict):
        raise DatasetError(f"{place}: expected an object, found {type(row).__name__}")
    return row


def string(row: Mapping[str, Any], field: str, place: str) -> str:
    """A field that must be there and be text."""
    value = row.get(field)
    if not isinstance(value, str):
        raise DatasetError(f'{place}: "{field}" must be text, found {json.dumps(value)[:40]}')
    return value


def strings(row: Mapping[str, Any], field: str, place: str) -> tuple[str, ...]:
    """A list of texts; missing or null is empty."""
    values = row.get(field) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise DatasetError(f'{place}: "{field}" must be a list of texts')
    return tuple(values)


def query(row: Mapping[str, Any], place: str) -> Query:
    """The line's question. Gold makes it answerable, unless the line says otherwise."""
    spans = tuple(span(one, place) for one in row.get("gold_spans") or [])
    documents = strings(row, "gold_doc_ids", place) or tuple(one.document_id for one in spans)
    said = row.get("answerable")
    answerable = said if isinstance(said, bool) else (True if documents else None)
    kind = row.get("type")
    return Query(
        id=string(row, "id", place),
        text=string(row, "text", place),
        history=strings(row, "history", place),
        gold_documents=tuple(dict.fromkeys(documents)),
        gold_spans=spans,
        answerable=answerable,
        type=kind if isinstance(kind, str) else "",
    )


def span(one: Any, place: str) -> Span:
    """A gold span of a question."""
    try:
        found = Span(str(one["doc_id"]), int(one["start"]), int(one["end"]))
    except (KeyError, TypeError, ValueError) as error:
        raise DatasetError(f'{place}: a gold span needs "doc_id", "start" and "end"') from error
    if not 0 <= found.start <= found.end:
        raise DatasetError(f"{place}: a gold span runs from {found.start} to {found.end}")
    return found
