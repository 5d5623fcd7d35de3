"""What is found in a document: each find is a stretch of its text, so that its quote is what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

FOUND, CANDIDATE = "found", "candidate"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` is the quote."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The quote."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A date as written. `iso` is the one day that it means, empty where it means several or none can be told.

    `readings` are the days that it may be where it reads in two ways, earliest first; empty for what is no day at
    all ("next week") and for what hangs on a document's date that is not known.
    """

    span: Span
    iso: str = ""
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: `currency` is ISO 4217 and `unit` as written; a sign of several currencies is a unit.

    `value` is None where its point and comma read in two ways, which `readings` then hold.
    """

    span: Span
    value: Decimal | None
    unit: str = ""
    currency: str = ""
    readings: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """A person as written, and their part: present, absent, sender, recipient or speaker."""

    span: Span
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done. `what` is its own words; an owner or a due that is None was not written.

    `standing` is found, for what its writer marked as an action, or candidate, for what only sounds like one.
    """

    span: Span
    standing: str
    what: Span
    owner: Span | None = None
    due: Day | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided; `standing` as for an action."""

    span: Span
    standing: str
    what: Span


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said or what is confirmed; `by` is their name as written, None where nobody is named."""

    span: Span
    by: Span | None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text, each kind in the text's order. `confident` are stretches told in confidence."""

    participants: tuple[Participant, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    questions: tuple[Span, ...] = ()
    days: tuple[Day, ...] = ()
    amounts: tuple[Amount, ...] = ()
    said: tuple[Said, ...] = ()
    confident: tuple[Span, ...] = ()
