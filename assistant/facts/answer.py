"""What records say goes before what papers say of them: a list, a count or a total, or one field of one record."""

from __future__ import annotations

from collections.abc import Callable

from assistant.book import Book
from assistant.facts.field import field_first
from assistant.facts.listing import listed
from assistant.findings import Answer
from assistant.shelf import CorpusShelf
from retrieval.store import Reader


def by_records(
    question: str,
    shelf: CorpusShelf,
    reader: Reader,
    book: Callable[[], Book],
    scope: str,
    passages: Callable[[], Answer],
) -> Answer:
    """The answer from records where the question is one for them, else the passages' own, byte for byte."""
    return listed(question, shelf, reader, book, scope) or field_first(question, shelf, reader, passages)
