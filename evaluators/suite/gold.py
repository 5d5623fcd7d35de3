"""Where a case's gold stands in the documents as they were read; the quote is the truth, its offsets only say which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from evaluators.suite.case import Case, Gold
from evaluators.suite.outcome import Place
from retrieval.evidence import Revision, superseded
from retrieval.note import standing
from retrieval.rows import Head


@dataclass(frozen=True, slots=True)
class Library:
    """Every document that was read, by its source's own name for it.

    `replaced` are the ids of those that another replaced.
    """

    revisions: Mapping[str, tuple[str, ...]]
    read: Callable[[str], Revision | None]
    replaced: frozenset[str] = frozenset()

    @classmethod
    def of(cls, heads: Iterable[Head], read: Callable[[str], Revision | None]) -> Self:
        """The documents as they stand."""
        found: dict[str, tuple[str, ...]] = {}
        every = tuple(heads)
        for head in every:
            name = head.document.source_id
            found[name] = (*found.get(name, ()), head.revision)
        return cls(found, read, frozenset(one.document.id for one in every if superseded(one.document)))

    def places(self, case: Case) -> tuple[tuple[Place, ...], ...]:
        """The case's gold, group by group."""
        return tuple(tuple(place for one in group for place in self.place(one)) for group in case.groups_of_gold())

    def place(self, one: Gold) -> tuple[Place, ...]:
        """Where an entry stands: one place, or for a record each document that holds it."""
        if one.record:
            return self._record(one)
        texts = [revision.text for name in self.revisions.get(one.document, ()) if (revision := self.read(name))]
        if not texts:
            return (Place(one.document, one.start, one.end, "no such document was read"),)
        found = [place for text in texts if (place := _in(text, one))]
        wrong = f"the quote does not stand there: {one.quote}" if one.quote else "the document is shorter"
        return tuple(found) or (Place(one.document, one.start, one.end, wrong),)

    def _record(self, one: Gold) -> tuple[Place, ...]:
        name = one.record.rpartition("#")[2]
        found = [Place(each) for each in sorted(self.revisions) if _is_record(each, name, one.file)]
        if one.file and one.row:
            found += self._row(one)
        return tuple(found) or (Place(one.file or one.record, missing=f"no record {one.record} was read"),)

    def _row(self, one: Gold) -> list[Place]:
        """The row's own characters in the document that its file is."""
        label = f"row {one.row}"
        read = [revision for name in self.revisions.get(one.file, ()) if (revision := self.read(name))]
        marks = [mark for revision in read for mark in revision.marks if mark.label.split(",")[0] == label]
        return [Place(one.file, min(m.start for m in marks), max(m.end for m in marks))] if marks else []


def _is_record(document: str, name: str, file: str) -> bool:
    """True for the document of a record: `crm/Case.csv#5003X00002`."""
    below, _, last = document.rpartition("#")
    return bool(below) and last == name and file in ("", below)


def _in(text: str, one: Gold) -> Place | None:
    if not one.quote:
        return Place(one.document, one.start, one.end) if one.end <= len(text) else None
    if one.end and text[one.start : one.end] == one.quote:
        return Place(one.document, one.start, one.end)
    found = sorted(standing(one.quote, text), key=lambda span: (abs(span[0] - one.start), span))
    return Place(one.document, *found[0]) if found else None
