"""What is one and what is not can be seen with its reason, and a person's word outweighs it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api import desk
from tests.api.conftest import Run
from tests.retrieval.test_identified import FILES


def test_decisions_are_listed_with_their_reason_and_can_be_reversed(run: Run, tmp_path: Path) -> None:
    run("ingest", str(desk.written(tmp_path / "exports", FILES)))
    told = run("identities", "list").out
    assert "Norvik Group  salesforce:001000000000001AAA  crm/Account.csv, row 2" in told
    assert "NORVIK GROUP AG  sap:1001  erp/KNA1.csv, row 2" in told
    made = json.loads(run("identities", "list", "--verdict", "same", "--json").out)
    assert all(one["why"] for one in made)
    assert {one["left"]["name"].casefold() for one in made} & {"norvik group", "norvik group ag"}
    assert "different" in run("identities", "different", "sap:1001", "001000000000001AAA").out
    ruled = json.loads(run("identities", "list", "--verdict", "different", "--json").out)
    assert [one["by"] for one in ruled if "1001" in (one["left"]["source_id"], one["right"]["source_id"])] == ["person"]
    run("identities", "forget", "001000000000001AAA", "sap:1001")
    assert json.loads(run("identities", "list", "--verdict", "same", "--json").out) == made


def test_what_no_record_is_called_and_a_record_with_itself_are_wrong_usage(run: Run, tmp_path: Path) -> None:
    run("ingest", str(desk.written(tmp_path / "exports", FILES)))
    assert run("identities", "same", "sap:1001", "sap:9").status == 2
    assert run("identities", "same", "sap:1001", "sap:1001").status == 2
    assert run("identities", "list", "--verdict", "maybe").status == 2


def test_a_yes_against_hard_facts_needs_to_be_meant(run: Run, tmp_path: Path) -> None:
    ours = FILES["crm/Account.csv"]
    theirs = (
        "id,name,domain_names,shared_tickets,organization_fields.region\n77,Tarvessa,tarvessa.us,false,United States\n"
    )
    run("ingest", str(desk.written(tmp_path / "exports", {"crm/Account.csv": ours, "organizations.csv": theirs})))
    pair = ("salesforce:001000000000003AAA", "zendesk:77")
    refused = run("identities", "same", *pair)
    assert refused.status != 0
    assert "in Spain at tarvessa.example" in refused.err
    assert "--yes" in refused.err
    assert run("identities", "list", "--verdict", "same").out == ""
    assert run("identities", "same", *pair, "--yes").status == 0
    assert "a person has confirmed it" in run("identities", "list", "--verdict", "same").out
