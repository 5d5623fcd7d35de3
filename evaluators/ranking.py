"""How well documents are ranked: each figure is of one question, over documents in order of their first hit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import log2


def by_first_hit(documents: Iterable[str]) -> tuple[str, ...]:
    """The documents of the hits, each where its first hit stands.

    >>> by_first_hit(["b", "a", "b"])
    ('b', 'a')
    """
    return tuple(dict.fromkeys(documents))


def ndcg(ranked: Sequence[str], gold: Collection[str], k: int = 10) -> float:
    """Discounted gain of the first k over the best that k places could hold; a document is relevant or is not.

    >>> round(ndcg(["x", "a", "b"], {"a", "b"}), 4)  # (1/log2(3) + 1/log2(4)) / (1/log2(2) + 1/log2(3))
    0.6934
    """
    gained = sum(1 / log2(place + 2) for place, one in enumerate(ranked[:k]) if one in gold)
    best = sum(1 / log2(place + 2) for place in range(min(k, len(set(gold)))))
    return gained / best if best else 0.0


def recall(ranked: Sequence[str], gold: Collection[str], k: int) -> float:
    """The share of the gold that stands among the first k.

    >>> recall(["x", "a"], {"a", "b"}, 10)
    0.5
    """
    return len(set(ranked[:k]) & set(gold)) / len(set(gold)) if gold else 0.0


def found(ranked: Sequence[str], gold: Collection[str], k: int = 10) -> bool:
    """True when any of the gold stands among the first k.

    >>> found(["x", "a"], {"a"}, 1)
    False
    """
    return not set(gold).isdisjoint(ranked[:k])
