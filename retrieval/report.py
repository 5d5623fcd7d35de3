"""What became of each file, and what its owner should look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

OUTCOMES = ("added", "updated", "unchanged", "removed", "refused")


@dataclass(frozen=True, slots=True)
class Row:
    """One file's end. `documents` counts what it holds by outcome; `rejects` are its pieces left outside, with why.

    `export` says what the rows of a system's export became, such as "1,234 records of salesforce Account".
    """

    path: str
    outcome: str
    reason: str = ""
    documents: Mapping[str, int] = field(default_factory=dict)
    rejects: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    export: str = ""


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A file with documents that no account is certain for, and why for the first of them."""

    path: str
    documents: int
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """One ingest: every file once, by source and path. `first` is true for a home's first ingest.

    `unassigned` counts all in the part that was ingested, not only what is new. `label` is what the home gives to
    documents that carry none. `passages` and `embedded` count what was made now.
    """

    rows: tuple[Row, ...]
    unassigned: tuple[Unassigned, ...] = ()
    warnings: tuple[str, ...] = ()
    passages: int = 0
    embedded: int = 0
    first: bool = False
    label: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """Files by outcome, every outcome named."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    @property
    def documents(self) -> dict[str, int]:
        """Documents by outcome; a file may hold many, and pieces refused inside a file count here."""
        found: Counter[str] = Counter()
        for row in self.rows:
            found.update(row.documents)
            found["refused"] += len(row.rejects) + (row.outcome == "refused")
        return {outcome: found[outcome] for outcome in OUTCOMES}

    def refused(self) -> Iterator[tuple[str, str]]:
        """Each file and piece that stays outside, with its reason."""
        for row in self.rows:
            if row.outcome == "refused":
                yield row.path, row.reason
            yield from ((f"{row.path}, {place}", reason) for place, reason in row.rejects)
