"""The figures of a run: per question first, then averaged, each with how many questions it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

from evaluators.coverage import characters, gold_share, touches
from evaluators.dataset import Dataset, Query, Span
from evaluators.judgement import balanced_accuracy, real
from evaluators.ranking import by_first_hit, found, ndcg, recall
from evaluators.rows import Responded, Retrieved

READ = 10  # how many hits a reader is thought to read
Row = TypeVar("Row")
Case = tuple[Query, Row]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value over `n` cases of one question type, or of all when `type` is empty; None was not judged."""

    name: str
    value: float | None
    n: int
    type: str = ""


def retrieval_figures(dataset: Dataset, rows: Sequence[Retrieved]) -> list[Figure]:
    """Figures of the hits, over all questions and then over each type."""
    return [figure for kind, cases in by_type(dataset, rows) for figure in of_hits(cases, kind)]


def answer_figures(dataset: Dataset, rows: Sequence[Responded]) -> list[Figure]:
    """Figures of the answers, over all questions and then over each type."""
    return [figure for kind, cases in by_type(dataset, rows) for figure in of_answers(dataset, cases, kind)]


def by_type(dataset: Dataset, rows: Sequence[Row]) -> list[tuple[str, list[Case[Row]]]]:
    """All cases under "", then those of each type, by name, where there is more than one."""
    cases = list(zip(dataset.queries, rows, strict=True))
    kinds = sorted({query.type for query in dataset.queries})
    parts = [(kind, [case for case in cases if case[0].type == kind]) for kind in kinds if kind]
    return [("", cases), *(parts if len(kinds) > 1 else [])]


def of_hits(cases: Sequence[Case[Retrieved]], kind: str = "") -> list[Figure]:
    """How well documents are ranked, over questions with gold documents; what ten hits show, over those with spans."""
    ranked = [(q, by_first_hit(hit.document_id for hit in r.hits)) for q, r in cases if q.gold_documents]
    shown = [(q, spans_read(r)) for q, r in cases if q.gold_spans]
    everything = [(q, spans_read(r)) for q, r in cases]
    return [
        mean("document nDCG@10", ranked, lambda q, docs: ndcg(docs, q.gold_documents), kind),
        mean("document R@10", ranked, lambda q, docs: recall(docs, q.gold_documents, 10), kind),
        mean("document R@100", ranked, lambda q, docs: recall(docs, q.gold_documents, 100), kind),
        mean("document hit@10", ranked, lambda q, docs: found(docs, q.gold_documents), kind),
        mean("gold span hit@10", shown, lambda q, spans: touches(spans, q.gold_spans), kind),
        mean("gold characters in ten hits", shown, lambda q, spans: gold_share(spans, q.gold_spans), kind),
        mean("characters in ten hits", everything, lambda _, spans: characters(spans), kind),
        *latencies([r.latency_ms for _, r in cases], kind),
    ]


def of_answers(dataset: Dataset, cases: Sequence[Case[Responded]], kind: str = "") -> list[Figure]:
    """Whether answers stand where they should, on gold where there is some, and on quotes that are there."""
    judged = [(bool(q.answerable), r.answered) for q, r in cases if q.answerable is not None]
    should = [case for case in cases if case[0].answerable is True]
    should_not = [case for case in cases if case[0].answerable is False]
    quotes = [real(quote, dataset.texts) for _, r in cases for quote in r.citations]
    on_span = [case for case in should if case[0].gold_spans]
    on_document = [case for case in should if case[0].gold_documents]
    return [
        Figure("abstention, balanced accuracy", balanced_accuracy(judged), len(judged), kind),
        mean("answerable, answered", should, lambda _, r: r.answered, kind),
        mean("unanswerable, refused", should_not, lambda _, r: not r.answered, kind),
        mean("citing a gold span", on_span, lambda q, r: touches(cited(r), q.gold_spans), kind),
        mean("citing a gold document", on_document, lambda q, r: bool(documents(r) & set(q.gold_documents)), kind),
        Figure("quotes that are real", fmean(quotes) if quotes else None, len(quotes), kind),
        mean("characters of an answer", [case for case in cases if case[1].answered], lambda _, r: len(r.text), kind),
        *latencies([r.latency_ms for _, r in cases], kind),
    ]


def mean(name: str, cases: Sequence[Case[Row]], check: Callable[[Query, Row], float], kind: str) -> Figure:
    """The mean of a check over its cases; without cases it is not judged."""
    values = [float(check(query, row)) for query, row in cases]
    return Figure(name, fmean(values) if values else None, len(values), kind)


def latencies(each_ms: Sequence[float], kind: str) -> list[Figure]:
    """The middle and the slowest hundredth of the times."""
    return [Figure(f"latency p{share} ms", percentile(each_ms, share), len(each_ms), kind) for share in (50, 99)]


def percentile(values: Iterable[float], share: int) -> float | None:
    """The smallest value that at least `share` per cent of the values do not exceed.

    >>> percentile([3.0, 1.0, 2.0, 4.0], 50)
    2.0
    """
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] if ordered else None


def spans_read(row: Retrieved) -> tuple[Span, ...]:
    """What the first ten hits show."""
    return tuple(hit.span for hit in row.hits[:READ])


def cited(row: Responded) -> tuple[Span, ...]:
    """Where the answer says it stands."""
    return tuple(quote.span for quote in row.citations)


def documents(row: Responded) -> set[str]:
    """The documents that the answer cites."""
    return {quote.document_id for quote in row.citations}
