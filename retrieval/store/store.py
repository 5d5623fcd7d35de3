"""A home's database: opened, brought to this version's schema, and handed out as readers and writers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from sqlalchemy import Engine, func, select

from retrieval.evidence import Scope
from retrieval.store import sound
from retrieval.store.documents import revision
from retrieval.store.embedded import Embedded, embedded_all, vectors_all
from retrieval.store.engine import READS, SINGLE, WAIT_S, WRITES, open_engine
from retrieval.store.founding import brought_up, found, revision_in
from retrieval.store.held import Hold, in_use, writing
from retrieval.store.home import corpus
from retrieval.store.kept import Kept
from retrieval.store.passages import passage, vector
from retrieval.store.reader import Reader
from retrieval.store.register import Register
from retrieval.store.writer import Writer

NUMBER = str(select(corpus.c.number))


class Store:
    """The truth of one home. Every index and answer can be made again from it."""

    def __init__(self, path: Path, hold: Hold, reads: Engine, writes: Engine, single: Engine) -> None:
        self.path = path
        self._hold = hold
        self._reads = reads
        self._writes = writes
        self._kept = Kept(single)

    @classmethod
    def open(cls, path: Path, *, wait_s: float = WAIT_S) -> Store:
        """Opens or creates the file and upgrades its tables; a newer one than we know is `SchemaTooNew`.

        Whatever is then asked of it waits so long for another process that writes, before it is `StoreBusy`.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undone:
            hold = in_use(path)
            undone.callback(hold.release)
            found(path)
            brought_up(path, wait_s)
            undone.pop_all()
        return cls(path, hold, *(open_engine(path, begin, wait_s=wait_s) for begin in (READS, WRITES, SINGLE)))

    def scoped(self, scope: Scope) -> Reader:
        """The only public reader: rows that the scope covers."""
        return Reader(self._reads, self._kept, scope)

    def writer(self) -> Writer:
        """For what brings documents in."""
        return Writer(self._writes)

    def register(self) -> Register:
        """For what a home knows of itself."""
        return Register(self._writes)

    def corpus(self) -> int:
        """A number that every change, by any process, raises; an index made at another one is behind. Microseconds."""
        return self._kept.number(NUMBER)

    def passages(self) -> int:
        """How many passages are kept, of every revision."""
        with self._reads.connect() as connection:
            return int(connection.scalar(select(func.count()).select_from(passage)) or 0)

    def revisions(self) -> int:
        """How many contents are kept, of every document that ever was."""
        with self._reads.connect() as connection:
            return int(connection.scalar(select(func.count()).select_from(revision)) or 0)

    def schema(self) -> str:
        """The number of the form that the tables have."""
        return revision_in(self._reads)

    def embedded(self) -> dict[str, int]:
        """How many passages each model has embedded."""
        with self._reads.connect() as connection:
            rows = connection.execute(select(vector.c.model, func.count()).group_by(vector.c.model))
            return {model: int(count) for model, count in rows}

    def vectors_all(self, model: str) -> Iterator[Embedded]:
        """Every vector of the model with its passage and account, by passage; what an index is made of."""
        return vectors_all(self._reads, model)

    def embedded_all(self, model: str) -> Iterator[tuple[str, str, str]]:
        """The same without the vectors: passage, account, and the name of the text embedded."""
        return embedded_all(self._reads, model)

    def look(self) -> None:
        """Raises `StoreDamaged` when a page of the file is not what it must be; about a second for each GB."""
        sound.quick(self.path)

    def faults(self) -> list[str]:
        """All that is wrong with any row, in words; none when the truth is whole. Seconds for each 100 MB."""
        return sound.faults(self.path)

    def changing(self, on_wait: Callable[[], None] = lambda: None) -> AbstractContextManager[None]:
        """One run of changes at a time in a home: another's is waited for, of which `on_wait` is told first."""
        return writing(self.path, on_wait)

    def close(self) -> None:
        """Lets go of the file."""
        self._kept.close()
        self._reads.dispose()
        self._writes.dispose()
        self._hold.release()
