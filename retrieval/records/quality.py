"""What is wrong with the records themselves, by severity, each with the row to mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from retrieval.records.account import CRM_FIELDS, crm_value
from retrieval.records.record import Record
from retrieval.records.source import place_of
from retrieval.records.tree import Key, Tree, key_of

SEVERITIES = ("error", "warning", "note")
# Pairs of fields of which the second may not be before the first.
SPANS = (
    ("starts", "ends"),
    ("signed", "ends"),
    ("starts", "due"),
    ("valid_from", "valid_to"),
    ("active_from", "active_to"),
    ("at", "ended_at"),
    ("entered_at", "left_at"),
    ("opened_at", "first_response_at"),
    ("opened_at", "resolved_at"),
    ("opened_at", "closed_at"),
    ("opened_at", "decided_at"),
    ("received_at", "routed_at"),
    ("received_at", "answered_at"),
    ("received_on", "closed_on"),
    ("created_at", "done_at"),
    ("shipped_on", "delivered_on"),
    ("ordered_on", "ends"),
    ("invoiced_on", "due_on"),
    ("requested_on", "expires"),
    ("notice_deadline", "ends"),
)
LEAD = "global_account_lead"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: where its row stands, what is wrong, and the record it is about."""

    severity: str
    code: str
    text: str
    path: str
    row: int
    record: str
    kind: str
    name: str
    account: str
    end: int = 0

    @property
    def place(self) -> str:
        """Where its row stands, said to a person."""
        return place_of(self.path, self.row, self.end)


def findings(records: Iterable[Record], on: date | None = None) -> list[Finding]:
    """All that is wrong with the records, the worst first; who leads an account is looked at on that day."""
    accounts: list[Record] = []
    leads: dict[str, list[Record]] = defaultdict(list)
    plans: dict[str, list[Record]] = defaultdict(list)
    found: list[Finding] = []
    for one in records:
        found += _of_one(one)
        if one.kind == "account":
            accounts.append(one)
        elif one.kind == "team_member" and one.text("role") == LEAD and _active(one, on):
            leads[one.account or one.text("account_id")].append(one)
        elif one.kind == "plan" and one.text("status") == "current" and _active(one, on, "valid_from", "valid_to"):
            plans[one.account or one.text("account_id")].append(one)
    found += _of_tree(Tree.of(accounts))
    for account, several in leads.items():
        if len({one.text("person_id") for one in several}) > 1:
            found += [
                finding("error", "two_leads", f"{account} has {len(several)} active leads", one) for one in several
            ]
    for account, several in plans.items():
        if len(several) > 1:
            said = f"{account} has {len(several)} current plans"
            found += [finding("error", "two_plans", said, one) for one in several]
    return worst_first(found)


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """Findings in their one order."""
    return sorted(found, key=lambda one: (SEVERITIES.index(one.severity), one.code, one.path, one.row, one.text))


def finding(severity: str, code: str, text: str, one: Record) -> Finding:
    """A finding about a record's row."""
    name = next(
        (one.text(field) for field in ("name", "title", "number", "subject", "text") if one.text(field)), one.source.id
    )
    return Finding(severity, code, text, one.path, one.source.row, one.id, one.kind, name, one.account, one.end)


def _of_one(one: Record) -> Iterator[Finding]:
    for first, last in SPANS:
        begins, ends = one.known.get(first), one.known.get(last)
        if _before(ends, begins):
            yield finding("error", "ends_before_it_begins", f"{last} {ends} is before {first} {begins}", one)
    if one.kind == "action_item" and one.text("status") not in ("done", "dropped"):
        for said, field in (("OWNER", "owner_id"), ("DUE", "due")):
            if not one.text(field):
                yield finding("warning", f"{said.lower()}_missing", f"{said} MISSING", one)
    for note in one.notes:
        yield finding("note", "value_not_taken", note, one)


def _of_tree(tree: Tree) -> Iterator[Finding]:
    named: dict[Key, list[Key]] = defaultdict(list)  # of one system: what is the same in two is no fault
    for key in tree.roots:
        named[_called(tree.nodes[key])].append(key)
    for key, one in tree.nodes.items():
        if key in tree.circles:
            yield finding("error", "no_root", "it hangs below itself, so its tree has no root", one)
        elif key in tree.orphans:
            yield finding(
                "error", "parent_missing", f"its parent {one.text('parent_id')} is not among the records", one
            )
        if key not in tree.parents and key not in tree.orphans and key not in tree.circles:
            yield from _of_root(one, [other for other in named[_called(one)] if other != key])
        else:
            yield from _of_child(one, tree)


def _of_root(one: Record, others: list[Key]) -> Iterator[Finding]:
    if one.text("level") not in ("", "unknown", "global"):
        yield finding("warning", "no_parent", f"a {one.text('level').replace('_', ' ')} without a parent", one)
    if others and one.text("name"):
        said = ", ".join(source_id for _, source_id in sorted(others))
        yield finding("warning", "several_roots", f"another root has its name: {said}", one)


def _called(one: Record) -> Key:
    return one.source.system, one.text("name").strip().casefold()


def _of_child(one: Record, tree: Tree) -> Iterator[Finding]:
    missing = [label for label, field in CRM_FIELDS.items() if not crm_value(one.known, field)]
    if missing:
        yield finding("warning", "crm_fields_missing", f"not filled in: {', '.join(missing)}", one)
    said = one.text("global_parent_account_id")
    above = tree.above(key_of(one))
    if (
        said
        and above
        and key_of(above[0]) not in tree.circles
        and said not in (above[0].source.id, above[0].text("name"))
    ):
        named = above[0].text("name") or above[0].source.id
        yield finding("warning", "other_root", f"it names {said} as its global parent, but hangs below {named}", one)


def _active(one: Record, on: date | None, first: str = "active_from", last: str = "active_to") -> bool:
    begins, ends = one.known.get(first), one.known.get(last)
    if on is None:
        return ends is None
    return not _before(on, begins) and (ends is None or not _before(ends, on))


def _before(one: object, other: object) -> bool:
    """True when the one day or instant comes before the other; what is not known comes before nothing."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    days = [each.date() if isinstance(each, datetime) else each for each in (one, other)]
    return isinstance(days[0], date) and isinstance(days[1], date) and days[0] < days[1]
