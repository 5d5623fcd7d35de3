"""How records spread over accounts, regions and kinds: how many there are of each, and of what day the newest is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from retrieval.evidence import Scope, View
from retrieval.records.source import SPANS
from retrieval.store.record_reading import SEAT, Wanted, seen_records


@dataclass(frozen=True, slots=True)
class Spread:
    """So many records of a kind are of an account and region; `newest` is empty where none has a day until then."""

    account: str
    region: str
    kind: str
    many: int
    newest: str


def spread(
    connection: Connection, scope: Scope, view: View, dates: Mapping[str, Sequence[str]], until: date
) -> list[Spread]:
    """The records that stand, by account, region and kind.

    `dates` names for a kind the fields of its day, the first known counts; else a record is of the day when its system
    changed it last. Days after `until` are not yet. What stands on a stretch of a document is its document's to tell.
    """
    day = func.substr(_day(dates), 1, 10)
    newest = func.max(case((day <= until.isoformat(), day), else_=""))
    by = SEAT.account().label("account"), SEAT.region().label("region"), SEAT.record.c.kind
    chosen = seen_records(
        SEAT.joined(select(*by, func.count().label("many"), newest.label("newest"))), scope, view, Wanted()
    )
    chosen = chosen.where(SEAT.record.c.system != SPANS)
    rows = connection.execute(chosen.group_by(*by).order_by(*by))
    return [Spread(row.account, row.region, row.kind, int(row.many), row.newest or "") for row in rows]


def _day(dates: Mapping[str, Sequence[str]]) -> ColumnElement[Any]:
    mine = SEAT.record.c
    told = []
    for kind, names in sorted(dates.items()):
        given = (func.json_extract(mine.fields, f"$.{name}") for name in names)
        told.append((mine.kind == kind, func.coalesce(*given, mine.modified)))
    return case(*told, else_=mine.modified) if told else mine.modified
