"""A change of what can be found: one transaction, which raises the corpus's number with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, update

from retrieval.store.home import corpus


@contextmanager
def change(engine: Engine) -> Iterator[Connection]:
    """A writing transaction; readers see all of it and a higher number, or nothing."""
    with engine.begin() as connection:
        yield connection
        raise_number(connection)


def raise_number(connection: Connection) -> None:
    """Says that something changed, within the transaction that changes it."""
    connection.execute(update(corpus).values(number=corpus.c.number + 1))
