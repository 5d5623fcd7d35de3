"""Several judgements of the same rows put on one scale, and carried between passages and their documents."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.lexical import Scores

Owners = NDArray[np.int32]


def standard(scores: Scores) -> Scores:
    """The scores in standard deviations from their mean; all 0 where they do not differ."""
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 1e-12 else np.zeros_like(scores)


def smoothed(scores: Scores, owner: Owners, width: float) -> Scores:
    """Each passage with its neighbours in the same document, weighed by a bell curve of so many passages.

    Beyond a document's ends there is nothing: scores must be such that 0 means nothing.
    """
    total, weight = scores.copy(), 1.0
    for step in range(1, min(int(np.ceil(3 * width)) + 1, len(scores))):
        near = float(np.exp(-0.5 * (step / width) ** 2))
        same = owner[step:] == owner[:-step]
        total[step:] += near * np.where(same, scores[:-step], 0.0)
        total[:-step] += near * np.where(same, scores[step:], 0.0)
        weight += 2 * near
    return total / weight


def best(scores: Scores, owner: Owners, documents: int, count: int) -> Scores:
    """The mean of each document's `count` best passages; missing ones weigh as the corpus's worst.

    A document's passages stand together.
    """
    floor = float(scores.min(initial=0.0))
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    if not len(first):
        return np.full(documents, floor)
    left, sums = scores - floor, np.zeros(documents)
    run = np.repeat(np.arange(len(first)), np.diff(first, append=len(owner)))
    for taken in range(count):
        top = np.maximum.reduceat(left, first)
        sums[owner[first]] += top
        if taken + 1 < count:
            tops = np.flatnonzero(left == top[run])[::-1]
            chosen = np.zeros(len(first), np.intp)
            chosen[run[tops]] = tops  # the last one written is the first that stands
            left[chosen] = 0.0
    return sums / count + floor
