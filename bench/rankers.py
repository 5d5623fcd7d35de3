"""The single rankers that the search joins, each alone over the same narrowed rows: joining must not cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from assistant.build import OWNER
from assistant.history import carried
from evaluators.dataset import Query
from evaluators.ranking import by_first_hit, ndcg
from evaluators.rows import Retrieved
from evaluators.stand import Stand
from retrieval.corpus import Corpus
from retrieval.embed import Embedder
from retrieval.evidence import View
from retrieval.lexical import terms
from retrieval.narrow import narrow
from retrieval.products import products
from retrieval.question import understand

Scores = NDArray[np.float64]
Ranker = Callable[[str, Corpus], Scores]  # a score for each passage


@dataclass(frozen=True, slots=True)
class Regret:
    """Document nDCG@10 of the search and of each ranker alone, over `n` questions of a set."""

    joined: float
    alone: Mapping[str, float]
    n: int

    @property
    def lost(self) -> float:
        """What the search lost to the best of them; below 0 it gained."""
        return max(self.alone.values()) - self.joined


def regret(queries: Sequence[Query], hits: Sequence[Retrieved], stand: Stand) -> Regret | None:
    """How the search compares with its parts on questions that have gold; None where none has."""
    cases = [(query, row) for query, row in zip(queries, hits, strict=True) if query.gold_documents]
    if not cases:
        return None
    corpus = stand.assistant.finder.corpus(OWNER, View(as_of=stand.as_of))
    joined = fmean(ndcg(by_first_hit(h.document_id for h in row.hits), query.gold_documents) for query, row in cases)
    alone = {
        name: fmean(ndcg(documents(query, corpus, ranker), query.gold_documents) for query, _ in cases)
        for name, ranker in rankers(stand.assistant.finder.embedder).items()
    }
    return Regret(joined, alone, len(cases))


def rankers(embedder: Embedder | None) -> dict[str, Ranker]:
    """The rankers by name; nearness only where there is a model."""
    found: dict[str, Ranker] = {
        "BM25 passages": lambda asked, corpus: corpus.passages.bm25(weighed(asked)),
        "BM25 documents": lambda asked, corpus: corpus.documents.bm25(weighed(asked))[corpus.owner],
    }
    if embedder is not None:
        model = embedder
        found["vectors"] = lambda asked, corpus: products(corpus.channels[model.model].rows, model.embed([asked])[0])
    return found


def documents(query: Query, corpus: Corpus, ranker: Ranker) -> list[str]:
    """The documents in view by their best passage, ties by id, as the data set names them."""
    asked = f"{query.text} {carried(query.text, query.history)}".strip()
    inside = narrow(corpus.cards, understand(asked, corpus.lexicon)).mask
    scores = ranker(asked, corpus)
    best = np.full(len(corpus.heads), -np.inf)
    np.maximum.at(best, corpus.owner, scores)
    order = sorted(np.flatnonzero(inside), key=lambda at: (-best[at], corpus.heads[at].document.id))
    return [corpus.heads[at].document.source_id for at in order]


def weighed(asked: str) -> dict[str, float]:
    """Each term of the question once."""
    return dict.fromkeys(terms(asked), 1.0)
