"""What is concluded: the one shape of an answer that every door carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Standing(StrEnum):
    """How an answer stands: on its spans, on its spans although a model failed, or refused."""

    GROUNDED = "grounded"
    FALLBACK = "fallback"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why an answer is refused, each a code that a page turns into one plain sentence."""

    NOT_IN_SOURCES = "NOT_IN_SOURCES"
    SOURCES_EMPTY = "SOURCES_EMPTY"
    ASK_BACK = "ASK_BACK"
    AMBIGUOUS_ENTITY = "AMBIGUOUS_ENTITY"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    NOT_PERMITTED = "NOT_PERMITTED"
    NO_RULE_ON_RECORD = "NO_RULE_ON_RECORD"
    ONLY_SUPERSEDED = "ONLY_SUPERSEDED"
    ONLY_DRAFT = "ONLY_DRAFT"
    CONFLICTING_RULES = "CONFLICTING_RULES"


class Caution(StrEnum):
    """What a reader must know of an answer that is given all the same."""

    STALE = "STALE"
    UNDATED = "UNDATED"
    UNTRUSTED = "UNTRUSTED"
    DRAFT_EXISTS = "DRAFT_EXISTS"


@dataclass(frozen=True, slots=True)
class Citation:
    """`quote` stands at `start:end` of the revision's text, verbatim; `also` names the document's identical copies.

    `labels` are its document's, such as confidential. `id` names the place, for a note that corrects it.
    """

    document_id: str
    source_id: str
    revision_id: str
    locator: str
    start: int
    end: int
    quote: str
    title: str
    status: str
    date: str
    account: str
    region: str
    also: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", f"{self.revision_id}:{self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the spans it stands on; never without one."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: documents and passages in view, the mode, and the question as understood."""

    documents: int
    passages: int
    mode: str
    understood: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A cited answer, or an honest refusal with whom or where to ask.

    `text` is the sentences joined; `closest` holds the nearest evidence of a refusal;
    `superseded` what once answered and no longer does; `as_of` and `scope` say under what it holds.
    """

    question: str
    standing: Standing
    text: str
    drafted_by: str
    as_of: str
    scope: str
    searched: Searched
    reason: str = ""
    sentences: tuple[Sentence, ...] = ()
    readings: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    superseded: tuple[Citation, ...] = ()
    closest: tuple[Citation, ...] = ()
    next_step: str = ""
