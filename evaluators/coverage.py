"""How much of the gold text was put before the reader, and how much there was to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evaluators.dataset import Span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as spans that neither touch nor overlap, by document and start; empty ones are left out.

    >>> merged([Span("d", 3, 9), Span("d", 0, 4)])
    (Span(document_id='d', start=0, end=9),)
    """
    joined: list[Span] = []
    for one in sorted((s for s in spans if s.start < s.end), key=lambda s: (s.document_id, s.start, s.end)):
        last = joined[-1] if joined else None
        if last and last.document_id == one.document_id and one.start <= last.end:
            joined[-1] = Span(last.document_id, last.start, max(last.end, one.end))
        else:
            joined.append(one)
    return tuple(joined)


def shared(one: Span, other: Span) -> int:
    """How many characters two spans have in common.

    >>> shared(Span("d", 0, 5), Span("d", 3, 9))
    2
    """
    if one.document_id != other.document_id:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def touches(spans: Iterable[Span], gold: Sequence[Span]) -> bool:
    """True when any of the spans holds a character of the gold.

    >>> touches([Span("d", 0, 3)], [Span("d", 3, 9)])
    False
    """
    return any(shared(one, target) for one in spans for target in gold)


def gold_share(spans: Iterable[Span], gold: Sequence[Span]) -> float:
    """The share of the gold's characters that the spans cover; what is covered twice counts once.

    >>> gold_share([Span("d", 0, 4), Span("d", 2, 5)], [Span("d", 0, 10)])
    0.5
    """
    targets, covers = merged(gold), merged(spans)
    total = sum(target.end - target.start for target in targets)
    covered = sum(shared(one, target) for one in covers for target in targets)
    return covered / total if total else 0.0


def characters(spans: Iterable[Span]) -> int:
    """How many characters there are to read: the spans as returned, so what is returned twice counts twice.

    >>> characters([Span("d", 0, 4), Span("d", 2, 5)])
    7
    """
    return sum(one.end - one.start for one in spans)
