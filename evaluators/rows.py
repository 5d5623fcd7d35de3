"""What a run writes: one line a question, in the form that others read too."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from evaluators.dataset import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as the data set names it; a higher score is nearer, within one question only."""

    document_id: str
    start: int
    end: int
    score: float

    @property
    def span(self) -> Span:
        """Where the hit stands."""
        return Span(self.document_id, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quote:
    """What an answer cites: `quote` is said to be the characters `start:end` of the document's text."""

    document_id: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """Where the quote is said to stand."""
        return Span(self.document_id, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The hits of one question, best first."""

    query_id: str
    hits: tuple[Found, ...]
    latency_ms: float


@dataclass(frozen=True, slots=True)
class Responded:
    """The answer to one question; `reason` is a code when it is refused, otherwise empty."""

    query_id: str
    standing: str
    reason: str
    text: str
    citations: tuple[Quote, ...]
    latency_ms: float

    @property
    def answered(self) -> bool:
        """True unless the question was refused."""
        return self.standing != "refused"


def as_json(row: Retrieved | Responded) -> dict[str, Any]:
    """The row's fields, in their order, as they are written.

    >>> as_json(Retrieved("q", (Found("d", 0, 4, 1.5),), 2.0))
    {'query_id': 'q', 'hits': [{'document_id': 'd', 'start': 0, 'end': 4, 'score': 1.5}], 'latency_ms': 2.0}
    """
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(row).items()}
