"""Decisions on records of several systems are listed over HTTP, and a person's word outweighs them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from tests.api import desk
from tests.retrieval.test_identified import CRM, LEDGER

FILES = {"crm/Account.csv": CRM, "erp/KNA1.csv": LEDGER}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The HTTP door to a home that holds two systems' exports."""
    made = desk.assistant(tmp_path_factory.mktemp("who") / "home", files=FILES)
    with TestClient(create_app(made), base_url="http://localhost", raise_server_exceptions=False) as door:
        yield door
    made.close()


def test_decisions_come_in_pages_and_a_word_on_two_is_kept_and_taken_back(client: TestClient) -> None:
    every = client.get("/v1/identities").json()["decisions"]
    found, cursor = [], ""
    while True:
        page = client.get("/v1/identities", params={"limit": 1, "cursor": cursor}).json()
        found += page["decisions"]
        cursor = page["next_cursor"]
        if not cursor:
            break
    assert found == every
    assert all(one["why"] for one in every)
    pair = {"record": "sap:1001", "other": "salesforce:001000000000001AAA"}
    kept = client.post("/v1/identities", json={**pair, "said": "different"}).json()
    assert (kept["record"]["name"], kept["said"]) == ("NORVIK GROUP AG", "different")
    assert client.get("/v1/identities").json()["decisions"] != every
    assert client.post("/v1/identities", json={**pair, "said": "forget"}).json()["said"] == ""
    assert client.get("/v1/identities").json()["decisions"] == every


@pytest.mark.parametrize(
    ("other", "said", "status"),
    [("sap:9", "same", 404), ("sap:1001", "same", 422), ("sap:1002", "maybe", 422), ("", "same", 422)],
)
def test_a_word_on_no_two_records_is_a_problem(client: TestClient, other: str, said: str, status: int) -> None:
    answer = client.post("/v1/identities", json={"record": "sap:1001", "other": other, "said": said})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
