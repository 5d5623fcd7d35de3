"""What only sounds like an action: it counts nowhere until a person says yes, and no more when they take that back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from retrieval.evidence import Scope
from retrieval.minuted import CONFIRMED, as_answered
from retrieval.records.mapped import Mapped
from retrieval.records.record import Record
from retrieval.store import Holder, Store, Wanted


def likely(store: Store) -> Iterator[Record]:
    """The candidates that stand in the documents of now, confirmed ones too."""
    yield from store.scoped(Scope.owner()).records(Wanted(kind="action_item", candidates=True))


def confirm(store: Store, one: Record, now: datetime) -> None:
    """The candidate counts as an action from now on, also when its document changes around it."""
    store.register().note(f"{CONFIRMED}{one.source.id}", now.isoformat())
    _put(store, one, dict(one.extra), now.isoformat(), now)


def take_back(store: Store, one: Record, now: datetime) -> None:
    """The candidate counts no more."""
    store.register().note(f"{CONFIRMED}{one.source.id}", "")
    _put(store, one, {**one.extra, "taken back": now.isoformat()}, "", now)


def is_confirmed(one: Record) -> bool:
    """True for a candidate that somebody said yes to."""
    return "confirmed" in one.extra


def _put(store: Store, one: Record, extra: dict[str, str], confirmed: str, now: datetime) -> None:
    """A version of the record that stands in place of the last."""
    kept = {key: value for key, value in extra.items() if key != "confirmed"}
    row = Mapped(one.kind, one.source, one.known, kept, one.raw, labels=one.marked)
    by = Holder(one.document, one.revision, one.learned_at or now, now)
    store.writer().put_records(by, [as_answered(row, kept, confirmed)])
