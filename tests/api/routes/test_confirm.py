"""What waits is listed and answered over HTTP as on the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from tests.api import desk
from tests.assistant.test_waiting import FILES


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The HTTP door to a home with a question of each kind."""
    made = desk.assistant(tmp_path_factory.mktemp("confirm") / "home", files=FILES)
    with TestClient(create_app(made), base_url="http://localhost", raise_server_exceptions=False) as door:
        yield door
    made.close()


def test_questions_come_in_pages_and_each_answer_does_what_its_command_would(client: TestClient) -> None:
    first = client.get("/v1/confirm", params={"limit": 1}).json()
    rest = client.get("/v1/confirm", params={"cursor": first["next_cursor"]}).json()
    assert rest["next_cursor"] == ""
    identity, nobodys, likely = first["questions"] + rest["questions"]
    assert [one["kind"] for one in (identity, nobodys, likely)] == ["identity", "no account", "likely account"]

    def post(one: dict[str, str], **body: object) -> tuple[int, str]:
        said = client.post(f"/v1/confirm/{one['id']}", json=body)
        return said.status_code, said.json().get("answered", "")

    assert post(likely, answer="later")[1].startswith("later 20")
    assert [one["kind"] for one in client.get("/v1/confirm").json()["questions"]] == ["identity", "no account"]
    assert post(nobodys, answer="yes") == (422, "")
    assert post(nobodys, answer="yes", account="Borealis")[0] == 200
    assert post(likely, answer="yes")[0] == 200
    assert post(identity, answer="no")[0] == 200
    assert client.get("/v1/confirm", params={"all": True}).json()["questions"] == []
    found = client.get("/v1/identities", params={"verdict": "different"}).json()["decisions"]
    assert [one["by"] for one in found] == ["person"]
    hits = client.post("/v1/search", json={"query": "Hi", "account": "Borealis"}).json()["hits"]
    assert {hit["source_id"].partition("#")[0] for hit in hits} == {"inbox/two notes.mbox"}
    assert post({"id": "q0"}, answer="yes")[0] == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [({"answer": "perhaps"}, 422), ({}, 422), ({"answer": "no", "as": "x"}, 422)],
)
def test_an_answer_that_is_none_is_a_problem(client: TestClient, body: dict[str, str], status: int) -> None:
    said = client.post("/v1/confirm/q0", json=body)
    assert (said.status_code, said.headers["content-type"]) == (status, "application/problem+json")
    assert client.post("/v1/confirm/q0", content="answer=yes").status_code == 415
    assert client.get("/v1/confirm", params={"cursor": "WyJ4Il0"}).status_code == 422
