"""Whether the truth is whole: what SQLite can tell of its pages, and what the rows must say of one another.

A page holds no checksum. But every text stands twice, in its revision and cut into passages, ids are made from what
they name, and vectors have one length: so that damage which leaves the pages readable is found too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.evidence import document_id, passage_id, revision_id
from retrieval.records.source import record_id, row_hash
from retrieval.store import seal
from retrieval.store.engine import WAIT_S
from retrieval.store.faults import REMEDY, StoreDamaged, named

MOST = 5  # faults of one kind that are told
JSON_COLUMNS = {
    "revision": ("marks", "supersedes", "labels", "origins"),
    "passage": ("heading",),
    "record": ("fields", "extra", "labels", "notes"),
}
UNIT = 1e-3
TORN = """
SELECT document.id FROM document WHERE NOT EXISTS (
  SELECT 1 FROM revision WHERE revision.id = document.head AND revision.document = document.id)
OR (SELECT turn.revision FROM turn WHERE turn.document = document.id ORDER BY turn.position DESC LIMIT 1)
  IS NOT CASE WHEN document.removed_at IS NULL THEN document.head END
ORDER BY document.id"""
UNLIKE = """
SELECT revision.id FROM revision WHERE json_valid(revision.labels) AND (
  EXISTS (SELECT label FROM revision_label WHERE revision_label.revision = revision.id
          EXCEPT SELECT value FROM json_each(revision.labels))
  OR EXISTS (SELECT value FROM json_each(revision.labels)
             EXCEPT SELECT label FROM revision_label WHERE revision_label.revision = revision.id))
ORDER BY revision.id"""
RECORDS = "SELECT number, id, system, object, source_id, raw, hash FROM record ORDER BY number"
TEXTS = """
SELECT revision.id, revision.text, passage.id, passage.start, passage."end", passage.text
FROM revision LEFT JOIN passage ON passage.revision = revision.id ORDER BY revision.id, passage.start, passage.id"""


def quick(database: Path, wait_s: float = WAIT_S) -> None:
    """Raises `StoreDamaged` when a page is not what its place in the file asks for; about a second for each GB."""
    with closing(opened(database, wait_s)) as connection:
        try:
            said = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
        except sqlite3.Error as error:
            raise named(error) or error from error
    if said != ["ok"]:
        raise StoreDamaged(f"the home's database is damaged; {REMEDY}")


def faults(database: Path, wait_s: float = WAIT_S) -> list[str]:
    """All that is wrong with the file, in words; none when it is whole. Reads every row, seconds for each 100 MB."""
    with closing(opened(database, wait_s)) as connection:
        try:
            connection.execute("BEGIN")
            broken = _pages(connection)
            return broken or [each for kind in ROWS for each in _first(kind(connection))]
        except sqlite3.Error as error:
            fault = named(error)
            if not isinstance(fault, StoreDamaged):
                raise fault or error from error
            return [str(error)]


def opened(path: Path, wait_s: float) -> sqlite3.Connection:
    """A connection to a file that is there. It may write: a change that was cut off is taken back when it is opened."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=wait_s, isolation_level=None)
    connection.text_factory = _text
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")  # what is no text must not look like one, nor stop the look


def _pages(connection: sqlite3.Connection) -> list[str]:
    said = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({MOST})")]
    return [] if said == ["ok"] else said


def _ends(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: row {row} names a {other} that is not there"
    if len(list(connection.execute("SELECT number FROM corpus"))) != 1:
        yield "corpus: there is not exactly one number"


def _documents(connection: sqlite3.Connection) -> Iterator[str]:
    for (one,) in connection.execute(TORN):
        yield f"document {one}: its newest revision is not what it last turned to"


def _ids(connection: sqlite3.Connection) -> Iterator[str]:
    for one, system, name in connection.execute("SELECT id, source_system, source_id FROM document ORDER BY id"):
        if document_id(system, name) != one:
            yield f"document {one}: its id does not fit its source"
    for one, document, sha256 in connection.execute("SELECT id, document, sha256 FROM revision ORDER BY id"):
        if revision_id(document, sha256) != one:
            yield f"revision {one}: its id does not fit its content's hash"


def _records(connection: sqlite3.Connection) -> Iterator[str]:
    if "record" not in seal.tables(connection):
        return
    for number, one, *source, raw, hashed in connection.execute(RECORDS):
        if record_id(*source) != one or row_hash(raw) != hashed:
            yield f"record {number}: its row is not what its id and its hash were made from"


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for revision, rows in groupby(connection.execute(TEXTS), key=lambda row: str(row[0])):
        if not _rebuilt(revision, list(rows)):
            yield f"revision {revision}: its passages are not its text"


def _labels(connection: sqlite3.Connection) -> Iterator[str]:
    for (one,) in connection.execute(UNLIKE):
        yield f"revision {one}: the labels that say who may see it are not its own"


def _rebuilt(revision: str, rows: list[Any]) -> bool:
    text, at = rows[0][1], 0
    for _, _, passage, start, end, piece in rows:
        if passage is None:
            break
        if start != at or text[start:end] != piece or passage_id(revision, start, end) != passage:
            return False
        at = end
    return at == len(text)


def _columns(connection: sqlite3.Connection) -> Iterator[str]:
    there = seal.tables(connection)  # a backup may be of an earlier version, which had fewer
    for table, columns in JSON_COLUMNS.items():
        for column in columns if table in there else ():
            odd = f"SELECT id FROM {table} WHERE NOT json_valid({column}) ORDER BY id"  # noqa: S608  # our own names
            for (one,) in connection.execute(odd):
                yield f"{table} {one}: its {column} cannot be read"


def _vectors(connection: sqlite3.Connection) -> Iterator[str]:
    models = [row[0] for row in connection.execute("SELECT DISTINCT model FROM vector ORDER BY model")]
    for model in models:
        rows = connection.execute("SELECT passage, data FROM vector WHERE model = ? ORDER BY passage", (model,))
        length, unit = 0, None
        for passage, data in rows:
            length = length or len(data)
            fits = isinstance(data, bytes) and len(data) == length and len(data) % 4 == 0
            norm = float(np.linalg.norm(np.frombuffer(data, "<f4"))) if fits else float("nan")
            unit = abs(norm - 1) < UNIT if unit is None else unit  # one model's are all of length 1, or none need be
            if not np.isfinite(norm) or (unit and abs(norm - 1) >= UNIT):
                yield f"passage {passage}: its vector of {model} is not one"


def _first(found: Iterator[str]) -> Iterator[str]:
    for number, each in enumerate(found):
        if number == MOST:
            yield "and more of this kind"
            return
        yield each


ROWS = (_ends, _documents, _ids, _records, _columns, _labels, _texts, _vectors)
