"""The figures of a small set, worked by hand: each question first, then the mean, with how many it stands on."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluators.dataset import Dataset, Query, Span
from evaluators.figures import Figure, answer_figures, percentile, retrieval_figures
from evaluators.rows import Found, Quote, Responded, Retrieved

TEXTS = {"a": "x" * 100, "b": "y" * 100, "c": "z" * 100}
QUERIES = (
    Query("q1", "?", gold_documents=("a",), gold_spans=(Span("a", 0, 40),), answerable=True, type="owner"),
    Query("q2", "?", gold_documents=("b", "c"), answerable=True, type="owner"),
    Query("q3", "?", answerable=False, type="none"),
    Query("q4", "?"),
)
SET = Dataset(Path("set"), TEXTS, QUERIES)


def hits(name: str, *spans: tuple[str, int, int]) -> Retrieved:
    return Retrieved(name, tuple(Found(d, s, e, -float(at)) for at, (d, s, e) in enumerate(spans)), 2.0)


def reply(name: str, *quotes: Quote, reason: str = "") -> Responded:
    return Responded(name, "refused" if reason else "grounded", reason, "" if reason else "xx", quotes, 4.0)


def named(figures: list[Figure]) -> dict[tuple[str, str], tuple[float | None, int]]:
    return {(figure.name, figure.type): (figure.value, figure.n) for figure in figures}


def test_hits_are_judged_where_there_is_gold_and_counted_everywhere() -> None:
    rows = [
        hits("q1", ("b", 0, 30), ("a", 20, 60), ("a", 30, 70)),  # a stands second; 20 of 40 characters; 110 read
        hits("q2", ("b", 0, 10)),  # one of two, first; 10 read
        hits("q3", ("c", 0, 50)),  # 50 read
        hits("q4"),  # nothing read
    ]

    figures = named(retrieval_figures(SET, rows))

    # nDCG: q1 1/log2(3) = .630930; q2 1 / (1 + .630930) = .613147; mean .622039
    value, n = figures["document nDCG@10", ""]
    assert n == 2
    assert value == pytest.approx(0.622039, abs=1e-6)
    assert figures["document R@10", ""] == (0.75, 2)
    assert figures["document R@100", ""] == (0.75, 2)
    assert figures["document hit@10", ""] == (1.0, 2)
    assert figures["gold span hit@10", ""] == (1.0, 1)
    assert figures["gold characters in ten hits", ""] == (0.5, 1)
    assert figures["characters in ten hits", ""] == ((110 + 10 + 50 + 0) / 4, 4)
    assert figures["document nDCG@10", "none"] == (None, 0)
    assert figures["latency p50 ms", ""] == (2.0, 4)


def test_the_eleventh_hit_is_not_read() -> None:
    rows = [hits("q1", *[("b", 0, 1)] * 10, ("a", 0, 40)), hits("q2"), hits("q3"), hits("q4")]

    figures = named(retrieval_figures(SET, rows))

    assert figures["gold characters in ten hits", ""] == (0.0, 1)
    assert figures["document R@10", "owner"] == (0.5, 2)  # the second document, though its hit is the eleventh


def test_answers_are_judged_by_kind_and_their_quotes_by_the_text() -> None:
    rows = [
        reply("q1", Quote("a", 39, 50, "x" * 11), Quote("b", 0, 3, "yyx")),
        reply("q2", reason="NOT_IN_SOURCES"),
        reply("q3", reason="NOT_IN_SOURCES"),
        reply("q4", Quote("c", 0, 2, "zz")),
    ]

    figures = named(answer_figures(SET, rows))

    assert figures["abstention, balanced accuracy", ""] == ((0.5 + 1.0) / 2, 3)
    assert figures["answerable, answered", ""] == (0.5, 2)
    assert figures["unanswerable, refused", ""] == (1.0, 1)
    assert figures["citing a gold span", ""] == (1.0, 1)
    assert figures["citing a gold document", ""] == (0.5, 2)
    assert figures["quotes that are real", ""] == (2 / 3, 3)
    assert figures["abstention, balanced accuracy", "owner"] == (None, 2)


def test_a_set_without_gold_or_types_is_counted_and_not_judged() -> None:
    figures = named(answer_figures(Dataset(Path("set"), TEXTS, (Query("q", "?"),)), [reply("q", reason="ASK_BACK")]))

    assert figures["abstention, balanced accuracy", ""] == (None, 0)
    assert figures["quotes that are real", ""] == (None, 0)
    assert figures["latency p99 ms", ""] == (4.0, 1)


def test_rows_must_be_those_of_the_questions() -> None:
    with pytest.raises(ValueError, match="shorter"):
        retrieval_figures(SET, [hits("q1")])


def test_the_ninety_ninth_of_a_hundred_is_not_the_slowest() -> None:
    assert percentile(range(100, 0, -1), 99) == 99
    assert percentile([], 50) is None
