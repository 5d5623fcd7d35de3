"""The accounts that were read last, kept until the store changes or somebody says otherwise of who is who."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from assistant.book import Book
from retrieval.evidence import Scope, View
from retrieval.identified import homes, state_of
from retrieval.store import Store

BOOKS = 8  # scopes and instants whose accounts are kept in memory

Key = tuple[Scope, View]


class Books:
    """One store's accounts; those of a scope and view are read once for each state of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[Key, tuple[tuple[int, str], Book]] = OrderedDict()
        self._lock = Lock()

    def book(self, scope: Scope, view: View) -> Book:
        """The accounts that the scope sees in the view, as the store is now."""
        with self._lock:
            state = state_of(self._store)
            known = self._kept.get((scope, view))
            if known is None or known[0] != state:
                reader = self._store.scoped(scope)
                known = self._kept[scope, view] = state, Book(reader, view, homes(self._store, reader))
            self._kept.move_to_end((scope, view))
            while len(self._kept) > BOOKS:
                self._kept.popitem(last=False)
            return known[1]
