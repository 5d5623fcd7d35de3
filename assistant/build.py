"""The only place where parts are wired: settings in, an assistant out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.accounts import account_named
from assistant.embedders import DOCUMENT_SECONDS, embedder_of, missing, remote
from assistant.findings import Answer
from assistant.holdings import Opened, Overview, Result, Results
from assistant.runs import remembered
from assistant.settings import Settings
from retrieval.embed import EmbeddingError
from retrieval.evidence import Hit, Passage, Revision, Scope, View
from retrieval.place import label_at

if TYPE_CHECKING:
    from assistant.book import Book
    from assistant.books import Books
    from assistant.shelf import CorpusShelf
    from retrieval.embed import Embedder
    from retrieval.finder import Finder
    from retrieval.index.standby import Standby
    from retrieval.labels import Labelled
    from retrieval.report import Report
    from retrieval.store import Correction, Store

Progress = Callable[[int, int, int, str], None]
Got = TypeVar("Got")
OWNER = Scope.owner()
EVERYTHING = "everything in this home"
QUESTION_SECONDS = 4.0  # then the question is searched by words alone


def silent(_done: int, _total: int, _passages: int, _name: str) -> None:
    """Takes progress and says nothing."""


class Assistant:
    """Everything that a door may ask of a home. Made by `build`."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        finder: Finder,
        patient: Embedder | None = None,
        standby: Standby | None = None,
    ) -> None:
        self.settings = settings
        self.store = store
        self.finder = finder
        self.standby = standby
        self.patient = patient or finder.embedder  # for documents, which may wait longer than a question
        self._books: Books | None = None

    def ask(
        self,
        question: str,
        *,
        scope: Scope = OWNER,
        as_of: datetime | None = None,
        account: str = "",
        history: Sequence[str] = (),
    ) -> Answer:
        """The answer from what the scope sees at that instant; `UnknownAccount` when none in view bears the name."""
        from assistant.ask import ask
        from assistant.beside import with_notes
        from assistant.facts.answer import by_records
        from assistant.rows import with_rows
        from assistant.which import which

        shelf = self._shelf(scope, as_of, account)
        said = scope_said(scope, shelf.account)
        reader, book = self.finder.reader(scope), lambda: self.book(scope=scope, as_of=as_of)
        asking = partial(ask, question, scope=said, as_of=as_of, history=history)
        answer = which(question, shelf, book, said) or by_records(
            question, shelf, reader, book, said, lambda: delivered(asking, shelf)
        )
        answer = with_rows(with_notes(answer, shelf.corpus.heads, shelf.revision), reader, shelf.view)
        left_out = (*answer.searched.left_out, *self._left_out(scope, as_of))
        return replace(answer, searched=replace(answer.searched, left_out=left_out))

    def search(
        self, query: str, *, scope: Scope = OWNER, as_of: datetime | None = None, account: str = "", limit: int = 10
    ) -> Results:
        """The nearest passages that the scope sees at that instant."""
        shelf = self._shelf(scope, as_of, account)
        found = delivered(lambda on: on.find(query, limit), shelf)
        scores = dict(found.ranked)
        hits = [Hit(one, scores[one.passage.id]) for one in shelf.evidence(list(scores))]
        texts = {one: shelf.revision(one) for one in dict.fromkeys(hit.evidence.passage.revision for hit in hits)}
        results = tuple(Result(hit, locator(hit.evidence.passage, texts)) for hit in hits)
        left_out = self._left_out(scope, as_of)
        return Results(results, found.mode, found.documents, found.passages, found.notes, left_out)

    def document(self, one: str, *, scope: Scope = OWNER) -> Opened | None:
        """The document as it stands; None for one that is absent, removed or hidden."""
        from retrieval.history import standing

        reader = self.store.scoped(scope)
        document = reader.document(one)
        current = {head.revision for head in standing(reader.turns([one]), View())}
        revisions = tuple(reader.revisions(one)) if document and current else ()
        return next((Opened(document, each, revisions) for each in revisions if document and each.id in current), None)

    def revision(self, one: str, *, scope: Scope = OWNER) -> Revision | None:
        """A whole revision, for showing what stands around a quote."""
        return self.store.scoped(scope).revision(one)

    def book(self, *, scope: Scope = OWNER, as_of: datetime | None = None) -> Book:
        """The accounts of the exports that the scope sees at that instant."""
        from assistant.books import Books

        if self._books is None:
            self._books = Books(self.store)
        return self._books.book(scope, View(as_of=as_of))

    def ingest(
        self,
        paths: Sequence[Path],
        now: datetime,
        on_progress: Progress = silent,
        on_wait: Callable[[], None] = lambda: None,
        told: str = "",
    ) -> Report:
        """Brings what is below the paths in; `on_progress` hears of each file, as `retrieval.ingest` says.

        `told` is the system that the paths are exports of.

        A home takes one run of changes at a time: another's end is waited for, of which `on_wait` is told first.
        """
        from retrieval.ingest import ingest
        from retrieval.sandbox.worker import Worker

        settings = self.settings
        with self.store.changing(on_wait), remembered(self.store.register(), now, paths) as done, Worker() as binaries:
            report = ingest(
                paths,
                self.store,
                self.patient,
                now=now,
                label=settings.label,
                limit=settings.max_bytes,
                binaries=binaries,
                extras=settings.extras,
                told=told,
                on_progress=on_progress,
            )
            done(report)
        return report

    def label(self, path: Path, fields: Mapping[str, str], now: datetime) -> Labelled:
        """Corrects fields of a file or of all below a folder; an empty value takes a correction back."""
        from retrieval.labels import label

        with self.store.changing():
            return label(path, fields, self.store, self.patient, now=now)

    def labels(self) -> tuple[Correction, ...]:
        """Every correction in force."""
        from retrieval.labels import labels

        return labels(self.store)

    def overview(self, *, scope: Scope = OWNER, as_of: datetime | None = None) -> Overview:
        """What the scope sees at that instant, in numbers."""
        heads = self.finder.corpus(scope, View(as_of=as_of)).heads
        counted = Counter(head.card.account for head in heads)
        unassigned = counted.pop("", 0)
        return Overview(len(heads), tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0]))), unassigned)

    def why_lexical(self) -> str:
        """Why a search goes by words only, and what to do about it."""
        embedder = self.finder.embedder
        if self.settings.embedding.provider == "none":
            return "The search went by words only, as the settings ask."
        if embedder is None:
            return f"The search went by words only: {missing(self.settings)}"
        if not self.store.embedded().get(embedder.model):
            return "The search went by words only: the documents have no vectors yet. Make them with: aia ingest PATH"
        return "The search went by words only: the embedding service did not answer."

    def close(self) -> None:
        """Lets go of the home and its index, and of an embedding server's connections."""
        if self.standby is not None:
            self.standby.close()
        for embedder in (self.finder.embedder, self.patient):
            close = getattr(embedder, "close", None)
            if close is not None:
                close()
        self.store.close()

    def _shelf(self, scope: Scope, as_of: datetime | None, account: str) -> CorpusShelf:
        from assistant.shelf import CorpusShelf

        view = View(as_of=as_of)
        corpus, reader = self.finder.corpus(scope, view), self.finder.reader(scope)
        shelf = CorpusShelf(corpus, reader, view, self.finder.embedder)
        if not account.strip():
            return shelf
        named = account_named(account, corpus.called)
        return replace(shelf, corpus=self.finder.corpus(scope, view, named), account=named)

    def _left_out(self, scope: Scope, as_of: datetime | None) -> tuple[str, ...]:
        """What the instant leaves out, in words."""
        later = self.finder.later(scope, as_of)
        return (f"{later} document{'' if later == 1 else 's'} dated after this",) if later else ()


