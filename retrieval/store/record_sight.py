"""Which records stand in a view, and which of those a scope covers: by the row's own words joined with its file's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, false, func, not_, or_, select, true, tuple_

from retrieval.evidence import EVERY, Grant, Scope, View
from retrieval.store.documents import document, revision, revision_label
from retrieval.store.records import holding, record
from retrieval.store.schema import written

NOW = View()


@dataclass(frozen=True, slots=True)
class Seat:
    """A version of a record with the row that holds it, the row's file, and the file's newest content."""

    record: FromClause
    holding: FromClause
    document: FromClause
    newest: FromClause

    @classmethod
    def named(cls, name: str) -> Seat:
        """One of its own, to be compared with others in one statement."""
        return cls(*(table.alias(f"{name}_{table.name}") for table in (record, holding, document, revision)))

    def joined(self, chosen: Select[Any]) -> Select[Any]:
        """The statement over all of a seat."""
        chosen = chosen.select_from(self.record).join(self.holding, self.holding.c.record == self.record.c.number)
        chosen = chosen.join(self.document, self.document.c.id == self.holding.c.document)
        return chosen.join(self.newest, self.newest.c.id == self.document.c.head)

    def order(self) -> tuple[ColumnElement[Any], ...]:
        """The one order of records."""
        return self.record.c.system, self.record.c.source_id, self.record.c.object

    def account(self) -> ColumnElement[str]:
        """A record's account: where the tree places it, else its file's."""
        return case((self.record.c.account != "", self.record.c.account), else_=self.newest.c.account)

    def region(self) -> ColumnElement[str]:
        """A record's region, in the same way."""
        return case((self.record.c.region != "", self.record.c.region), else_=self.newest.c.region)


def stands(seat: Seat, view: View, *, ended: bool = False) -> ColumnElement[bool]:
    """True for the one version of each record that stands in the view: the last by its system's time, of those known.

    One that was deleted or merged ends the record, which then stands only where `ended` ones are asked for.
    """
    rival = Seat.named("rival")
    later = rival.joined(select(true())).where(rival.record.c.id == seat.record.c.id, _known(rival, view))
    later = later.where(tuple_(*_rank(rival)) > tuple_(*_rank(seat)))
    last = [_known(seat, view), not_(later.correlate(seat.record, seat.holding).exists())]
    return and_(*last) if ended else and_(*last, seat.record.c.deleted == 0, seat.record.c.merged_into == "")


def covered(seat: Seat, scope: Scope) -> ColumnElement[bool]:
    """True for what some grant covers."""
    return or_(*(_granted(seat, grant) for grant in sorted(scope.grants))) if scope.grants else false()


def hidden(seat: Seat, scope: Scope) -> ColumnElement[bool]:
    """True for a record that stands now in a form that the scope does not cover: then none of its past is seen."""
    now = Seat.named("now")
    found = now.joined(select(true())).where(now.record.c.id == seat.record.c.id, stands(now, NOW))
    return found.where(not_(covered(now, scope))).correlate(seat.record).exists()


def _rank(seat: Seat) -> tuple[ColumnElement[Any], ...]:
    return seat.record.c.modified, seat.holding.c.learned_at, seat.record.c.number, seat.holding.c.document


def _known(seat: Seat, view: View) -> ColumnElement[bool]:
    """True for what a file that had not gone held; for a view of the past, also what was replaced since."""
    at, gone = view.known_at, seat.document.c.removed_at
    there = gone.is_(None) if at is None else and_(seat.holding.c.learned_at <= at, or_(gone.is_(None), gone > at))
    if view.as_of is None:
        return and_(there, _open(seat.holding, view))
    dated = case((seat.record.c.modified != "", seat.record.c.modified), else_=seat.newest.c.date)
    other, held = record.alias("other"), holding.alias("other_holding")
    still = select(true()).select_from(other).join(held, held.c.record == other.c.number)
    still = still.where(other.c.id == seat.record.c.id, _open(held, view)).correlate(seat.record)
    return and_(there, or_(dated == "", dated <= written(view.as_of)), still.exists())


def _open(held: FromClause, view: View) -> ColumnElement[bool]:
    """True for what its file still held then."""
    still, at = held.c.until.is_(None), view.known_at
    return still if at is None else and_(held.c.learned_at <= at, or_(still, held.c.until > at))


def _granted(seat: Seat, grant: Grant) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    if grant.account != EVERY:
        conditions.append(seat.account() == grant.account)
    if grant.region != EVERY:
        conditions.append(seat.region() == grant.region)
    if EVERY not in grant.labels:
        own = func.json_each(seat.record.c.labels).table_valued("value", name="own")
        other = select(true()).select_from(own).where(own.c.value.not_in(grant.labels))
        files = select(revision_label.c.label).where(revision_label.c.revision == seat.newest.c.id)
        conditions.append(or_(seat.record.c.labels != "[]", files.exists()))
        conditions.append(not_(other.correlate(seat.record).exists()))
        conditions.append(not_(files.where(revision_label.c.label.not_in(grant.labels)).exists()))
    return and_(*conditions)
