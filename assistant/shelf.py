"""What an answer is drawn from: a search and the texts behind it, already under one scope and one view."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log1p
from typing import Protocol

from retrieval.corpus import Corpus
from retrieval.embed import Embedder
from retrieval.evidence import Evidence, Revision, View
from retrieval.search import Found, search

EVERYTHING = View()


class Shelf(Protocol):
    """One scope's and one view's evidence. What it hides is, for an answer, not there."""

    def find(self, question: str, limit: int) -> Found:
        """The passages nearest to the question, at most `limit`."""
        ...

    def evidence(self, passages: Sequence[str]) -> Sequence[Evidence]:
        """The passages as they stand, in the order asked; those that may not be seen are left out."""
        ...

    def revision(self, one: str) -> Revision | None:
        """The whole revision, or None where there is none to be seen."""
        ...

    def rarity(self, term: str) -> float:
        """How much a term tells over the rows in view, above 0; a term in no row tells most."""
        ...

    def passages(self) -> int:
        """How many passages there are in view at all."""
        ...

    def called(self) -> Collection[tuple[str, str]]:
        """The accounts in view, each with every name that it goes by."""
        ...


class Reading(Protocol):
    """The part of the store's reader that a shelf needs."""

    def evidence(self, passages: Sequence[str], view: View) -> Sequence[Evidence]:
        """The passages as they stand in the store now, in the order asked."""
        ...

    def revision(self, one: str) -> Revision | None:
        """The whole revision, or None where there is none for this scope."""
        ...


@dataclass(frozen=True, slots=True)
class CorpusShelf:
    """A corpus and the reader that it was built from; `account` narrows every question to one account."""

    corpus: Corpus
    reader: Reading
    view: View = EVERYTHING
    embedder: Embedder | None = None
    account: str = ""

    def find(self, question: str, limit: int) -> Found:
        """What the search finds; "last quarter" is seen from the view's instant."""
        as_of: datetime | None = self.view.as_of
        return search(question, self.corpus, self.embedder, as_of=as_of, account=self.account, limit=limit)

    def evidence(self, passages: Sequence[str]) -> Sequence[Evidence]:
        """The passages, read again under the reader's scope."""
        return self.reader.evidence(passages, self.view)

    def revision(self, one: str) -> Revision | None:
        """The revision, read again under the reader's scope."""
        return self.reader.revision(one)

    def rarity(self, term: str) -> float:
        """The inverse passage frequency of BM25 over the corpus's rows."""
        rows = self.corpus.passages
        held = len(rows.holding(term))
        return log1p((rows.rows - held + 0.5) / (held + 0.5))

    def passages(self) -> int:
        """The corpus's passages."""
        return len(self.corpus.slices)

    def called(self) -> Collection[tuple[str, str]]:
        """The corpus's accounts and their names."""
        return self.corpus.called
