"""What is measured: something that finds and answers. The built assistant is one; a test brings its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from evaluators.dataset import Query
from evaluators.rows import Found, Quote

Say = Callable[[str], None]


class SubjectError(Exception):
    """The subject cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a subject is made of: the data set, where indexes are kept, hybrid or lexical, and what was true when."""

    dataset: Path
    cache: Path
    mode: str = "hybrid"
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as the data set names things, not yet timed."""

    standing: str
    reason: str
    text: str
    citations: tuple[Quote, ...]


class Subject(Protocol):
    """Finds and answers."""

    @property
    def mode(self) -> str:
        """How it really searches: hybrid, or lexical, which is also what is left where there is no model."""
        ...

    def retrieve(self, query: Query, k: int) -> Sequence[Found]:
        """The best `k` hits for a question, best first."""
        ...

    def respond(self, query: Query) -> Reply:
        """The answer to a question."""
        ...


class Open(Protocol):
    """Makes the subject; it is let go of at the end. Raises `SubjectError`."""

    def __call__(self, setting: Setting, say: Say) -> AbstractContextManager[Subject]: ...
