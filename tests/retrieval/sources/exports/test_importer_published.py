"""Exports as other tools copy and publish them: read as what they come from, or left with a reason that is true."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from retrieval.records.value import Money
from retrieval.sources.exports.kin import Kin
from tests.retrieval.sources.exports.brought import known, records, rejects

TICKET = {"id": 7, "subject": "Line down", "raw_subject": "Line down", "status": "open", "requester_id": 4}
GROUP = {"id": 9, "name": "Support", "is_public": True, "created_at": "2026-01-02T03:04:05Z"}
TASK = {"gid": "120", "name": "Call", "completed": False, "memberships": [{"section": {"name": "Now"}}]}
PERSON = {"display_value": "Ana Lund", "link": "https://x.example/u/1"}
INCIDENT = {"number": "INC0000060", "short_description": "Hot", "caller_id": PERSON, "assignment_group": PERSON}


def lines(*given: dict[str, Any]) -> str:
    """One JSON record a line."""
    return "".join(json.dumps(one) + "\n" for one in given)


def wrapped(wrap: str, stream: str, one: dict[str, Any]) -> dict[str, Any]:
    """A record as a copying tool writes it."""
    if wrap == "singer":
        return {"type": "RECORD", "stream": stream, "record": one}
    inner = {"stream": stream, "data": one, "emitted_at": 1}
    return inner if wrap == "airbyte" else {"type": "RECORD", "record": inner}


def paragraph(*texts: str) -> dict[str, Any]:
    """A document of one paragraph."""
    content = [{"type": "paragraph", "content": [{"type": "text", "text": text} for text in texts]}]
    return {"type": "doc", "version": 1, "content": content}


@pytest.mark.parametrize("wrap", ["airbyte", "singer", "protocol"])
def test_of_streams_mixed_in_one_file_each_is_what_it_says(wrap: str) -> None:
    text = lines(
        wrapped(wrap, "groups", GROUP), wrapped(wrap, "tickets", TICKET), wrapped(wrap, "ticket_metrics", {"id": 8})
    )
    (ticket,) = records("out.jsonl", text)
    assert (ticket.source.object, ticket.source.id, ticket.source.row) == ("ticket", "7", 2)
    assert ticket.fields["title"] == "Line down"
    assert rejects("out.jsonl", text) == [
        (1, "the list 'groups' beside 'tickets' is not read"),
        (3, "the list 'ticket_metrics' beside 'tickets' is not read"),
    ]


def test_what_a_copying_tool_writes_for_itself_is_no_record() -> None:
    schema = {"type": "SCHEMA", "stream": "tickets", "schema": {"properties": {}}, "key_properties": ["id"]}
    text = lines(schema, {"type": "RECORD", "stream": "tickets", "record": TICKET}, {"type": "STATE", "value": {}})
    told = [reason for _, reason in rejects("tap.jsonl", text)]
    assert told == [f"it is a {kind} message of the tool that copied the records" for kind in ("SCHEMA", "STATE")]


def test_of_a_table_that_keeps_every_version_the_standing_one_is_read() -> None:
    text = (
        "id,_fivetran_active,name,system_modstamp,billing_country\n001A0000006Vm9rIAC,FALSE,Old,2020-01-01,NO\n"
        "001A0000006Vm9rIAC,TRUE,Norvik,2021-01-01,NO\n"
    )
    assert [one.fields["name"] for one in records("account_history.csv", text)] == ["Norvik"]
    assert rejects("account_history.csv", text) == [
        (2, "it is an earlier version of its record: its _fivetran_active is false")
    ]


def test_an_id_that_a_spreadsheet_has_rounded_is_none() -> None:
    text = "Task ID,Created At,Completed At,Last Modified,Name\n1.21143E+15,,,2026-01-02,Call\n120,,,2026-01-02,Write\n"
    assert [one.source.id for one in records("asana.csv", text)] == ["120"]
    ((row, reason),) = rejects("asana.csv", text)
    assert row == 2
    assert reason.startswith("'1.21143E+15' is a number that a spreadsheet has rounded")


def test_lists_of_records_are_read_by_their_names() -> None:
    more = {"projects": [{"gid": "1", "name": "Plan; 2026"}], "tags": [{"gid": "2", "name": "spec"}, {"name": "hot"}]}
    (task,) = records("tasks.json", json.dumps({"data": [{**TASK, **more}]}))
    assert task.fields["tags"] == ("spec", "hot")
    assert task.extra["tags.whole"] == json.dumps(more["tags"])
    assert task.fields["project"] == json.dumps(more["projects"])
    assert task.fields["status"] == "open"


def test_a_document_of_jira_is_read_as_its_text() -> None:
    mention = {"type": "mention", "attrs": {"id": "1", "text": "@Ana"}}
    body = paragraph("Closed ", "today.")
    body["content"].append({"type": "paragraph", "content": [mention, {"type": "hardBreak"}]})
    comments = [{"id": "5", "body": body, "jsdPublic": True}]
    fields = {"summary": "Hot", "issuetype": {"name": "Bug"}, "description": paragraph("Line 3"),
              "components": [{"id": "1", "name": "Press"}], "comment": {"comments": comments}}  # fmt: skip
    issue, comment = records("search.json", json.dumps({"issues": [{"id": "9", "key": "SUP-9", "fields": fields}]}))
    assert (issue.fields["body"], issue.fields["product_line"]) == ("Line 3", "Press")
    assert comment.fields["body"] == "Closed today.\n@Ana"


def test_display_values_without_values_are_read() -> None:
    (incident,) = records("incident.json", json.dumps({"result": [INCIDENT]}))
    assert (incident.fields["reporter_id"], incident.fields["group"]) == ("Ana Lund", "Ana Lund")
    case = {"number": "CS0001034", "short_description": "Hot", "state": "10", "contact": {"sys_id": "c1", **PERSON}}
    page = {"result": {"sysparm_offset": 0, "has_more": False, "cases": [case]}}
    (one,) = records("cases.json", json.dumps(page))
    assert (one.fields["reporter_id"], one.fields["status"]) == ("c1", "in_progress")
    assert one.extra["contact.display_value"] == "Ana Lund"


def test_the_first_form_of_the_hubspot_api_is_read() -> None:
    def said(value: str) -> dict[str, Any]:
        return {"value": value, "timestamp": 1410381338943, "source": "API", "versions": [{"name": "x"}]}

    deal: dict[str, Any] = {"portalId": 6, "dealId": 15, "isDeleted": True}
    deal["properties"] = {"dealname": said("Frame"), "amount": said("5")}
    deal["associations"] = {"associatedCompanyIds": [89], "associatedVids": [27, 28]}
    (one,) = records("deals.json", json.dumps({"deals": [deal], "hasMore": False}))
    assert (one.source.id, one.deleted, one.fields["name"], one.fields["account_id"]) == ("15", True, "Frame", "89")
    assert (one.fields["amount"], one.fields["contact_ids"]) == (Money(Decimal(5), ""), ("27", "28"))


@pytest.mark.parametrize(
    ("number", "state", "kind", "status"),
    [
        ("INC0000060", "3", "incident", "waiting_customer"),
        ("CS0000060", "3", "case", "closed"),
        ("CHG0000060", "3", "change_request", "unknown"),
        ("CHG0000060", "Closed", "Change Request", "closed"),
    ],
)
def test_each_class_of_servicenow_numbers_its_states_in_its_own_way(
    number: str, state: str, kind: str, status: str
) -> None:
    given = {"sys_id": "a" * 32, "number": number, "short_description": "Hot", "state": state}
    for one in (given, {**given, "sys_class_name": "sn_customerservice_case" if kind == "case" else kind}):
        (ticket,) = records("task.json", json.dumps({"result": [one]}))
        assert (ticket.kind, ticket.fields["status"]) == ("ticket", status)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,is_deleted,property_name,property_createdate\n77,false,Norvik,2026-01-02\n", "hubspot/company"),
        ("deal_id,owner_id,property_dealname,property_amount\n77,4,Frame,5\n", "hubspot/deal"),
        ("Record ID,First Name,Last Name,Email,Job Title\n77,Ana,Lund,a@b.example,Buyer\n", "hubspot/contact"),
        ("id,issue_id,author_id,body,is_public\n5,9,4,Hello,false\n", "jira/comment"),
        ("sys_id,number,short_description,company_value\nab,CS0000060,Hot,c1\n", "servicenow/case"),
        (json.dumps({"data": [TASK]}), "asana/task"),
        (
            "Case Number,Subject,Account Name,Date/Time Opened\n00001026,Hot,Norvik,9/8/2025 10:15 AM\n",
            "salesforce/Case",
        ),
        (
            json.dumps({"searchRecords": [{"attributes": {"type": "Contact"}, "Id": "003x", "Name": "Ana"}]}),
            "salesforce/Contact",
        ),
        ("Id,ProductCode,Family\n01tA0000006Vm9rIAC,6204,Bearings\n", "salesforce/Product2"),
    ],
)
def test_copies_are_known_by_the_columns_that_only_they_have(text: str, told: str) -> None:
    found = known("x", text)
    assert found is not None
    assert f"{found.system}/{found.object}" == told
    assert [one.fields for one in records("x", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Id,Name,ProductCode,Family,IsActive\n1,Bearing,6204,Bearings,yes\n",
        "Account Name,Opportunity Name,Stage,Amount,Close Date\nNorvik,Frame,Won,5,2026-01-02\n",
        "id,issue_id,author_id,body\n1,2,3,Hi\n",
        "Number,Short description,State\nCS17,Hot,New\n",
        "Order #,Date/Time Opened,Date/Time Closed,Profit\n1,2026-01-02 10:00,,5\n",
        "Incident Number,Short Description,Priority,Status\nINC0001234,Hot,1,Closed\n",
        lines({"stream": "news", "data": {"id": 1, "name": "Norvik", "tags": ["a"]}}),
    ],
)
def test_tables_that_only_look_similar_stay_ordinary(text: str) -> None:
    assert known("x", text) is None


def test_opportunities_without_an_id_are_known_by_what_they_are_called() -> None:
    report = (
        "Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Total Amount Currency,Total Amount\n"
        "Ana,Norvik,Frame,Proposal,Q3-2026,EUR,5\n"
    )
    (one,) = records("report.csv", report)
    assert (one.source.id, one.fields["amount"]) == ("Norvik/Frame", Money(Decimal(5), "EUR"))
    text = (
        "Opportunity name,Contact Name,phone,email,pipeline,stage,Lead Value,source,assigned,Created on,status\n"
        "Frame,Ana,,,Main,Talks,3934,Mail,,2026-01-02T03:04:05Z,won\n"
    )
    (two,) = records("opportunities.csv", text)
    assert two.source.id == "Frame/2026-01-02T03:04:05Z"
    assert (two.fields["stage"], two.fields["amount"]) == ("won", Money(Decimal(3934), ""))


def test_a_parent_given_by_another_of_its_names_is_found() -> None:
    text = "Summary,Issue key,Issue id,Parent\nTest,SUP-2,102,101\nBuild,SUP-1,101,\nLone,SUP-3,103,999\n"
    assert [one.fields.get("parent_id") for one in records("jira.csv", text)] == ["SUP-1", None, "999"]


GERMAN = (
    "Zusammenfassung Vorgangsschlüssel Vorgangs-ID Vorgangstyp Status Priorität Autor Erstellt Übergeordnet Kommentar"
)
FRENCH = "Résumé Clé_de_ticket ID_de_ticket Type_de_ticket État Priorité Rapporteur Création Parent Commentaire"
PORTUGUESE = "Resumo Chave_da_item ID_da_item Tipo_de_item Status Prioridade Relator Criado Pai Comentário"


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (GERMAN, "In_Arbeit Hoch 23.10.2024_11:02"),
        (FRENCH, "En_cours Élevée 23/oct./24_11:02_AM"),
        (PORTUGUESE, "Em_andamento Alta 23/out/24_11:02_AM"),
    ],
)
def test_jira_is_read_in_the_languages_that_it_speaks(labels: str, words: str) -> None:
    *names, status, priority, created = (word.replace("_", " ") for word in (labels + " " + words).split())
    rows = [names, ["Hot", "SUP-2", "12", "Bug", status, priority, "Ana", created, "11", "Secret"]]
    text = "\n".join(map(",".join, [*rows, ["Top", "SUP-1", "11", "Epic", *[""] * 6]]))
    issue, comment, _ = records("jira.csv", text)
    assert (issue.source.id, issue.fields["title"], issue.fields["parent_id"]) == ("SUP-2", "Hot", "SUP-1")
    assert (issue.fields["status"], issue.fields["severity"]) == ("in_progress", "S2")
    assert (str(issue.fields["opened_at"])[:16], issue.fields["reporter_id"]) == ("2024-10-23 11:02", "Ana")
    assert (comment.fields["body"], comment.labels, "Secret" in issue.raw) == ("Secret", ("internal",), False)


def test_a_record_that_another_took_in_stands_no_longer_wherever_it_stands() -> None:
    text = (
        "id,property_firstname,property_lastname,property_hs_calculated_merged_vids\n"
        "8,Ann,Lund,\n7,Ana,Lund,8:1661707291575;9:1661707931852\n"
    )
    found = [(one.source.id, one.deleted, one.merged_into) for one in records("contact_data.csv", text)]
    assert found == [("8", True, "7"), ("7", False, ""), ("8", True, "7"), ("9", True, "7")]
    kin = Kin()
    kin.learn("1", [], [], ["2"])
    kin.learn("2", [], [], ["1"])
    (one,) = records("x", "id,property_firstname,property_lastname\n1,Ana,Lund\n")
    assert kin.told(one) == one


def test_a_party_that_is_no_company_is_no_account() -> None:
    text = "PARTY_ID,PARTY_NUMBER,PARTY_NAME,PARTY_TYPE\n1,11,Norvik,ORGANIZATION\n2,12,Ana Lund,PERSON\n"
    assert [one.fields["name"] for one in records("hz_parties.csv", text)] == ["Norvik"]
    assert rejects("hz_parties.csv", text) == [(3, "its PARTY_TYPE is PERSON: it is no company")]
