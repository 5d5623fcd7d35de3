"""A record as a document of its own, so that search finds a ticket by what it says and a contract by its terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from retrieval.evidence import Mark, Origin
from retrieval.records.kinds import PROSE
from retrieval.records.packed import canonical
from retrieval.records.record import Record
from retrieval.row_words import Called, unnamed, words_of
from retrieval.sources.reading import Reading, Stated

KIND = {
    "ticket": "ticket",
    "ticket_comment": "ticket",
    "meeting": "meeting_minutes",
    "email_in": "email",
    "email_out": "email",
    "note": "internal_note",
}
ROWS = 5_000  # records without prose of one file that are documents; of more, each is listed and counted only
TITLES = ("name", "title", "subject", "number")
LENT = "its file"  # why a row has an account or region that only its file has
OF = " of "  # between what a row is called and its system, where it states something
DATES = ("at", "opened_at", "received_at", "created_at", "due")


def told(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The kinds whose records are documents, of the kinds that a file holds so many records of.

    >>> told({"ticket": 9_000, "price": 9_000}), told({"ticket": 9_000, "price": 9})
    (('ticket',), ('ticket', 'price'))
    """
    few = sum(many for kind, many in counts.items() if kind not in PROSE) <= ROWS
    return tuple(kind for kind in counts if few or kind in PROSE)


def reading_of(record: Record, called: Called = unnamed) -> Reading | None:
    """The document that a record is; None for one without a word. Labels are stated where the row has its own.

    What people wrote comes first, then the other fields, a line each.
    """
    title_field, fields = PROSE.get(record.kind, ("", ()))
    title = record.text(title_field) if title_field else ""
    parts = [title, *(_words(record, name) for name in fields), words_of(record, called, (title_field, *fields))]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        return None
    title = title or next((record.text(name) for name in TITLES if record.text(name)), "")
    place = f"row {record.source.row:,}"
    label = f"{record.source.object} {record.text('number') or record.source.id}"
    stated = [
        ("title", " ".join(title.split()) or label),
        ("account", record.account),
        ("region", record.region),
        ("kind", KIND.get(record.text("type"), KIND.get(record.kind, record.kind))),
        ("date", _date(record)),
        ("lang", record.text("lang")),
        ("labels", "\n".join(record.labels) if record.marked else ""),
    ]
    text = f"{text}\n"
    where = f"{label}{OF}{record.source.system}"
    said = tuple(Stated(name, value, LENT if name in record.lent else where) for name, value in stated if value)
    raw = canonical([text, [[one.field, one.value] for one in said]]).encode()
    return Reading(text, "text", (Mark(0, len(text), label),), said, record.source.id, place=place, raw=raw)


def row_of(origins: Iterable[Origin]) -> tuple[str, str]:
    """What a document's row is called in its system, and the system, by why its fields are what they are.

    Two empty texts for a document that is no row. A row states two fields at least, its title and its kind.
    """
    given = Counter(one.reason for one in origins if one.how == "stated" and OF in one.reason)
    reason = next((reason for reason, many in given.most_common(1) if many > 1), "")
    label, _, system = reason.rpartition(OF)
    return label, system


def own_of(stated: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Of account and region those that a row states itself, by its fields with their reasons.

    >>> sorted(own_of([("account", "Case 7 of crm"), ("region", LENT), ("title", "Case 7 of crm")]))
    ['account']
    """
    return frozenset(field for field, where in stated if field in ("account", "region") and where != LENT)


def _words(record: Record, name: str) -> str:
    value = record.known.get(name)
    return "\n".join(value) if isinstance(value, tuple) else value.strip() if isinstance(value, str) else ""


def _date(record: Record) -> str:
    """The day that the record is of, the first of those it knows; else the day that its system last changed it."""
    found = (record.known.get(name) for name in DATES)
    return next(
        (one.isoformat()[:10] for one in found if isinstance(one, date | datetime)), record.source.modified[:10]
    )
