"""Each fault in the records is found, with the row to mend; what is right is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from retrieval.records.account import CRM_FIELDS
from retrieval.records.quality import SEVERITIES, findings
from retrieval.records.record import Record
from retrieval.records.value import Value
from tests.retrieval.records.test_tree import account, record

FULL: dict[str, Value] = {
    **dict.fromkeys(CRM_FIELDS.values(), "x"),
    "product_families": ("pumps",),
    "global_parent_account_id": "1",
}
DAY = date(2026, 6, 1)
RIGHT = [
    account("1", level="global"),
    account("2", "1", **FULL),
    record("team_member", "3", account_id="1", role="global_account_lead", person_id="p", active_to=date(2026, 5, 1)),
    record("team_member", "4", account_id="1", role="global_account_lead", person_id="q", active_from=date(2026, 5, 2)),
    record("plan", "5", account_id="1", status="current"),
    record("plan", "6", account_id="1", status="superseded"),
    record("contract", "7", account_id="1", starts=date(2026, 1, 1), ends=date(2026, 1, 1)),
    record("action_item", "10", account_id="1", status="done"),
]


def lead(id_: str, person: str) -> Record:
    """A lead without an end."""
    return record("team_member", id_, account_id="1", role="global_account_lead", person_id=person)


WRONG = [
    ([account("8", "9", **FULL)], {("parent_missing", 9)}),
    ([account("8", "9", **FULL), account("9", "8", **FULL)], {("no_root", 9), ("no_root", 10)}),
    ([account("8", level="plant")], {("no_parent", 9)}),
    ([account("8", name="n1 ")], {("several_roots", 9), ("several_roots", 2)}),
    ([account("8", "1", **FULL | {"service_level": "unknown"})], {("crm_fields_missing", 9)}),
    ([account("8", "1", **FULL | {"global_parent_account_id": "2"})], {("other_root", 9)}),
    ([lead("8", "r")], {("two_leads", 5), ("two_leads", 9)}),
    ([record("plan", "8", account_id="1", status="current")], {("two_plans", 6), ("two_plans", 9)}),
    ([record("contract", "8", starts=DAY, ends=date(2026, 5, 31))], {("ends_before_it_begins", 9)}),
    (
        [record("ticket", "8", opened_at=datetime(2026, 1, 2, tzinfo=UTC), closed_at=datetime(2026, 1, 1, tzinfo=UTC))],
        {("ends_before_it_begins", 9)},
    ),
    ([record("action_item", "8", text="call")], {("owner_missing", 9), ("due_missing", 9)}),
    ([record("action_item", "8", owner_id="p", status="open")], {("due_missing", 9)}),
    ([replace(record("ticket", "8"), notes=("severity: 'Blocker' is not known",))], {("value_not_taken", 9)}),
]


def test_what_is_right_has_no_findings() -> None:
    assert findings(RIGHT, DAY) == []


@pytest.mark.parametrize(("added", "codes"), WRONG)
def test_each_fault_is_found_at_its_row(added: list[Record], codes: set[tuple[str, int]]) -> None:
    found = findings([*RIGHT, *added], DAY)
    assert {(one.code, one.row) for one in found} == codes
    assert all(one.severity in SEVERITIES and one.text and one.path for one in found)
    assert findings([*added, *RIGHT][::-1], DAY) == found


def test_the_missing_fields_are_named_by_their_labels_and_the_worst_comes_first() -> None:
    found = findings([*RIGHT, account("8", "9"), account("10", "1")], DAY)
    assert [one.severity for one in found] == ["error", "warning", "warning"]
    open_ = [label for label in CRM_FIELDS if label != "Global parent account"]  # its parent stands in for that
    assert found[2].text == f"not filled in: {', '.join(open_)}"
