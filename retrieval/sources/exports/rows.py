"""Rows as an export gives them, one at a time: CSV by its lines, JSON by its records."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import BinaryIO

from retrieval.sources.exports.delimited import delimited_rows
from retrieval.sources.exports.denied import refuses
from retrieval.sources.exports.lines import text_of
from retrieval.sources.exports.nested import nested_rows
from retrieval.sources.exports.row import Broken, Row


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file's rows stand in it: `separator` is empty for JSON; `header` is the number of the header's row."""

    separator: str = ""
    header: int = 1


def rows_of(shape: Shape, stream: BinaryIO, deny: Set[str] = frozenset()) -> Iterator[Row | Broken]:
    """Every row below the header, or every record; what cannot be read as a row is told with its number."""
    refused = refuses(deny)
    with text_of(stream) as text:
        if shape.separator:
            yield from delimited_rows(text, shape.separator, shape.header, refused)
        else:
            yield from nested_rows(text, refused)
