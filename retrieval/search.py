"""A question and a corpus give passages, the likeliest first, with how the question was understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from retrieval.card_table import Mask
from retrieval.corpus import Corpus
from retrieval.embed import Embedder
from retrieval.lexical import Scores
from retrieval.narrow import likely, narrow
from retrieval.query import Query, read
from retrieval.question import Understanding, understand
from retrieval.rank import scores
from retrieval.vectors import nearness

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
    inside = view.mask[corpus.owner] if len(corpus.slices) else np.zeros(0, np.bool_)
    query = read(question, corpus.languages, understood.accounts)
    cosine = _cosine(query, corpus, embedder)
    score = scores(query, corpus, cosine, likely(corpus.cards, understood))
    order = sorted(_top(score, inside, limit), key=lambda at: (-score[at], corpus.slices[at].passage))[:limit]
    ranked = tuple((corpus.slices[at].passage, float(score[at])) for at in order)
    mode = "lexical" if cosine is None else "hybrid"
    notes = understood.notes + view.notes
    return Found(understood, ranked, mode, int(view.mask.sum()), int(inside.sum()), view.matched, notes)


def _top(score: Scores, inside: Mask, limit: int) -> list[int]:
    """The best passages inside, in no order: at least `limit` where there are so many, and all that tie with them."""
    rows = np.flatnonzero(inside)
    if limit < len(rows):
        among = score[rows]
        rows = rows[among >= np.partition(among, len(rows) - limit)[len(rows) - limit]]
    return [int(row) for row in rows]


def _cosine(query: Query, corpus: Corpus, embedder: Embedder | None) -> Scores | None:
    """How near each passage is to the question and its subject; None without an embedder or without its vectors."""
    channel = corpus.channels.get(embedder.model) if embedder else None
    if embedder is None or channel is None or not channel.filled:
        return None
    return nearness(channel, embedder.embed(query.texts).sum(axis=0))
