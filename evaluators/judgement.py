"""Whether an answer was right to stand or to refuse, and whether what it quotes is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evaluators.rows import Quote


def balanced_accuracy(cases: Iterable[tuple[bool, bool]]) -> float | None:
    """The mean of two shares: answerable questions answered, unanswerable ones refused. None when a kind is missing.

    A case is (answerable, answered). Answering everything, or nothing, gives a half.

    >>> balanced_accuracy([(True, True), (True, False), (False, False)])
    0.75
    >>> balanced_accuracy([(True, True)]) is None
    True
    """
    right: dict[bool, list[bool]] = {True: [], False: []}
    for answerable, answered in cases:
        right[answerable].append(answered == answerable)
    if not right[True] or not right[False]:
        return None
    return sum(sum(kind) / len(kind) for kind in right.values()) / 2


def real(quote: Quote, texts: Mapping[str, str]) -> bool:
    """True when the quote stands, letter for letter, at its place in the data set's own text.

    >>> real(Quote("d", 1, 3, "bc"), {"d": "abcd"})
    True
    """
    text = texts.get(quote.document_id)
    held = text is not None and 0 <= quote.start < quote.end <= len(text)
    return held and text is not None and text[quote.start : quote.end] == quote.quote
