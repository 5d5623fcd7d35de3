"""Accounts and their records over HTTP, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from retrieval.records.source import row_hash
from tests.api import crm, desk


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The HTTP door to a home that holds exports."""
    made = desk.assistant(tmp_path_factory.mktemp("crm") / "home", files=crm.FILES)
    with TestClient(create_app(made), base_url="http://localhost", raise_server_exceptions=False) as door:
        yield door
    made.close()


def pages(client: TestClient, path: str, name: str, limit: int) -> list[dict[str, Any]]:
    """All that the pages hold, in order."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = client.get(path, params={"limit": limit, "cursor": cursor}).json()
        found += page[name]
        cursor = page["next_cursor"]
        if not cursor:
            return found


def test_accounts_and_records_come_in_pages(client: TestClient) -> None:
    nodes = pages(client, "/v1/accounts", "accounts", 3)
    assert [one["name"] for one in nodes] == ["Norvik Group", "Norvik Linz", "Norvik Steyr", "Tarvessa"]
    assert nodes[1]["parent_id"] == nodes[0]["account_id"]
    one = client.get(f"/v1/accounts/{nodes[1]['account_id']}").json()
    assert [each["name"] for each in one["above"] + one["below"]] == ["Norvik Group", "Norvik Steyr"]
    assert one["counts"] == {"account": 2, "ticket": 5}
    path = f"/v1/accounts/{nodes[0]['account_id']}/records/ticket"
    tickets = pages(client, path, "records", 3)
    assert [ticket["fields"]["number"] for ticket in tickets] == [f"0000{n}" for n in range(1, 8)]
    row = tickets[0]["row"]
    assert (row["path"], row["row"], row["hash"]) == ("crm/Case.csv", 2, row_hash(row["text"]))
    document = client.get(f"/v1/documents/{row['document_id']}").json()
    assert (document["kind"], document["revision_id"]) == ("export", row["revision_id"])
    assert client.get(path, params={"as_of": "2026-05-03"}).json()["records"][-1]["fields"]["number"] == "00003"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/accounts/x", 404),
        ("/v1/accounts/x/records/ticket", 404),
        ("/v1/accounts/x/records/tickets", 404),
        ("/v1/accounts?cursor=!", 422),
        ("/v1/accounts?cursor=bnVsbA", 422),
        ("/v1/accounts?cursor=WyJ4Il0", 422),
        ("/v1/accounts?limit=0", 422),
        ("/v1/accounts?as_of=soon", 422),
    ],
)
def test_what_is_not_there_or_not_meant_is_a_problem(client: TestClient, path: str, status: int) -> None:
    said = client.get(path)
    assert (said.status_code, said.headers["content-type"]) == (status, "application/problem+json")
