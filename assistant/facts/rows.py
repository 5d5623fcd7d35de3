"""A record as a row of a list: lines of its own document, word for word, with where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.findings import Citation, Sentence
from assistant.ground import stands
from assistant.plain import plain
from retrieval.evidence import Document, Revision, document_id
from retrieval.place import label_at
from retrieval.records.kinds import PROSE
from retrieval.records.record import Record
from retrieval.records.source import SPANS
from retrieval.row_words import Called, label_of, words_of
from retrieval.rows import Head

EXPORT = "export"  # the kind of document that a file of records is
LONGEST = 400  # characters of a quote, with the lines between those that a row shows; longer lines are not shown
# What a row shows of each kind, in this order, where it is known.
SHOWN: dict[str, str] = {
    "ticket": "number severity status account_id region product_line opened_at due_at owner_id",
    "opportunity": "name stage amount expected_close account_id region product_family owner_id",
    "contract": "number title kind status account_id region starts ends annual_value owner_id",
    "delivery": "number order_id account_id region promised_on delivered_on status",
    "complaint": "number title eight_d status account_id region received_on closed_on owner_id",
    "exception": "kind deviation sku product_family account_id region status expires approved_by_id",
    "order": "number status account_id region ordered_on requested_on amount",
    "invoice": "number type account_id amount due_on paid_on status",
    "stakeholder": "name title function buying_role account_id country status owner_id",
    "action_item": "text owner_id due status account_id region",
    "task": "owner_id due status account_id",
    "risk": "title category state owner_id due account_id",
    "escalation": "title type status opened_at owner_id account_id",
    "inquiry": "number status received_at account_id region",
}


class Documents(Protocol):
    """The part of the store's reader that rows are looked up by."""

    def document(self, one: str) -> Document | None:
        """The document, or None where there is none to be seen."""
        ...

    def revisions(self, of_document: str) -> Sequence[Revision]:
        """What the document held, oldest first."""
        ...

    def revision(self, one: str) -> Revision | None:
        """The whole revision, or None where there is none to be seen."""
        ...


