"""Several judgements of the same rows put on one scale, and carried between passages and their documents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.lexical import Scores


@dataclass(frozen=True, slots=True)
class Owners:
    """Which document each passage is of. A document's passages stand together.

    `numbers[i]` is passage i's document, `first` where each document's passages begin, `run[i]` which beginning is
    passage i's, `longest` the most passages that one document has, `documents` how many there are, empty ones too.
    """

    numbers: NDArray[np.int32]
    first: NDArray[np.intp]
    run: NDArray[np.intp]
    longest: int
    documents: int

    @classmethod
    def of(cls, numbers: NDArray[np.int32], documents: int) -> Owners:
        """The owners that these numbers say."""
        first = np.flatnonzero(np.diff(numbers, prepend=-1))
        sizes = np.diff(first, append=len(numbers))
        run = np.repeat(np.arange(len(first)), sizes)
        return cls(numbers, first, run, int(sizes.max(initial=0)), documents)


def standard(scores: Scores) -> Scores:
    """The scores in standard deviations from their mean; all 0 where they do not differ."""
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 1e-12 else np.zeros_like(scores)


def smoothed(scores: Scores, owners: Owners, width: float) -> Scores:
    """Each passage with its neighbours in the same document, weighed by a bell curve of so many passages.

    Beyond a document's ends there is nothing: scores must be such that 0 means nothing.
    """
    total, weight, owner = scores.copy(), 1.0, owners.numbers
    for step in range(1, min(int(np.ceil(3 * width)) + 1, len(scores))):
        near = float(np.exp(-0.5 * (step / width) ** 2))
        weight += 2 * near
        if step < owners.longest:
            same = owner[step:] == owner[:-step]
            total[step:] += near * np.where(same, scores[:-step], 0.0)
            total[:-step] += near * np.where(same, scores[step:], 0.0)
    return total / weight


def best(scores: Scores, owners: Owners, count: int) -> Scores:
    """The mean of each document's `count` best passages; missing ones weigh as the corpus's worst."""
    floor = float(scores.min(initial=0.0))
    if not len(scores):
        return np.full(owners.documents, floor)
    left, sums = scores - floor, np.zeros(owners.documents)
    held = owners.numbers[owners.first]
    if owners.longest == 1:
        sums[held] = left
        return sums / count + floor
    for taken in range(count):
        top = np.maximum.reduceat(left, owners.first)
        sums[held] += top
        if taken + 1 < count:
            tops = np.flatnonzero(left == top[owners.run])[::-1]
            chosen = np.zeros(len(owners.first), np.intp)
            chosen[owners.run[tops]] = tops  # the last one written is the first that stands
            left[chosen] = 0.0
    return sums / count + floor
