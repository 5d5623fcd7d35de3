"""Each system's export becomes records, with its traps taken and every row that stays outside named."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from retrieval.records.mapped import Mapped
from retrieval.records.source import row_hash
from retrieval.records.value import Money
from tests.retrieval.sources.exports.brought import everything, records, rejects, shape

GROUP, LINZ = "001A0000006Vm9rIAC", "001A0000006Vm9sIAC"


def test_salesforce_ids_of_both_lengths_are_one_and_its_merges_and_deletions_are_honoured() -> None:
    group, linz, gone = records("Account.csv")
    assert [one.source.id for one in (group, linz)] == [GROUP, LINZ]
    assert linz.fields == {"name": "Norvik Pumps Plant Linz", "parent_id": GROUP, "country": "Austria"}
    assert (linz.source.row, linz.source.system, linz.source.object) == (3, "salesforce", "Account")
    assert linz.raw.startswith('"001A0000006Vm9s","false"')
    assert linz.source.hash == row_hash(linz.raw)
    assert (gone.deleted, gone.merged_into, gone.source.modified) == (True, GROUP, "2026-03-02T09:00:00+00:00")
    assert group.extra == {"Type": "Customer", "AnnualRevenue": "1000000", "Color__c": "blue"}
    assert rejects("Account.csv") == [(5, "it has no Id to know it by; fill that in")]


def test_a_salesforce_report_is_read_by_its_labels_and_its_last_lines_are_no_rows() -> None:
    frame, spares = records("salesforce-report.csv")
    assert frame.fields["amount"] == Money(Decimal("1234.50"), "EUR")
    assert (frame.fields["stage"], frame.fields["probability"]) == ("negotiate", Decimal("0.75"))
    assert (frame.fields["account_id"], frame.source.modified) == (GROUP, "2026-03-01T14:05:00+00:00")
    assert (spares.fields["stage"], spares.fields["stage_name"]) == ("unknown", "Haggling")
    assert spares.fields["expected_close"] == date(2026, 4, 5)
    assert spares.extra == {"Account Name": "Norvik Group", "Amount Currency": "USD", "Amount": "soon"}
    assert spares.notes == (
        "Amount: 'soon' is no number",
        "Stage: 'Haggling' is not among the words that are known",
    )
    assert [row for row, _ in rejects("salesforce-report.csv")] == [5, 6]
    assert "no id of a Salesforce Opportunity" in rejects("salesforce-report.csv")[0][1]


def test_a_private_event_is_labelled_and_an_object_that_is_not_read_is_named() -> None:
    qbr, doctor = records("salesforce-events.json")
    assert (qbr.labels, doctor.labels) == ((), ("private",))
    assert qbr.fields["at"] == datetime(2026, 1, 2, 10, tzinfo=UTC)
    assert qbr.extra["Account.Name"] == "Norvik Group"
    assert rejects("salesforce-events.json") == [(3, "Salesforce object 'Color__c' is not among those that are read")]


def test_hubspot_parents_are_read_from_either_side_and_merged_records_stand_no_longer() -> None:
    found = {one.source.id: one for one in records("hubspot-companies.json")}
    assert [found[key].fields.get("parent_id") for key in ("512", "600", "601")] == [None, "512", "512"]
    assert found["600"].notes == ("its parent 512 is named in the parent's own row",)
    assert found["512"].fields["domains"] == ("norvik.example", "norvik.no", "norvik.de")
    for old in ("88", "89"):
        assert (found[old].deleted, found[old].merged_into, dict(found[old].fields)) == (True, "512", {})
    assert found["601"].deleted


def test_hubspot_tables_join_ids_and_notes_lose_their_markup() -> None:
    won, odd = records("hubspot-crm-exports-all-deals.csv")
    assert (won.fields["stage"], won.fields["contact_ids"]) == ("won", ("901", "902"))
    assert won.fields["account_id"] == "512"
    assert won.notes == ("Associated Company IDs: '512;513' names several; the first is taken",)
    assert (odd.fields["stage"], odd.fields["stage_name"]) == ("unknown", "4718293")
    (note,) = records("hubspot-notes.json")
    assert note.fields["body"] == "Line 3 is down.\n\nCall Ana & Bo."
    assert (note.kind, note.fields["type"], note.fields["account_id"]) == ("interaction", "note", "512")


@pytest.mark.parametrize(
    ("name", "ticket"),
    [("zendesk-tickets.jsonl", "35436"), ("jira.csv", "SUP-12"), ("servicenow-incident.json", "INC0010001")],
)
def test_an_internal_note_is_a_labelled_record_of_its_own_and_stands_nowhere_else(name: str, ticket: str) -> None:
    assert b"They will not pay" in shape(name)
    found = records(name)
    holding = [one for one in found if "They will not pay" in repr((one.fields, one.extra, one.raw))]
    assert [(one.kind, one.fields["ticket_id"], one.labels) for one in holding] == [
        ("ticket_comment", ticket, ("internal",))
    ]
    assert next(one for one in found if one.source.id == ticket).labels == ()


def test_zendesk_words_become_ours_and_a_broken_line_costs_itself() -> None:
    line, secret, public, seal = records("zendesk-tickets.jsonl")
    assert (line.fields["severity"], line.fields["status"], line.fields["tags"]) == (
        "S1",
        "assigned",
        ("cage", "spindle"),
    )
    assert (secret.fields["public"], public.fields["public"], public.fields["body"]) == (False, True, "Please hurry")
    assert public.fields["account_id"] == line.fields["account_id"] == "509974"
    assert (seal.fields["status"], seal.notes) == (
        "unknown",
        ("status: 'strange' is not among the words that are known",),
    )
    assert [row for row, _ in rejects("zendesk-tickets.jsonl")] == [3, 4]
    (table,) = records("zendesk-export.csv")
    assert (table.fields["tags"], table.fields["account_id"]) == (("pump", "leak"), "Norvik")


def test_jira_columns_of_one_name_and_cells_beyond_the_header_are_kept() -> None:
    issue, _ = records("jira.csv")
    assert issue.fields["tags"] == ("cage", "spindle")
    assert issue.fields["opened_at"] == datetime(2024, 3, 12, 9, 41, tzinfo=UTC)
    assert (issue.fields["account_id"], issue.fields["status"]) == ("Norvik", "waiting_customer")
    assert issue.extra == {"Issue id": "10001", "Custom field (Colour)": "blue", "Watchers": "w1", "column 15": "w2"}


def test_servicenow_words_are_known_by_number_and_by_label() -> None:
    found = {one.source.id: one.fields for one in records("servicenow-incident.json") if one.kind == "ticket"}
    assert [(one["status"], one["severity"]) for one in found.values()] == [("new", "S4"), ("in_progress", "S1")]
    assert found["INC0010001"]["account_id"] == "c1"
    (table,) = records("servicenow-incident.csv")
    assert (table.fields["status"], table.fields["severity"], table.fields["title"]) == ("closed", "S3", "Größe falsch")


@pytest.mark.parametrize(
    "name", ["gohighlevel-contacts.json", "gohighlevel-contacts.csv", "gohighlevel-opportunities.json"]
)
def test_gohighlevel_numbers_and_birth_dates_of_persons_are_refused_and_named(name: str) -> None:
    (one,) = records(name)
    assert any(word in shape(name).decode() for word in ("123-45-6789", "1990-01-31"))
    for secret in ("123-45-6789", "987-65-4321", "1990"):
        assert secret not in repr((one.fields, one.extra, one.raw))
    assert any("is refused: it is never kept" in note for note in one.notes)
    assert "norvik" in one.raw.lower()


def test_sap_keys_lose_their_zeros_and_its_signs_are_read() -> None:
    norvik, old = records("KNA1.csv")
    assert (norvik.source.id, norvik.fields["city"], norvik.source.modified[:10]) == ("100042", "Köln", "2020-01-31")
    assert (old.deleted, old.source.modified) == (True, "")
    back, order = records("VBAK.csv")
    assert back.fields["amount"] == Money(Decimal("-1234.56"), "EUR")
    assert "requested_on" not in back.fields
    assert (order.fields["amount"], order.fields["account_id"]) == (Money(Decimal(1000), "EUR"), "100042")
    (line,) = records("VBAP.csv")
    assert (line.source.id, line.fields["order_id"], line.fields["sku"]) == ("4711/10", "4711", "1234")
    (paid,) = records("BSAD.csv")
    assert (paid.fields["type"], paid.fields["paid_on"]) == ("invoice", date(2026, 3, 1))


def test_oracle_tables_hang_together_by_their_ids() -> None:
    (party,), (account,) = records("hz_parties.csv"), records("hz_cust_accounts.csv")
    (order,), (bill,) = records("oe_order_headers_all.csv"), records("ra_customer_trx_all.csv")
    assert account.fields["parent_id"] == party.source.id
    assert order.fields["account_id"] == bill.fields["account_id"] == account.source.id
    assert (order.fields["ordered_on"], bill.fields["type"]) == (date(2024, 3, 12), "credit_note")
    assert party.source.modified == "2024-03-12T00:00:00+00:00"


def test_asana_is_read_below_the_lines_above_its_header() -> None:
    call, plan = records("asana.csv")
    assert (call.source.row, call.fields["status"], call.fields["tags"]) == (5, "open", ("gam", "vip"))
    assert (plan.fields["status"], plan.fields["parent"]) == ("done", "Call Norvik")


def test_slack_tokens_are_taken_out_and_a_channel_is_its_folder() -> None:
    (one,) = records("slack/general/2026-01-02.json", shape("slack-day.json"))
    assert (one.source.id, one.fields["subject"], one.fields["type"]) == (
        "1767340800.000100/general",
        "general",
        "chat",
    )
    assert one.fields["at"] == datetime(2026, 1, 2, 8, tzinfo=UTC)
    assert "xoxe" not in repr((one.fields, one.extra, one.raw))
    assert "[token]" in one.raw
    assert rejects("slack-day.json") == [(2, "its subtype is channel_join: Slack wrote it, no person")]
    assert records("D024BE91L/a.json", shape("slack-day.json"))[0].labels == ("private",)
    (ana,) = records("slack-users.json")
    assert (ana.fields["name"], ana.fields["email"]) == ("Ana Lund", "ana@norvik.example")


def test_copies_that_warehouses_make_are_known() -> None:
    (deal,) = records(
        "deals.csv", "id,property_dealname,property_dealstage,property_hs_object_id\n7,Frame,closedwon,7\n"
    )
    assert (deal.fields["name"], deal.fields["stage"]) == ("Frame", "won")
    given = {"Id": "001A0000006Vm9r", "Name": "Norvik", "ParentId": None, "BillingCountry": "NO"}
    line = json.dumps({"stream": "accounts", "data": given})
    (account,) = records("accounts.jsonl", line)
    assert (account.source.id, account.fields) == (GROUP, {"name": "Norvik", "country": "NO"})
    assert account.extra == {"stream": "accounts"}
    table = "id,is_deleted,master_record_id,name,billing_country,parent_id\n17,false,,Norvik,NO,16\n"
    ticket = "id,is_deleted,property_hs_pipeline_stage,property_subject\n7,TRUE,1,Hot\n"
    assert [(one.kind, one.deleted) for one in records("ticket_data.csv", ticket)] == [("ticket", True)]
    comment = "id,body,created,public,ticket_id,user_id\n9,Hello,2020-02-11 07:49:14,FALSE,7,4\n"
    assert [(one.kind, one.labels) for one in records("comment.csv", comment)] == [("ticket_comment", ("internal",))]
    order = "vbeln,auart,kunnr,vkorg,netwr,waerk,_fivetran_deleted\n0000004711,TA,0000100042,1000,5.00,EUR,false\n"
    assert [(one.source.id, one.deleted) for one in records("sap_vbak_data.csv", order)] == [("4711", False)]
    assert records("account_data.csv", table)[0].fields == {"name": "Norvik", "country": "NO", "parent_id": "16"}


def test_a_report_in_german_is_read_with_its_signs() -> None:
    text = (
        "Opportunity-ID;Opportunity-Name;Account-ID;Phase;Betrag;Schlusstermin\n006A0000006Vm9r;Rahmen;001A0000006Vm9r;"
    )
    (one,) = records("bericht.csv", (text + "Closed Won;1.234,50;05.04.2026\n").encode("cp1252"))
    assert one.fields["amount"] == Money(Decimal("1234.50"))
    assert (one.fields["expected_close"], one.fields["stage"]) == (date(2026, 4, 5), "won")


def test_a_comment_of_jira_that_is_public_is_not_labelled() -> None:
    public: tuple[dict[str, bool], ...] = ({"jsdPublic": True}, {"jsdPublic": False}, {})
    comments = [{"id": str(at), "body": "Hello", "created": "2026-01-02", **one} for at, one in enumerate(public, 1)]
    fields = {"summary": "A", "issuetype": {"name": "Bug"}, "comment": {"comments": comments, "total": 3}}
    page = {"startAt": 0, "total": 1, "issues": [{"id": "9", "key": "SUP-9", "fields": fields}]}
    found = records("search.json", json.dumps(page))
    assert [(one.source.id, one.labels) for one in found] == [
        ("SUP-9", ()),
        ("1", ()),
        ("2", ("internal",)),
        ("3", ("internal",)),
    ]
    assert "Hello" not in found[0].raw


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_an_export_is_read_in_any_encoding(name: str) -> None:
    text = shape("Account.csv").decode().replace("Plant Linz", "Werk Köln")
    assert [one.fields for one in records("a.csv", text.encode(name))] == [one.fields for one in records("a.csv", text)]
    assert "Werk Köln" in str(records("a.csv", text.encode(name))[1].fields["name"])


def test_lists_beside_the_tickets_are_not_taken_for_tickets() -> None:
    line = shape("zendesk-tickets.jsonl").decode().splitlines()[1]
    text = f'{{"tickets": [{line}], "users": [{{"id": 1, "name": "Ana"}}], "count": 1}}'
    assert [type(one).__name__ for one in everything("t.json", text)] == ["Mapped", "Rejected"]
    assert rejects("t.json", text) == [(1, "the list 'users' beside 'tickets' is not read")]


def test_the_same_file_gives_the_same_records() -> None:
    once, twice = everything("hubspot-companies.json"), everything("hubspot-companies.json")
    assert once == twice
    assert all(isinstance(one, Mapped) for one in once)
