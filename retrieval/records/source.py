"""Where a record stands in the system that it was brought out of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from retrieval.evidence import digest

SPANS = "documents"  # the system of records that stand on stretches of documents
CANDIDATE = "candidate"  # the object of those that only sound like it


@dataclass(frozen=True, slots=True)
class Source:
    """A row of an export: ("salesforce", "Account", "001..."), when the system changed it, and its place in the file.

    `modified` is an ISO instant in UTC, empty where the system gives none. `row` is numbered as the program that
    shows the file would, the header being row 1 of a table. `hash` is the verbatim row's, see `row_hash`. Of a stretch
    of a document the row is the sign that it begins at, counted from 0.
    """

    system: str
    object: str
    id: str
    modified: str = ""
    row: int = 0
    hash: str = ""


def place_of(path: str, row: int, end: int = 0) -> str:
    """Where a row stands, said to a person; the rows of a sheet as its program would name them, a plan's as it does.

    With an `end` it is a stretch of a document, whose signs are counted from 1.

    >>> place_of("crm/Case.csv", 1204), place_of("tickets.xlsx#sheet-Tickets", 1204)
    ('crm/Case.csv, row 1,204', 'tickets.xlsx, Tickets!1204')
    >>> place_of("minutes.md", 1204, 1260)
    'minutes.md, characters 1,205 to 1,260'
    """
    if end:
        return f"{path}, characters {row + 1:,} to {end:,}"
    for part in ("slide", "paragraph", "line"):
        if path.endswith(f"#{part}s"):
            return f"{path.removesuffix(f'#{part}s')}, {part} {row}"
    file, _, sheet = path.partition("#sheet-")
    return f"{file}, {sheet}!{row}" if sheet else f"{file}, row {row:,}"


def record_id(system: str, object_: str, id_: str) -> str:
    """One name for what its system keeps under one id, whichever file brings it."""
    return "x" + digest(system, object_, id_)


def row_hash(raw: str) -> str:
    """The hash of a row's verbatim text, hex."""
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:32]
