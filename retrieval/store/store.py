"""A home's database: opened, brought to this version's schema, and handed out as readers and writers."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, func, inspect, select

from retrieval.evidence import Scope
from retrieval.store.engine import open_engine
from retrieval.store.home import corpus
from retrieval.store.migrate import NEWEST, upgrade
from retrieval.store.passages import passage, vector
from retrieval.store.reader import Reader
from retrieval.store.register import Register
from retrieval.store.writer import Writer


class Store:
    """The truth of one home. Every index and answer can be made again from it."""

    def __init__(self, path: Path, reads: Engine, writes: Engine) -> None:
        self.path = path
        self._reads = reads
        self._writes = writes

    @classmethod
    def open(cls, path: Path) -> Store:
        """Opens or creates the file and upgrades its tables; a newer one than we know is `SchemaTooNew`."""
        writes = open_engine(path, writes=True)
        if revision_in(writes) != NEWEST:
            upgrade(writes)
        return cls(path, open_engine(path, writes=False), writes)

    def scoped(self, scope: Scope) -> Reader:
        """The only public reader: rows that the scope covers."""
        return Reader(self._reads, scope)

    def writer(self) -> Writer:
        """For what brings documents in."""
        return Writer(self._writes)

    def register(self) -> Register:
        """For what a home knows of itself."""
        return Register(self._writes)

    def corpus(self) -> int:
        """A number that every change raises; an index made at another one is behind."""
        with self._reads.connect() as connection:
            return int(connection.scalar(select(corpus.c.number)) or 0)

    def passages(self) -> int:
        """How many passages are kept, of every revision."""
        with self._reads.connect() as connection:
            return int(connection.scalar(select(func.count()).select_from(passage)) or 0)

    def embedded(self) -> dict[str, int]:
        """How many passages each model has embedded."""
        with self._reads.connect() as connection:
            rows = connection.execute(select(vector.c.model, func.count()).group_by(vector.c.model))
            return {model: int(count) for model, count in rows}

    def close(self) -> None:
        """Lets go of the file."""
        self._reads.dispose()
        self._writes.dispose()


def revision_in(engine: Engine) -> str:
    """The schema's revision written in the file, empty for a new one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")
