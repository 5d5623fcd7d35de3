"""A question and a corpus give passages, the likeliest first, with how the question was understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from retrieval.card_table import Mask
from retrieval.corpus import Corpus
from retrieval.embed import Embedder
from retrieval.lexical import Scores
from retrieval.meaning import Meaning
from retrieval.narrow import likely, narrow
from retrieval.query import Query, read
from retrieval.question import Understanding, understand
from retrieval.rank import judged

LIMIT = 10


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
    understood = understand(question, corpus.lexicon, today=as_of.date() if as_of else None)
    view = narrow(corpus.cards, understood, account)
    query = read(question, corpus.languages, understood.accounts)
    words = corpus.passages.bm25(query.weights, query.pairs)
    meaning = _meaning(query, corpus, words, view.mask, embedder)
    found = judged(query, corpus, words, meaning, likely(corpus.cards, understood)).leading(view.mask, limit)
    named = sorted((-score, corpus.slices[at].passage) for at, score in found)[:limit]
    ranked = tuple((passage, -score) for score, passage in named)
    inside = int(corpus.owners.sizes[view.mask[corpus.owners.held]].sum())
    mode = "lexical" if meaning is None else "hybrid"
    notes = understood.notes + view.notes
    return Found(understood, ranked, mode, int(view.mask.sum()), inside, view.matched, notes)


def _meaning(query: Query, corpus: Corpus, words: Scores, inside: Mask, embedder: Embedder | None) -> Meaning | None:
    """How near each passage is to the question and its subject; None without an embedder or without its vectors."""
    channel = corpus.channels.get(embedder.model) if embedder else None
    if embedder is None or channel is None or not channel.filled:
        return None
    asked = embedder.embed(query.texts).sum(axis=0)
    return channel.meaning(asked, words, inside, corpus.owners, corpus.accounts)
