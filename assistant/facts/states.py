"""What a state means for each kind of record, by its status and its days; what cannot be told is never guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum

from retrieval.lexical import folded
from retrieval.records.record import Record
from retrieval.records.value import UNKNOWN


class Verdict(StrEnum):
    """Whether a record is what was asked; or what it bears cannot be read, or it bears nothing that tells."""

    YES = "yes"
    NO = "no"
    UNREAD = "unread"
    MISSING = "missing"


Rule = Callable[[Record, date], Verdict]

# Words of a status that is no closed list, by what they say of its record.
FREE: Mapping[str, frozenset[str]] = {
    "open": frozenset(
        "open|new|in progress|in process|in work|pending|confirmed|released|booked|entered|activated|draft|ordered|"
        "planned|partially delivered|partial|backorder|backordered|on hold|waiting|unpaid|overdue|offen|neu|in arbeit|"
        "in bearbeitung|bestatigt|freigegeben|teilgeliefert|unbezahlt|abierto|abierta|nuevo|en curso|en proceso|"
        "pendiente|confirmado|進行中|未完了|未解決|処理中|オープン|新規".split("|")
    ),
    "closed": frozenset(
        "closed|complete|completed|done|delivered|fulfilled|invoiced|paid|finished|settled|cancelled|canceled|rejected|"
        "geschlossen|abgeschlossen|erledigt|geliefert|bezahlt|storniert|cerrado|cerrada|completado|completada|entregado|"
        "entregada|pagado|pagada|cancelado|cancelada|完了|クローズ|納品済み|支払済み|キャンセル|済".split("|")
    ),
    "cancelled": frozenset("cancelled|canceled|storniert|cancelado|cancelada|キャンセル".split("|")),
}
CODES = {("sap", "a"): "open", ("sap", "b"): "partial", ("sap", "c"): "completed"}  # of an order as a whole
EIGHT_D = tuple(f"D{step}" for step in range(9))
OPEN_STAGES = ("identify", "qualify", "propose", "negotiate", "commit")


def both(first: Verdict, *others: Verdict) -> Verdict:
    """What holds of several together: one "no" decides, then what cannot be read, then what is missing."""
    every = (first, *others)
    return next((one for one in (Verdict.NO, Verdict.UNREAD, Verdict.MISSING) if one in every), Verdict.YES)


def truth(holds: bool) -> Verdict:
    """Yes or no."""
    return Verdict.YES if holds else Verdict.NO


def day_of(record: Record, field: str) -> date | None:
    """The day that a field holds; of an instant the one of UTC, as its record's words say it."""
    value = record.known.get(field)
    if isinstance(value, datetime):
        return value.astimezone(UTC).date()
    return value if isinstance(value, date) else None


def among(field: str, *words: str) -> Rule:
    """Yes where the field of a closed list holds one of the words."""

    def rule(record: Record, _day: date) -> Verdict:
        value = record.text(field)
        if not value:
            return Verdict.MISSING
        return Verdict.UNREAD if value == UNKNOWN else truth(value in words)

    return rule


def _past(field: str) -> Rule:
    """Yes where the field's day has gone by; missing where it has none."""

    def rule(record: Record, day: date) -> Verdict:
        found = day_of(record, field)
        return Verdict.MISSING if found is None else truth(found < day)

    return rule


def _free(name: str, field: str = "status") -> Rule:
    """The same for a status in its system's own words."""

    def rule(record: Record, _day: date) -> Verdict:
        value = folded(record.text(field)).strip().replace("_", " ")
        value = CODES.get((record.source.system, value), value)
        if not value:
            return Verdict.MISSING
        return truth(value in FREE[name]) if value in FREE["open"] | FREE["closed"] else Verdict.UNREAD

    return rule


def _stage(*stages: str) -> Rule:
    """By what the system says of open and closed; where it says neither, by the stage."""

    def rule(record: Record, day: date) -> Verdict:
        closed, won, stage = record.known.get("closed"), record.known.get("won"), record.text("stage")
        if closed is False:
            return truth(stages == OPEN_STAGES)
        if closed is True and len(stages) > 1:
            return truth(stages != OPEN_STAGES)
        if closed is True and isinstance(won, bool):
            return truth(("won" if won else "lost") in stages)
        if closed is True and stage in OPEN_STAGES:
            return Verdict.MISSING
        return among("stage", *stages)(record, day)

    return rule


def _expired(field: str, status: Rule) -> Rule:
    """Yes where the status says so or the last day has gone by."""

    def rule(record: Record, day: date) -> Verdict:
        past = _past(field)(record, day)
        return Verdict.YES if past is Verdict.YES else status(record, day)

    return rule


def _standing(field: str, status: Rule) -> Rule:
    """Yes where the status says so and the last day, if there is one, has not gone by."""

    def rule(record: Record, day: date) -> Verdict:
        return Verdict.NO if _past(field)(record, day) is Verdict.YES else status(record, day)

    return rule


def _overdue(field: str, still: Rule) -> Rule:
    """Yes where the day has gone by and it is still to be done."""

    def rule(record: Record, day: date) -> Verdict:
        return both(still(record, day), _past(field)(record, day))

    return rule


def _until(field: str, status: Rule, *, done: bool) -> Rule:
    """By the day on which it was done, which says more than a status; where there is none, by the status."""

    def rule(record: Record, day: date) -> Verdict:
        return truth(done) if day_of(record, field) is not None else status(record, day)

    return rule


