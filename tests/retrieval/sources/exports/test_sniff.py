"""A system is known by columns that only it writes; what merely looks similar stays an ordinary file."""

from __future__ import annotations

import pytest

from retrieval.sources.exports.sniff import Ambiguous, sniff
from retrieval.sources.reading import Refused
from tests.retrieval.sources.exports.brought import SHAPES, known, records, shape

TOLD = {
    "Account.csv": "salesforce/Account",
    "salesforce-report.csv": "salesforce/Opportunity",
    "salesforce-events.json": "salesforce/Event",
    "hubspot-companies.json": "hubspot/company",
    "hubspot-crm-exports-all-deals.csv": "hubspot/deal",
    "hubspot-notes.json": "hubspot/note",
    "zendesk-tickets.jsonl": "zendesk/ticket",
    "zendesk-export.csv": "zendesk/ticket",
    "jira.csv": "jira/issue",
    "servicenow-incident.json": "servicenow/incident",
    "servicenow-incident.csv": "servicenow/incident",
    "gohighlevel-contacts.json": "gohighlevel/contact",
    "gohighlevel-contacts.csv": "gohighlevel/contact",
    "gohighlevel-opportunities.json": "gohighlevel/opportunity",
    "KNA1.csv": "sap/KNA1",
    "VBAK.csv": "sap/VBAK",
    "VBAP.csv": "sap/VBAP",
    "BSAD.csv": "sap/BSAD",
    "hz_parties.csv": "oracle/HZ_PARTIES",
    "hz_cust_accounts.csv": "oracle/HZ_CUST_ACCOUNTS",
    "oe_order_headers_all.csv": "oracle/OE_ORDER_HEADERS_ALL",
    "ra_customer_trx_all.csv": "oracle/RA_CUSTOMER_TRX_ALL",
    "asana.csv": "asana/task",
    "slack-day.json": "slack/message",
    "slack-users.json": "slack/user",
}


def test_every_shape_is_known_whatever_its_file_is_called() -> None:
    assert set(TOLD) == {path.name for path in SHAPES.iterdir()}
    for name, told in TOLD.items():
        for called in (name, f"export-17.{name.rpartition('.')[2]}"):
            found = known(called, shape(name))
            assert found is not None, name
            assert f"{found.system}/{found.object}" == told


ORDINARY = [
    "Id,Name,Country\n1,Norvik,NO\n",
    "ID,Name,Parent ID,Owner ID,Billing Country,Website\n1,Norvik,,4,NO,norvik.example\n",
    "Account ID,Account Name,Billing Country,Account Owner\nA-1,Norvik,NO,Ana\n",
    "Account ID,Account Name\n001000000000001,Norvik\n001000000000002,Norvik Linz\n",
    "Opportunity ID,Opportunity Name,Stage,Amount\nO-1,Frame,Won,5\n",
    "Contact ID,First Name,Last Name,Email\n17,Ana,Lund,a@norvik.example\n",
    "Record ID,Name,Owner,Amount\n7,Norvik,Ana,5\n",
    "Record ID,Company name,City\n7,Norvik,Linz\n",
    "Ticket ID,Subject,Status,Priority,Assignee\nT-1,Line down,Open,High,Bo\n",
    "id,subject,status,priority,created_at\n1,Line down,open,high,2026-01-01\n",
    "Key,Summary,Status,Assignee\nSUP-1,Line down,Open,Bo\n",
    "Number,Short description,State\n1,Line down,New\n",
    "number,priority,state\n1,2,3\n",
    "Task,Assignee,Due Date,Notes,Tags\nCall,Ana,2026-01-01,,x\n",
    "Name,Section,Assignee,Due Date,Completed At\nCall,To do,Ana,2026-01-01,\n",
    "Customer,Order,Item,Material,Quantity\n100042,4711,10,BRG,5\n",
    "Kunde;Name;Land;Ort\n0000100042;Norvik;DE;Linz\n",
    "Order Number,Customer,Currency,Total\n1001,Norvik,EUR,5\n",
    "First Name,Last Name,Email,Phone,Company,Tags,Status,Created Date\nAna,Lund,a@b.example,1,Norvik,x,y,1/2/2026\n",
    '[{"id": 1, "name": "Norvik", "domain": "norvik.example"}]',
    '[{"type": "message", "user": "ana", "text": "Hi", "ts": "2026-01-02"}]',
    "id,name,parent_id,billing_country\n1,Norvik,,NO\n",
    '{"results": [{"id": 1, "title": "Norvik", "updatedAt": "2026-01-01"}]}',
    '{"records": [{"Id": "1", "Name": "Norvik"}]}',
    '{"id": "d1", "kind": "note", "title": "A", "account": "Norvik", "text": "Words."}\n' * 3,
    "Meeting notes\n\nAna, Bo and Id met; Name, ParentId, BillingCountry were discussed.\n",
    "",
    "\x00\x01\x02",
    "{",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_file_is_not_taken_for_an_export(text: str) -> None:
    for name in ("accounts.csv", "tickets.csv", "Account.csv", "contacts.json", "tasks.txt"):
        assert known(name, text) is None


def test_other_kinds_of_files_are_left_alone() -> None:
    assert known("Account.xlsx", shape("Account.csv")) is None
    assert known("Account.md", shape("Account.csv")) is None


def test_a_person_may_say_what_a_file_is() -> None:
    text = "First Name,Last Name,Email,Company,Contact Id\nAna,Lund,a@b.example,Norvik,17\n"
    assert known("people.csv", text) is None
    for told in ("gohighlevel", "GoHighLevel/contact"):
        assert records("people.csv", text, told)[0].fields["name"] == "Ana Lund"


@pytest.mark.parametrize(
    ("told", "why"), [("siebel", "'siebel' is none of asana, "), ("sap/KNA1", "it has no columns that name a record")]
)
def test_what_a_person_says_must_fit(told: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        known("people.csv", "Name,City\nNorvik,Linz\n", told)


def test_what_fits_two_objects_alike_is_ambiguous_until_its_name_tells() -> None:
    text = "Id,AccountId,CaseNumber,OrderNumber,Status,OwnerId\n1,2,3,4,5,6\n"
    names = tuple(text.splitlines()[0].split(","))
    assert sniff("export.csv", (), names) == Ambiguous(("salesforce/Case", "salesforce/Order"))
    with pytest.raises(Refused, match="salesforce/Case or salesforce/Order; say which with --as"):
        known("export.csv", text)
    for name, told in (("Order.csv", ""), ("export.csv", "salesforce/order")):
        found = known(name, text, told)
        assert found is not None
        assert found.object == "Order"
