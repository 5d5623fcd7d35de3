"""A case is a question with what has to come back; a suite is cases over the documents that answer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.findings import Reason
from evaluators.features import lacking

ANSWERED, REFUSED, WHICH = "answered", "refused", "which"
KINDS = (ANSWERED, REFUSED, WHICH)

AUTHORITY, CONFLICT, SUPERSEDED = "authority", "conflict", "superseded"
INJECTION, CROSS_LANGUAGE, AMBIGUOUS = "injection", "cross_language", "ambiguous"

SHOWN = 80  # characters of a quote that are named

# Codes as the papers of the field write them, and the assistant's own words for them.
CODES: Mapping[str, str] = {
    **{reason.value: reason.value for reason in Reason},
    "NO_RULE": Reason.NO_RULE_ON_RECORD.value,
    "NONE_ON_RECORD": Reason.NOT_IN_SOURCES.value,
    "NOT_ON_RECORD": Reason.NOT_IN_SOURCES.value,
    "NOT_FOUND": Reason.NOT_IN_SOURCES.value,
    "UNKNOWN": Reason.NOT_IN_SOURCES.value,
    "AMBIGUOUS": Reason.AMBIGUOUS_ENTITY.value,
    "ASK_WHICH": Reason.AMBIGUOUS_ENTITY.value,
    "SUPERSEDED": Reason.ONLY_SUPERSEDED.value,
    "DRAFT": Reason.ONLY_DRAFT.value,
    "CONFLICT": Reason.CONFLICTING_RULES.value,
}


@dataclass(frozen=True, slots=True)
class Gold:
    """A place that the answer has to stand on: a document's characters, or a record by its name and file.

    Of the entries with one `any` name a single one suffices. `end` 0 leaves the place to the quote, and without a quote
    the whole document is meant.
    """

    document: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    record: str = ""
    file: str = ""
    row: int = 0
    any: str = ""

    def __str__(self) -> str:
        if self.record:
            return f"{self.record} ({self.file}, row {self.row})" if self.file else self.record
        quote = " ".join(self.quote.split())
        where = f"{self.document} {self.start}-{self.end}" if self.end else self.document
        return f"{where} “{quote if len(quote) <= SHOWN else quote[:SHOWN] + ' …'}”" if quote else where


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what is expected; `place` says where it stands in the suite's file.

    `labels` and `regions` are what the asker may see; empty is everything. A draft waits for its person; a comment is
    for people alone.
    """

    id: str
    question: str
    expects: str
    group: str = ""
    account: str = ""
    as_of: str = ""
    labels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    reason: str = ""
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gold: tuple[Gold, ...] = ()
    must_not: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    needs: str = ""
    draft: bool = False
    comment: str = ""
    place: str = ""

    @property
    def not_judged(self) -> str:
        """Why this case does not count; empty when it does."""
        return "a draft: confirm it, then take its draft mark away" if self.draft else lacking(self.needs)

    def groups_of_gold(self) -> list[tuple[Gold, ...]]:
        """The gold as what each has to be met by one of its entries, in order."""
        grouped: dict[str, list[Gold]] = {}
        for at, one in enumerate(self.gold):
            grouped.setdefault(one.any or f"\0{at}", []).append(one)
        return [tuple(entries) for entries in grouped.values()]


@dataclass(frozen=True, slots=True)
class Suite:
    """A folder with its cases; `ingest` are the folders and files that are read, `sha256` names all that it holds."""

    folder: Path
    name: str
    title: str
    as_of: str
    ingest: tuple[Path, ...]
    cases: tuple[Case, ...]
    sha256: str
