"""What the records say to a query: how many are what was asked, the first of them, and what could not be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal

from assistant.facts.query import Condition, Demand, Place, RecordQuery
from assistant.facts.states import AMOUNTS, STATES, Verdict, both, day_of, truth
from retrieval.lexical import folded
from retrieval.records.record import Record
from retrieval.records.tree import Key
from retrieval.records.value import UNKNOWN, Money

SHOWN = 20  # rows of a list
EXACT = Context(prec=200)  # digits of a sum
# What a state or a field is called where a record does not bear it.
STATED_BY = {"late": "day", "escalated": "word on escalation", "open 8D": "8D step", "closed 8D": "8D step"}
ABOUT = {
    "ends": "end", "expires": "expiry", "opened_at": "day of opening", "closed_at": "day of closing", "created": "day",
    "expected_close": "day of closing", "promised_on": "promised day", "delivered_on": "day of delivery",
    "shipped_on": "day of shipping", "due": "due day", "due_at": "due day", "due_on": "due day", "starts": "start",
    "received_on": "day of receipt", "received_at": "day of receipt", "ordered_on": "day of ordering",
    "invoiced_on": "invoice day", "signed": "day of signing", "closed_on": "day of closing",
    "done_on": "day of closing", "done_at": "day of closing", "decided_at": "day of decision",
    "created_at": "day of opening",
}  # fmt: skip
SORTED_BY = (
    "severity",
    "ends",
    "expires",
    "due",
    "due_on",
    "promised_on",
    "expected_close",
    "opened_at",
    "received_on",
)


@dataclass(slots=True)
class Group:
    """The found records that share one value: how many, and their sums by currency."""

    found: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)


@dataclass(slots=True)
class Counted:
    """What was counted: `there` in the place, `found` of them as asked, and the first of these and of others.

    `unread` and `missing` say of how many what decides cannot be read, or is missing. `sums` are exact, by currency;
    `unpriced` counts the found without an amount. `files` and `last` say where the records there come from.
    """

    there: int = 0
    found: int = 0
    rows: list[Record] = field(default_factory=list)
    beside: list[Record] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    sums: dict[str, Decimal] = field(default_factory=dict)
    unpriced: int = 0
    groups: dict[str, Group] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    last: str = ""

    @property
    def tells(self) -> bool:
        """True when some record there is as asked or known not to be, or only its status leaves that open."""
        unknown = self.unread.total() + self.missing.total() - self.missing["place"] - self.missing["status"]
        return bool(self.found) or self.there > unknown


def counted(records: Iterable[Record], query: RecordQuery, day: date | None) -> Counted:
    """Every record judged once; of the found ones the first rows are kept, so that no list is held whole."""
    told = Counted()
    for record in records:
        where, unplaced = _placed(record, query.places)
        if not where:
            told.missing["place"] += unplaced
            continue
        told.there += 1
        told.files.add(record.path)
        told.last = max(told.last, _changed(record))
        verdict, about = _judged(record, query.conditions, day)
        if verdict is Verdict.YES:
            _keep(told, told.rows, record)
            told.found += 1
            _add(told, record, query)
        else:
            _keep(told, told.beside, record)
            {Verdict.UNREAD: told.unread, Verdict.MISSING: told.missing}.get(verdict, Counter[str]())[about] += 1
    for rows in (told.rows, told.beside):
        rows.sort(key=_order)
        del rows[SHOWN:]
    return told


def _keep(told: Counted, rows: list[Record], record: Record) -> None:
    rows.append(record)
    if len(rows) >= 4 * SHOWN:
        rows.sort(key=_order)
        del rows[SHOWN:]


def _order(record: Record) -> tuple[tuple[bool, str], ...]:
    keys = [str(record.known.get(name, "")) for name in SORTED_BY]
    return (*((not key, key) for key in keys), *((False, part) for part in record.order))


def _changed(record: Record) -> str:
    """The day on which its system last changed it, else on which its file did."""
    return record.source.modified[:10] or (record.learned_at.date().isoformat() if record.learned_at else "")


def _placed(record: Record, places: Iterable[Place]) -> tuple[bool, bool]:
    """Whether the record is in every place; and whether it only says nothing of where it is."""
    inside = [_is_in(record, place) for place in places]
    return all(one is True for one in inside), any(one is None for one in inside) and False not in inside


def _is_in(record: Record, place: Place) -> bool | None:
    """Whether the record is there; None where what it bears does not tell."""
    accounts, own = owners_of(record), record.known.get("regions", ())
    if not accounts.isdisjoint(place.owners):
        return True
    if not place.regions:
        return False if accounts else None
    regions = [record.region, record.text("region"), *(own if isinstance(own, tuple) else ())]
    said = {folded(one) for one in regions if one}
    if said & place.regions:
        return True
    return None if not said or (said <= place.wider and accounts.isdisjoint(place.others)) else False


def owners_of(record: Record) -> set[Key]:
    """The accounts of the tree that the record names."""
    others = record.known.get("account_ids", ())
    named = (record.text("account_id"), *(others if isinstance(others, tuple) else ()))
    return {(record.source.system, one) for one in named if one}


def _judged(record: Record, conditions: Iterable[Condition], day: date | None) -> tuple[Verdict, str]:
    """What holds of all the conditions, and which field could not tell."""
    verdicts = [(_verdict(record, one, day), _about(one)) for one in conditions]
    last = both(Verdict.YES, *(verdict for verdict, _ in verdicts))
    return last, next((about for verdict, about in verdicts if verdict is last), "")


def _about(condition: Condition) -> str:
    """What a record must bear so that the condition can be judged."""
    if condition.demand is not Demand.STATE:
        return ABOUT.get(condition.fields[0], condition.fields[0].removesuffix("_id").replace("_", " "))
    return STATED_BY.get(condition.words[0], "status")


def _verdict(record: Record, condition: Condition, day: date | None) -> Verdict:
    if condition.demand is Demand.STATE:
        return STATES[record.kind, condition.words[0]](record, day) if day is not None else Verdict.MISSING
    if condition.demand is Demand.WITHOUT:
        return truth(not record.text(condition.fields[0]))
    if condition.demand is Demand.IS:
        said = record.text(condition.fields[0])
        if not said:  # what has no owner is nobody's
            return Verdict.NO if condition.fields[0] == "owner_id" else Verdict.MISSING
        return Verdict.UNREAD if said == UNKNOWN else truth(said in condition.words)
    days: Iterator[date] = (one for name in condition.fields if (one := day_of(record, name)) is not None)
    found = next(days, None)
    if found is None or condition.period is None:
        return Verdict.MISSING
    return truth(condition.period.first <= found <= condition.period.last)


def _add(told: Counted, record: Record, query: RecordQuery) -> None:
    """Adds the record's amount to the sum of its currency; amounts of two currencies are never added."""
    amount = record.known.get(AMOUNTS.get(query.kind, ""))
    group = told.groups.setdefault(_shared(record, query.grouping), Group()) if query.grouping else Group()
    group.found += 1
    if isinstance(amount, Money):
        for sums in (told.sums, group.sums):
            sums[amount.currency] = EXACT.add(sums.get(amount.currency, Decimal(0)), amount.amount)
    else:
        told.unpriced += 1


def _shared(record: Record, grouping: str) -> str:
    """The value by which the record is told apart; empty where it has none."""
    if grouping == "account":
        return record.account
    if grouping == "region":
        return record.region or record.text("region")
    return record.text(grouping).replace("_", " ")
