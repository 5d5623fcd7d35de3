"""The order of passages: a passage is worth what its document is worth, less what it lacks to the document's best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.card_table import Mask
from retrieval.corpus import Corpus
from retrieval.fuse import Owners, best, smoothed, standard
from retrieval.lexical import Scores
from retrieval.meaning import Meaning
from retrieval.query import Query

BEST = 3  # passages that speak for their document, beside its one best
BESIDE = 1.0  # passages to either side that speak with a passage, where the text flows
REGION = 2.0  # and that speak for it within its document
FALL = 20.0  # from a document's best passage to one that says nothing, in standard deviations of documents
DIGITS = 9  # of a score; beyond them stands the order of a sum


@dataclass(frozen=True, slots=True)
class Judged:
    """What each passage says for itself and what each document is worth, in standard deviations."""

    corpus: Corpus
    passage: Scores
    document: Scores

    def scores(self, chosen: Mask) -> tuple[NDArray[np.intp], Scores]:
        """The passages of the documents that are marked, and a score for each.

        It is its document's, less what the passage lacks to the document's best.
        """
        rows = self.corpus.owners.rows(chosen)
        if not len(rows):
            return rows, np.zeros(0)
        owner = self.corpus.owner[rows]
        owners = Owners.of(owner, len(self.document))
        near = self.passage[rows] - self.passage.min()
        near = np.where(self.corpus.flowing[owner], smoothed(near, owners, REGION), near)
        top = best(near, owners)[0][owner]
        share = np.divide(near, top, out=np.ones_like(near), where=top > 0)
        return rows, np.round(self.document[owner] + FALL * (share - 1), DIGITS)

    def leading(self, inside: Mask, count: int) -> list[tuple[int, float]]:
        """Passages of the documents marked that are certain to hold the `count` best, in no order, with their scores.

        A document's best passage has the document's own worth and none has more, so most documents need no look.
        """
        bearing = self.corpus.owners.held
        worth = self.document[bearing[inside[bearing]]]
        chosen = inside
        if count < len(worth):
            least = np.partition(worth, len(worth) - count)[len(worth) - count]
            chosen = inside & (self.document >= least - 10.0**-DIGITS)
        rows, scores = self.scores(chosen)
        if count < len(rows):
            kept = scores >= np.partition(scores, len(scores) - count)[len(scores) - count]
            rows, scores = rows[kept], scores[kept]
        return [(int(row), float(score)) for row, score in zip(rows, scores, strict=True)]


def judged(query: Query, corpus: Corpus, words: Scores, meaning: Meaning | None, likely: Scores) -> Judged:
    """Passages and documents judged by the question's words and meaning, which weigh alike.

    `words` are the passages' scores by BM25, `meaning` their nearness. A document's own words,
    its best passages, and its best passage with the neighbours weigh alike too; `likely` is what each gains for
    bearing what the question perhaps names.
    """
    passage, sample = standard(words), None
    if meaning is not None:
        passage, sample = passage + meaning.nearness, meaning.sample
    beside = passage.copy()
    beside[corpus.flow] = smoothed(passage[corpus.flow], corpus.flow_owners, BESIDE)
    one, some = best(passage, corpus.owners, (1, BEST))
    document = (
        standard(corpus.documents.bm25(query.weights, query.pairs))
        + (standard(one, sample) + standard(some, sample)) / 2
        + standard(best(beside, corpus.owners)[0], sample)
        + likely
    )
    return Judged(corpus, passage, document)
