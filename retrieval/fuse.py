"""Several judgements of the same rows put on one scale, and carried between passages and their documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from retrieval.lexical import Scores

LEAST = 1e-12  # a smaller spread is none


@dataclass(frozen=True, slots=True)
class Owners:
    """Which document each passage is of. A document's passages stand together.

    `numbers[i]` is passage i's document, `documents` how many there are, empty ones too. `first` is where each
    document's passages begin, of those that have any, and `sizes` how many they are. `shared` are the passages that
    are not alone in their document, in order, `begins` where among these each document's begin, and `run` which of
    these beginnings is each one's. `held` are the numbers of the documents of `first`, `many` of those of `begins`.
    """

    numbers: NDArray[np.int32]
    documents: int
    first: NDArray[np.intp]
    sizes: NDArray[np.intp]
    shared: NDArray[np.intp]
    begins: NDArray[np.intp]
    run: NDArray[np.intp]
    held: NDArray[np.int32]
    many: NDArray[np.int32]

    @classmethod
    def of(cls, numbers: NDArray[np.int32], documents: int) -> Owners:
        """The owners that these numbers say."""
        first = np.flatnonzero(np.diff(numbers, prepend=-1))
        sizes = np.diff(first, append=len(numbers))
        many = sizes > 1
        shared = np.flatnonzero(np.repeat(many, sizes))
        begins = np.cumsum(sizes[many]) - sizes[many]
        run, held = np.repeat(np.arange(len(begins)), sizes[many]), numbers[first]
        return cls(numbers, documents, first, sizes, shared, begins, run, held, held[many])

    def rows(self, chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
        """The passages of the documents that are marked, in order."""
        kept = chosen[self.held]
        first, sizes = self.first[kept], self.sizes[kept]
        ends = np.cumsum(sizes)
        at: NDArray[np.intp] = np.arange(int(sizes.sum())) + np.repeat(first - (ends - sizes), sizes)
        return at


def standard(scores: Scores, sample: NDArray[np.int32] | None = None) -> Scores:
    """The scores in standard deviations from their mean, both taken over the sample; all 0 where they do not differ."""
    told = scores if sample is None else scores[sample]
    if not len(told):
        return scores
    mean = float(np.add.reduce(told)) / len(told)
    apart = told - mean
    spread = sqrt(float(np.einsum("i,i->", apart, apart)) / len(told))
    return scaled(scores, mean, spread) if sample is not None else apart / spread if spread > LEAST else 0.0 * apart


def scaled(scores: Scores, mean: float, spread: float) -> Scores:
    """The scores in deviations from a mean; all 0 where there is no spread."""
    return (scores - mean) / spread if spread > LEAST else np.zeros_like(scores)


def smoothed(scores: Scores, owners: Owners, width: float) -> Scores:
    """Each passage with its neighbours in the same document, weighed by a bell curve of so many passages.

    Beyond a document's ends there is nothing: scores must be such that 0 means nothing.
    """
    shared, weight = scores[owners.shared], 1.0
    numbers, total = owners.numbers[owners.shared], shared.copy()
    longest = int(owners.sizes.max(initial=0))
    for step in range(1, int(np.ceil(3 * width)) + 1):
        near = float(np.exp(-0.5 * (step / width) ** 2))
        weight += 2 * near
        if step < longest:
            same = numbers[step:] == numbers[:-step]
            total[step:] += near * np.where(same, shared[:-step], 0.0)
            total[:-step] += near * np.where(same, shared[step:], 0.0)
    found = scores.copy()
    found[owners.shared] = total
    return found / weight


def best(scores: Scores, owners: Owners, counts: Sequence[int] = (1,)) -> list[Scores]:
    """The mean of each document's so many best passages, for each count; missing ones weigh as the corpus's worst."""
    floor = float(scores.min(initial=0.0))
    sums, found = scores[owners.first] - floor, {}
    if len(sums) < owners.documents:
        some, sums = sums, np.zeros(owners.documents)
        sums[owners.held] = some
    left = scores[owners.shared] - floor
    for taken in range(max(counts)):
        if len(left):
            top = np.maximum.reduceat(left, owners.begins)
            sums[owners.many] = top if not taken else sums[owners.many] + top
            if taken + 1 < max(counts):
                tops = np.flatnonzero(left == top[owners.run])[::-1]
                chosen = np.zeros(len(owners.many), np.intp)
                chosen[owners.run[tops]] = tops  # the last one written is the first that stands
                left[chosen] = 0.0
        found[taken + 1] = sums / (taken + 1) + floor
    return [found[count] for count in counts]
