"""What came back for a case, in a form that is the same for the same suite and program wherever it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assistant.findings import Answer, Citation, Reason, Standing
from evaluators.suite.case import ANSWERED, REFUSED, WHICH

ASKING = frozenset({Reason.AMBIGUOUS_ENTITY.value, Reason.ASK_BACK.value})

COMPUTED = "records"  # who drafts counts and totals


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote as the answer gives it; `document` is its source's own name for it.

    `also` are the document's identical copies; `real` is true when the quote was read again at its place.
    """

    document: str
    start: int
    end: int
    quote: str
    title: str = ""
    status: str = ""
    locator: str = ""
    also: tuple[str, ...] = ()
    real: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the answer and what it stands on."""

    text: str
    citations: tuple[Cited, ...]

    @property
    def verbatim(self) -> bool:
        """True when a quote reads as the sentence does."""
        return any(" ".join(one.quote.split()) == " ".join(self.text.split()) for one in self.citations)


@dataclass(frozen=True, slots=True)
class Place:
    """Where gold stands in the documents as they were read; `end` 0 is the whole document.

    `missing` says why it stands nowhere.
    """

    document: str
    start: int = 0
    end: int = 0
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer or refusal, and where the case's gold stands: each group is met by one of its places.

    `found` are the documents of the search, nearest first. `again` is true when the same question gave the same bytes a
    second time. `failed` is what the assistant said instead of an answer.
    """

    case: str
    standing: str
    reason: str
    text: str
    sentences: tuple[Told, ...] = ()
    readings: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    superseded: tuple[Cited, ...] = ()
    closest: tuple[Cited, ...] = ()
    next_step: str = ""
    found: tuple[str, ...] = ()
    gold: tuple[tuple[Place, ...], ...] = ()
    as_of: str = ""
    drafted_by: str = "extract"
    again: bool = True
    failed: str = ""

    @property
    def kind(self) -> str:
        """Answered, refused, or asked back which of several is meant."""
        if self.standing != Standing.REFUSED.value:
            return ANSWERED
        return WHICH if self.reason in ASKING else REFUSED

    @property
    def cited(self) -> tuple[Cited, ...]:
        """What the sentences stand on, each place once, in their order."""
        return tuple(dict.fromkeys(one for told in self.sentences for one in told.citations))

    @property
    def quoted(self) -> tuple[Cited, ...]:
        """Every quote that is shown, those of a refusal too."""
        return tuple(dict.fromkeys((*self.cited, *self.superseded, *self.closest)))

    @property
    def told(self) -> tuple[Told, ...]:
        """The sentences whose words are the documents' or a writer's; a count over records is computed, and is not."""
        return tuple(one for one in self.sentences if self.drafted_by != COMPUTED or one.verbatim)

    def said(self) -> str:
        """All that the answer itself tells: its sentences and their quotes; of a refusal what it asks and advises."""
        own = [told.text for told in self.sentences]
        if self.kind != ANSWERED:
            own += [*self.readings, self.next_step]
        return "\n".join([*own, *(one.quote for one in self.cited)])

    def shown(self) -> str:
        """The answer in words, a refusal with its code."""
        if self.kind == ANSWERED:
            return self.text
        told = [self.failed or self.reason, *self.readings, self.next_step]
        return " · ".join(part for part in told if part)


def told_of(answer: Answer) -> Iterator[Citation]:
    """Every citation that an answer carries."""
    for sentence in answer.sentences:
        yield from sentence.citations
    yield from answer.superseded
    yield from answer.closest


def as_row(outcome: Outcome) -> Mapping[str, Any]:
    """The outcome as it is written."""
    return {**asdict(outcome), "kind": outcome.kind}