def _late_delivery(record: Record, day: date) -> Verdict:
    promised, came = day_of(record, "promised_on"), day_of(record, "delivered_on")
    said = folded(record.text("status")).strip()
    if said in FREE["cancelled"]:
        return Verdict.NO
    if promised is None or (came is None and said in FREE["closed"]):
        return Verdict.MISSING
    return truth((came or day) > promised)


def _true(field: str) -> Rule:
    def rule(record: Record, _day: date) -> Verdict:
        value = record.known.get(field)
        return truth(value) if isinstance(value, bool) else Verdict.MISSING

    return rule


_TICKET_OPEN = among("status", "new", "assigned", "in_progress", "waiting_customer", "waiting_supplier")
_TODO, _TODO_DONE = among("status", "open", "blocked"), among("status", "done", "dropped")
_UNPAID = _until("paid_on", _free("open"), done=False)
# For each kind: its states, and what each means in words where that is not plain.
STATES: Mapping[tuple[str, str], Rule] = {
    ("ticket", "open"): _TICKET_OPEN,
    ("ticket", "closed"): among("status", "resolved", "closed", "cancelled"),
    ("ticket", "late"): _overdue("due_at", _TICKET_OPEN),
    ("ticket", "escalated"): _true("escalated"),
    ("opportunity", "open"): _stage(*OPEN_STAGES),
    ("opportunity", "closed"): _stage("won", "lost"),
    ("opportunity", "won"): _stage("won"),
    ("opportunity", "lost"): _stage("lost"),
    ("contract", "active"): _standing("ends", among("status", "active")),
    ("contract", "expired"): _expired("ends", among("status", "expired")),
    ("exception", "open"): _standing("expires", among("status", "requested", "approved")),
    ("exception", "active"): _standing("expires", among("status", "approved")),
    ("exception", "expired"): _expired("expires", among("status", "expired")),
    ("complaint", "open"): _until("closed_on", _free("open"), done=False),
    ("complaint", "closed"): _until("closed_on", _free("closed"), done=True),
    ("complaint", "open 8D"): among("eight_d", *EIGHT_D),
    ("complaint", "closed 8D"): among("eight_d", "closed"),
    ("order", "open"): _free("open"),
    ("order", "closed"): _free("closed"),
    ("delivery", "open"): _until("delivered_on", _free("open"), done=False),
    ("delivery", "closed"): _until("delivered_on", _free("closed"), done=True),
    ("delivery", "late"): _late_delivery,
    ("invoice", "open"): _UNPAID,
    ("invoice", "closed"): _until("paid_on", _free("closed"), done=True),
    ("invoice", "late"): _overdue("due_on", _UNPAID),
    ("action_item", "open"): _TODO,
    ("action_item", "closed"): _TODO_DONE,
    ("action_item", "late"): _overdue("due", _TODO),
    ("task", "open"): _TODO,
    ("task", "closed"): _TODO_DONE,
    ("task", "late"): _overdue("due", _TODO),
    ("risk", "open"): among("state", "signal", "confirmed", "accepted"),
    ("risk", "closed"): among("state", "mitigated", "closed"),
    ("escalation", "open"): among("status", "open", "in_review", "reopened"),
    ("escalation", "closed"): among("status", "decided", "implemented"),
    ("inquiry", "open"): among("status", "received", "routed"),
    ("inquiry", "closed"): among("status", "answered", "closed"),
}
# On which day of a record of the kind each thing happens; the empty word is what a period alone speaks of.
DAYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ticket": {
        "opened": ("opened_at",), "closed": ("closed_at", "resolved_at"), "due": ("due_at",), "": ("opened_at",),
    },
    "opportunity": {
        "opened": ("created",), "closes": ("expected_close",), "won": ("expected_close",), "lost": ("expected_close",),
    },
    "contract": {"ends": ("ends",), "expired": ("ends",), "starts": ("starts",), "signed": ("signed",)},
    "exception": {"ends": ("expires",), "expired": ("expires",)},
    "delivery": {
        "promised": ("promised_on",), "due": ("promised_on",), "late": ("promised_on",), "delivered": ("delivered_on",),
        "shipped": ("shipped_on",), "closed": ("delivered_on",),
    },
    "complaint": {
        "received": ("received_on",), "opened": ("received_on",), "closed": ("closed_on",), "": ("received_on",),
    },
    "order": {"ordered": ("ordered_on",), "received": ("ordered_on",), "": ("ordered_on",)},
    "invoice": {"invoiced": ("invoiced_on",), "due": ("due_on",), "late": ("due_on",), "": ("invoiced_on",)},
    "action_item": {"due": ("due",), "late": ("due",), "closed": ("done_on",)},
    "task": {"due": ("due",), "late": ("due",), "closed": ("done_at",), "opened": ("created_at",)},
    "risk": {"due": ("due",)},
    "escalation": {"opened": ("opened_at",), "closed": ("decided_at",), "": ("opened_at",)},
    "inquiry": {"received": ("received_at",), "": ("received_at",)},
}  # fmt: skip
# What a total adds up.
AMOUNTS: Mapping[str, str] = {
    "opportunity": "amount",
    "order": "amount",
    "contract": "annual_value",
    "complaint": "cost",
}
