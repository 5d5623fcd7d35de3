"""What a home remembers of its last ingest: so that it can say later what came in, and what stayed outside and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.outside import keep_outside
from retrieval.parts import NoSuchPath
from retrieval.sources.mapping import BadMapping

if TYPE_CHECKING:
    from retrieval.report import Report
    from retrieval.store import Register

BEGUN, ENDED = "ingest begun", "ingest ended"


class Notes(Protocol):
    """Words about a home, kept under a key."""

    def note(self, key: str, value: str) -> None:
        """Keeps the word."""
        ...

    def noted(self, key: str) -> str:
        """The word, or nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest: when it began (ISO), of which paths, what became of the files, which stayed outside and why."""

    at: str
    paths: tuple[str, ...]
    files: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    refused: tuple[tuple[str, str], ...] = ()


@contextmanager
def remembered(notes: Register, now: datetime, paths: Sequence[Path]) -> Iterator[Callable[[Report], None]]:
    """The home knows that an ingest began; and what it came to and left outside, once that is told."""
    begun = Run(now.isoformat(), tuple(str(path.absolute()) for path in paths))
    notes.note(BEGUN, json.dumps(asdict(begun)))

    def done(report: Report) -> None:
        ended = Run(begun.at, begun.paths, report.counts, report.documents, tuple(report.refused()))
        notes.note(ENDED, json.dumps(asdict(ended)))
        notes.note(BEGUN, "")
        keep_outside(notes, paths, report)

    try:
        yield done
    except (NoSuchPath, BadMapping):  # it never began
        notes.note(BEGUN, "")
        raise


def last(notes: Notes) -> Run | None:
    """The last ingest that came to its end."""
    return _run(notes.noted(ENDED))


def cut_off(notes: Notes) -> Run | None:
    """The ingest that began and has not come to its end: it goes on now, or was stopped."""
    return _run(notes.noted(BEGUN))


def _run(text: str) -> Run | None:
    if not text:
        return None
    told = json.loads(text)
    refused = tuple((path, reason) for path, reason in told["refused"])
    return Run(told["at"], tuple(told["paths"]), told["files"], told["documents"], refused)
