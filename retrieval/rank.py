"""The order of passages: a passage is worth what its document is worth, less what it lacks to the document's best."""

from __future__ import annotations

import numpy as np

from retrieval.corpus import Corpus
from retrieval.fuse import best, smoothed, standard
from retrieval.lexical import Scores
from retrieval.query import Query

BEST = 3  # passages that speak for their document, beside its one best
BESIDE = 1.0  # passages to either side that speak with a passage, where the text flows
REGION = 2.0  # and that speak for it within its document
FALL = 20.0  # from a document's best passage to one that says nothing, in standard deviations of documents


def scores(query: Query, corpus: Corpus, cosine: Scores | None, likely: Scores) -> Scores:
    """One score for each passage: its document's, less what the passage lacks to the document's best.

    Words and vectors weigh alike, each in standard deviations; so do a document's own words, its best passages, and
    its best passage with the neighbours. `likely` is what each document gains for bearing what the question perhaps
    names.
    """
    if not corpus.slices:
        return np.zeros(0)
    owner, owners = corpus.owner, corpus.owners
    flowing = corpus.flowing[owner]
    passage = standard(corpus.passages.bm25(query.weights, query.pairs))
    if cosine is not None:
        passage = passage + standard(cosine)
    beside = np.where(flowing, smoothed(passage, owners, BESIDE), passage)
    document = (
        standard(corpus.documents.bm25(query.weights, query.pairs))
        + (standard(best(passage, owners, 1)) + standard(best(passage, owners, BEST))) / 2
        + standard(best(beside, owners, 1))
        + likely
    )
    bare = passage - passage.min()
    near = np.where(flowing, smoothed(bare, owners, REGION), bare)
    top = best(near, owners, 1)[owner]
    share = np.divide(near, top, out=np.ones_like(near), where=top > 0)
    return np.round(document[owner] + FALL * (share - 1), 9)