@dataclass(frozen=True, slots=True)
class Rows:
    """Records in words, by the documents that they are and what these say when they are read again.

    A record stands where its system says so; its document may bear a later day, such as the day on which a task is due.
    """

    heads: Sequence[Head]
    documents: Documents
    called: Called
    only: tuple[str, ...] = ()  # fields that alone are shown, instead of those of the kind
    _by_name: dict[str, list[Head]] = field(default_factory=dict, init=False)

    def sentences(self, records: Sequence[Record]) -> Iterator[Sentence]:
        """A sentence for each record that a document bears out."""
        names = {name for record in records for name in (*_names(record), record.document)}
        for head in self.heads:
            for name in {head.document.source_id, head.document.id} & names:
                self._by_name.setdefault(name, []).append(head)
        for record in records:
            found = self._of_stretch(record) or self._own(record) or self._of_file(record)
            if found is not None and stands(found.citations[0], self.documents.revision):
                yield found

    def _of_stretch(self, record: Record) -> Sentence | None:
        """The row of a record that stands on a stretch of a paper: these words, at their place."""
        revision = self.documents.revision(record.revision) if record.source.system == SPANS else None
        document = self.documents.document(record.document) if revision is not None else None
        start = record.source.row
        end = start + len(record.raw)
        if revision is None or document is None or revision.text[start:end] != record.raw:
            return None
        place = label_at(revision.marks, revision.text, start, end)
        return Sentence(plain(record.raw), (_cited(document, revision, start, end, place),))

    def _own(self, record: Record) -> Sentence | None:
        """The row from the record's own document, where that says exactly what the record does."""
        for document, revision in self._held(record):
            found = _lines(record, revision.text, self._labels(record))
            if found:
                start, end = min(one for one, _ in found), max(one for _, one in found)
                if end - start > LONGEST:
                    start, end = next(((a, b) for a, b in found if b - a <= LONGEST), found[0])
                title = [] if self.only else _title(record, revision.text)
                said = [*title, *(revision.text[a:b] for a, b in found)]
                place = label_at(revision.marks, revision.text, start, end)
                short = [one for one in said if len(one) <= LONGEST] or [revision.text[start:end]]
                return Sentence("; ".join(short), (_cited(document, revision, start, end, place),))
        return None

    def _held(self, record: Record) -> Iterator[tuple[Document, Revision]]:
        """What the record's document says in view, then all that it ever said, the newest first."""
        for head in (one for name in _names(record) for one in self._by_name.get(name, ())):
            revision = self.documents.revision(head.revision)
            if revision is not None:
                yield head.document, revision
        for system in sorted({head.document.source_system for head in self.heads}):
            for name in _names(record):
                document = self.documents.document(document_id(system, name))
                if document is not None and document.removed_at is None:
                    yield from ((document, one) for one in reversed(self.documents.revisions(document.id)))

    def _labels(self, record: Record) -> list[str]:
        """How the lines of the fields begin that are shown."""
        known = (name for name in self.only or SHOWN[record.kind].split() if name in record.known)
        return [f"{label_of(name)}: " for name in known]

    def _of_file(self, record: Record) -> Sentence | None:
        """The row of a file whose rows are no documents: its place there, cited to the file's own document."""
        head = next((one for one in self._by_name.get(record.document, ()) if one.card.kind == EXPORT), None)
        revision = self.documents.revision(head.revision) if head is not None else None
        if head is None or revision is None:
            return None
        end = revision.text.find("\n")
        every = words_of(record, self.called).split("\n")
        said = [line for label in self._labels(record) for line in [one for one in every if one.startswith(label)][:1]]
        place = record.place.removeprefix(record.path.partition("#sheet-")[0]).lstrip(", ")
        cited = _cited(head.document, revision, 0, end, place)
        return Sentence("; ".join(said or every[:1]), (cited,)) if end > 0 else None


def _names(record: Record) -> tuple[str, str]:
    """What the record's document may be called: beside its file, or below a sheet of it."""
    return f"{record.path}#{record.source.id}", f"{record.path}/{record.source.id}"


def _title(record: Record, text: str) -> list[str]:
    """The first line of a document that begins with its record's title."""
    title = record.text(PROSE[record.kind][0]) if record.kind in PROSE and PROSE[record.kind][0] else ""
    return [" ".join(title.split())] if title and text.startswith(title) else []


def _lines(record: Record, text: str, labels: Sequence[str]) -> list[tuple[int, int]]:
    """Where the fields that a row shows stand; nowhere unless every field that refers to nothing reads as it does now.

    Fields stand in the last paragraph: what people wrote comes before and is never taken for one.
    """
    begins = text.rstrip("\n").rfind("\n\n") + 2 if "\n\n" in text.rstrip("\n") else 0
    own = words_of(record).split("\n")
    found = []
    for label in labels:
        at = begins if text.startswith(label, begins) else text.find(f"\n{label}", begins) + 1
        if at < begins or not text.startswith(label, at):
            return []
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        mine = next((one for one in own if one.startswith(label)), "")
        if text[at:end] != mine and _plain(record, label):
            return []
        found.append((at, end))
    return found


def _plain(record: Record, label: str) -> bool:
    """True for a field that names no other record."""
    return label[:-2].lower().replace(" ", "_") in record.known


def _cited(document: Document, revision: Revision, start: int, end: int, place: str) -> Citation:
    card = revision.card
    return Citation(
        document_id=document.id,
        source_id=document.source_id,
        revision_id=revision.id,
        locator=place,
        start=start,
        end=end,
        quote=revision.text[start:end],
        title=card.title,
        status=card.status,
        date=card.date,
        account=card.account,
        region=card.region,
        labels=card.labels,
    )