def delivered(wanted: Callable[[CorpusShelf], Got], shelf: CorpusShelf) -> Got:
    """What is wanted of the shelf; by words alone when the embedder does not deliver."""
    try:
        return wanted(shelf)
    except EmbeddingError:
        return wanted(replace(shelf, embedder=None))


def locator(place: Passage, texts: Mapping[str, Revision | None]) -> str:
    """Where a passage stands in its source, in words."""
    revision = texts.get(place.revision)
    return label_at(revision.marks, revision.text, place.start, place.end) if revision else ""


def build(settings: Settings, *, lasting: bool = False) -> Assistant:
    """An assistant over the home, which is made if it is not there.

    One that is `lasting` opens the index of vectors beside its answers, and makes it anew where it must.
    """
    from retrieval.finder import Finder
    from retrieval.index.standby import Standby
    from retrieval.store import Store

    store = Store.open(settings.database, wait_s=settings.wait_s)
    standby = Standby(settings.index, store, settings.scan_limit, lasting=lasting)
    finder = Finder(store, embedder_of(settings, QUESTION_SECONDS), standby.standing)
    far = settings.embedding.provider == "openai"
    return Assistant(settings, store, finder, remote(settings, DOCUMENT_SECONDS) if far else None, standby)


def scope_said(scope: Scope, account: str) -> str:
    """The scope in words."""
    whole = EVERYTHING if scope == OWNER else "what you may see in this home"
    return f"{account} in this home" if account and scope == OWNER else f"{account}, {whole}" if account else whole
