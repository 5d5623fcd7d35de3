"""Searches under any scope and view, over indexes that are made from the store and follow it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from retrieval.corpus import Corpus
from retrieval.embed import Embedder
from retrieval.evidence import Hit, Scope, View
from retrieval.history import Turn, Watersheds, standing
from retrieval.remember import Remembering
from retrieval.search import LIMIT, Found, search
from retrieval.store import Reader, Store
from retrieval.vectors import Standing, every

SCOPES = 256  # whose turns are kept in memory
CORPORA = 4  # kept in memory whatever their size: a desk asks of now, of one earlier day, and seldom of more
PASSAGES = 250_000  # of further corpora that are kept beside those
QUESTIONS = 4096  # whose vectors are kept; 1.5 KB each

Key = tuple[Scope, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Times:
    """A scope's turns at one state of the store, and where in time its views differ."""

    number: int
    turns: tuple[Turn, ...]
    watersheds: Watersheds
    later: dict[tuple[int, int], int] = field(default_factory=dict)  # documents dated after a stretch, once counted


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, read again from the store under the asker's scope."""

    found: Found
    hits: tuple[Hit, ...]


class Finder:
    """One store's searches. The corpus of a scope and view is made once for each state of the store.

    `standing` gives the index that the owner's larger corpora ask.
    """

    def __init__(self, store: Store, embedder: Embedder | None = None, standing: Standing = every) -> None:
        self._store = store
        self._standing = standing
        self.embedder: Embedder | None = None if embedder is None else Remembering(embedder, QUESTIONS)
        self._times: OrderedDict[Scope, Times] = OrderedDict()
        self._corpora: OrderedDict[Key, Corpus] = OrderedDict()
        self._lock = Lock()

    def find(self, question: str, scope: Scope, view: View, *, account: str = "", limit: int = LIMIT) -> Hits:
        """The passages that bear on the question; a hit that the store no longer shows is left out."""
        corpus = self.corpus(scope, view, account)
        found = search(question, corpus, self.embedder, as_of=view.as_of, account=account, limit=limit)
        scores = dict(found.ranked)
        evidence = self.reader(scope).evidence(list(scores), view)
        return Hits(found, tuple(Hit(one, scores[one.passage.id]) for one in evidence))

    def reader(self, scope: Scope) -> Reader:
        """The store's reader for the scope."""
        return self._store.scoped(scope)

    def corpus(self, scope: Scope, view: View, account: str = "") -> Corpus:
        """The rows that the scope sees in the view, as the store is now; of one account only where it is named."""
        with self._lock:
            times = self._times_of(scope)
            key = (scope, times.number, *times.watersheds.between(view))
            whole = self._kept((*key, ""), lambda: self._built(scope, view, times))
            return self._kept((*key, account), lambda: whole.within(account)) if account else whole

    def _kept(self, key: Key, made: Callable[[], Corpus]) -> Corpus:
        if key not in self._corpora:
            self._corpora[key] = made()
            held = sum(len(one.slices) for one in self._corpora.values())
            while len(self._corpora) > CORPORA and held > PASSAGES:
                held -= len(self._corpora.popitem(last=False)[1].slices)
        self._corpora.move_to_end(key)
        return self._corpora[key]

    def later(self, scope: Scope, as_of: datetime | None) -> int:
        """How many documents the scope sees that are dated after the instant."""
        with self._lock:
            times = self._times_of(scope)
            stretch = times.watersheds.between(View(as_of=as_of))
            if stretch == times.watersheds.between(View()):
                return 0
            if stretch not in times.later:
                then = standing(times.turns, View(as_of=as_of))
                times.later[stretch] = len(standing(times.turns, View())) - len(then)
            return times.later[stretch]

    def _times_of(self, scope: Scope) -> Times:
        number = self._store.corpus()
        known = self._times.get(scope)
        if known is None or known.number != number:
            turns = self._store.scoped(scope).turns()
            known = self._times[scope] = Times(number, turns, Watersheds.of(turns))
            self._corpora = OrderedDict((k, c) for k, c in self._corpora.items() if k[1] == number)
        self._times.move_to_end(scope)
        while len(self._times) > SCOPES:
            self._times.popitem(last=False)
        return known

    def _built(self, scope: Scope, view: View, times: Times) -> Corpus:
        reader = self._store.scoped(scope)
        heads = standing(times.turns, view)
        revisions = [head.revision for head in heads]
        vectors = {}
        if self.embedder is not None:
            vectors[self.embedder.model] = reader.vectors(revisions, self.embedder.model)
        # An index holds rows of every label: who may not see them all must not feel them in what is near.
        asked = self._standing if scope == Scope.owner() else every
        return Corpus.build(heads, reader.slices(revisions), reader.names(heads), vectors, standing=asked)
