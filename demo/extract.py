"""A file that a system of the supplier exports; which of its rows a planted fact is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """A row that a fact stands in: `record` as records are named ("zendesk/ticket#35436"), `number` in its file."""

    record: str
    number: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """An export. `rows` says by fact where it stands; the number of a row counts as importers tell of it."""

    id: str
    path: str
    kind: str
    data: bytes
    rows: Mapping[str, Row] = field(default_factory=dict)
    account: str = ""


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A CSV file as systems write it: UTF-8, a comma, CRLF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")
