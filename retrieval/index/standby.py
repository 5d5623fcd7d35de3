"""The index that a search may ask now. It is opened, and made anew, beside the searches, which never wait for it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from retrieval.index.generation import WAIT_S, opened

if TYPE_CHECKING:
    from retrieval.index.chroma import ChromaNeighbours
    from retrieval.neighbours import Neighbours
    from retrieval.store import Store

SCAN_LIMIT = 150_000  # passages; at 121,559 an answer by the index took nine tenths of one that looks at every vector


class Standby:
    """The index of one home. More than `limit` passages are looked for in it; with 0, any, and then it is waited for.

    Only who is `lasting`, as a server is, opens it: it takes seconds to verify, and a single question none to scan.
    """

    def __init__(self, index: Path, store: Store, limit: int = SCAN_LIMIT, *, lasting: bool = False) -> None:
        self.limit = limit
        self._index, self._store, self._lasting = index, store, lasting
        self._tried: tuple[str, int] | None = None
        self._now: ChromaNeighbours | None = None
        self._before: ChromaNeighbours | None = None
        self._busy: Thread | None = None
        self._closed = False
        self._lock = Lock()

    def standing(self, model: str, passages: int) -> Neighbours | None:
        """The index to be asked for so many passages; None to look at every vector.

        An index that lacks what came last is asked until another stands; what it lacks is for the caller to look at.
        """
        if passages <= self.limit or not (self._lasting or not self.limit):
            return None
        with self._lock:
            wanted = (model, self._store.corpus())
            if self._tried != wanted and self._busy is None and not self._closed:
                self._tried = wanted
                self._busy = Thread(target=self._open, args=(model,), name="index", daemon=True)
                self._busy.start()
        if not self.limit:
            self.wait()
        now = self._now
        return now if now is not None and now.model == model else None

    def wait(self) -> None:
        """Returns when nothing is being opened or made."""
        busy = self._busy
        if busy is not None:
            busy.join()

    def close(self) -> None:
        """Opens no more, and lets go of what is open; an index that is being made is left to the next."""
        self._closed = True
        for one in (self._now, self._before):
            if one is not None:
                one.close()
        self._now = self._before = None

    def _open(self, model: str) -> None:
        try:
            found = opened(self._index, model, self._store, self._now, WAIT_S)
            if found is None or found is self._now:
                return
            if self._closed:
                found.close()
                return
            # A search may still be asking the one that stood; the one before that nobody asks any more.
            gone, self._before, self._now = self._before, self._now, found
            if gone is not None:
                gone.close()
        finally:
            self._busy = None
