"""The predicate that a scope becomes. There is no other way from a scope to a row."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, and_, exists, false, literal_column, not_, or_, true

from retrieval.evidence import EVERY, Grant, Scope
from retrieval.store.documents import revision_label


def visible(scope: Scope, revision: FromClause) -> ColumnElement[bool]:
    """True for rows of `revision` that some grant covers; a scope without grants sees none."""
    if not scope.grants:
        return false()
    return or_(*(granted(grant, revision) for grant in sorted(scope.grants)))


def unindexed(column: ColumnElement[str]) -> ColumnElement[str]:
    """The column's value as an expression, so that SQLite does not choose an index of it over one of the ids."""
    return column.op("||")(literal_column("''"))


def granted(grant: Grant, revision: FromClause) -> ColumnElement[bool]:
    """True for rows that this grant covers; positive conditions only, so that an unknown value is never let in."""
    conditions: list[ColumnElement[bool]] = [true()]
    if grant.account != EVERY:
        # An expression, so that no index of accounts is used: what is asked for is named by id, an account has many.
        conditions.append(unindexed(revision.c.account) == grant.account)
    if grant.region != EVERY:
        conditions.append(revision.c.region == grant.region)
    if EVERY not in grant.labels:
        own = revision_label.c.revision == revision.c.id
        conditions.append(exists().where(own))
        conditions.append(not_(exists().where(own, revision_label.c.label.not_in(grant.labels))))
    return and_(*conditions)
