"""A question and a corpus give passages, the likeliest first, with how the question was understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from retrieval.ahead import ahead
from retrieval.corpus import Corpus
from retrieval.embed import Embedder
from retrieval.narrow import likely, narrow
from retrieval.products import HALVES
from retrieval.query import read, subject
from retrieval.question import Understanding, understand
from retrieval.rank import judged
from retrieval.remember import Remembering
from retrieval.vectors import Asked, Channel

LIMIT = 10
Asking = Callable[[], Asked]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    `ranked` holds passage ids with scores that compare within this search only, best first, ties by id.
    `documents` and `passages` count what was looked through, `matched` the documents that bear everything the
    question names for certain (account, kind, region, period): 0 when there is none and `ranked` is only the closest.
    `mode` is hybrid or lexical.
    """

    understood: Understanding
    ranked: tuple[tuple[str, float], ...]
    mode: str
    documents: int
    passages: int
    matched: int
    notes: tuple[str, ...] = ()


def search(
    question: str,
    corpus: Corpus,
    embedder: Embedder | None = None,
    *,
    as_of: datetime | None = None,
    account: str = "",
    limit: int = LIMIT,
) -> Found:
    """The passages that bear on the question; `account` narrows to one, whatever the question names."""
    begun = _asking(question, corpus, embedder)
    understood = understand(question, corpus.lexicon, today=as_of.date() if as_of else None)
    view = narrow(corpus.cards, understood, account)
    query = read(question, corpus.languages, understood.accounts)
    words = corpus.passages.bm25(query.weights, query.pairs)
    meaning = None
    if begun is not None:
        channel, asking = begun
        meaning = channel.meaning(awaited(asking), words, view.mask, corpus.owners, corpus.accounts)
    found = judged(query, corpus, words, meaning, likely(corpus.cards, understood)).leading(view.mask, limit)
    named = sorted((-score, corpus.slices[at].passage) for at, score in found)[:limit]
    ranked = tuple((passage, -score) for score, passage in named)
    inside = int(corpus.owners.sizes[view.mask[corpus.owners.held]].sum())
    mode = "lexical" if meaning is None else "hybrid"
    notes = understood.notes + view.notes
    return Found(understood, ranked, mode, int(view.mask.sum()), inside, view.matched, notes)


def _asking(question: str, corpus: Corpus, embedder: Embedder | None) -> tuple[Channel, Asking] | None:
    """The corpus's vectors, and the question put to them; None without an embedder or without its vectors."""
    channel = corpus.channels.get(embedder.model) if embedder else None
    if embedder is None or channel is None or not channel.filled:
        return None
    text = subject(question)

    def asked() -> Asked:
        return channel.asked(embedder.embed([text])[0])

    soon = isinstance(embedder, Remembering) and embedder.knows([text]) and len(channel.rows) < HALVES
    return channel, asked if soon else ahead(asked)


def awaited(asking: Asking) -> Asked:
    """The question's vector, once it is made."""
    return asking()
