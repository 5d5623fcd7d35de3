"""The HTTP interface: answers, documents, and every failure in one form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.guards import LARGEST_BODY
from assistant.build import Assistant
from retrieval.embed import HashEmbedder
from tests.api import desk

PROBLEM = {"type", "title", "status", "detail", "request_id", "errors"}


def problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    said: dict[str, Any] = response.json()
    assert set(said) == PROBLEM
    assert said["status"] == status
    assert said["request_id"] == response.headers["x-request-id"]
    return said


def test_an_answer_is_the_same_by_every_door(client: TestClient, assistant: Assistant) -> None:
    response = client.post("/v1/ask", json={"question": desk.OWNER})
    assert response.status_code == 200
    direct = asdict(assistant.ask(desk.OWNER, as_of=assistant.settings.as_of))
    assert response.json() == json.loads(json.dumps(direct))


def test_account_and_as_of_narrow_the_question(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": desk.OWNER, "account": "cindra", "as_of": "2026-08-01"}).json()
    assert answer["standing"] == "refused"
    assert answer["as_of"] == "2026-08-01T23:59:59.999999+00:00"
    assert answer["scope"] == "Cindra in this home"


def test_a_null_field_is_as_good_as_none(client: TestClient) -> None:
    body = {"question": desk.OWNER, "account": None, "as_of": None}
    assert client.post("/v1/ask", json=body).json() == client.post("/v1/ask", json={"question": desk.OWNER}).json()


def test_a_search_gives_passages_that_stand_in_their_documents(client: TestClient) -> None:
    found = client.post("/v1/search", json={"query": "discounts above 7 percent", "limit": 2}).json()
    assert len(found["hits"]) == 2
    for hit in found["hits"]:
        text = client.get(f"/v1/documents/{hit['document_id']}").json()["text"]
        assert text[hit["start"] : hit["end"]] == hit["text"]


def test_a_document_has_its_text_its_reasons_and_its_revisions(client: TestClient) -> None:
    cited = client.post("/v1/ask", json={"question": desk.OWNER}).json()["sentences"][0]["citations"][0]
    document = client.get(f"/v1/documents/{cited['document_id']}").json()
    assert document["title"] == "Borealis charter"
    assert document["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert {"field": "account", "how": "stated", "reason": document["origins"][0]["reason"]} == document["origins"][0]
    assert [revision["revision_id"] for revision in document["revisions"]] == [cited["revision_id"]]


def test_absent_and_malformed_ids_are_the_same_404(client: TestClient) -> None:
    absent = problem(client.get("/v1/documents/d00000000000000000000"), 404)
    odd = problem(client.get("/v1/documents/%00..%20'"), 404)
    assert {**absent, "request_id": ""} == {**odd, "request_id": ""}


def test_health_is_said_without_a_look_at_documents(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/v1/ask", {}, "question: Field required"),
        ("/v1/ask", {"questoin": "x"}, "unknown field 'questoin'; did you mean 'question'?"),
        ("/v1/ask", {"question": "x", "acount": "y"}, "unknown field 'acount'; did you mean 'account'?"),
        ("/v1/ask", {"question": 5}, "question: Input should be a valid string"),
        ("/v1/ask", {"question": ""}, "question: "),
        ("/v1/ask", {"question": " \n"}, "question: "),
        ("/v1/ask", {"question": "x" * 2001}, "question: "),
        ("/v1/ask", {"question": "x", "as_of": "soon"}, "as_of: 'soon' is not a date"),
        ("/v1/ask", {"question": "x", "as_of": 5}, "as_of: "),
        ("/v1/ask", ["question"], "body: "),
        ("/v1/search", {"query": "x", "limit": 0}, "limit: "),
        ("/v1/search", {"query": "x", "limit": "5"}, "limit: "),
        ("/v1/search", {"question": "x"}, "unknown field 'question'; did you mean 'query'?"),
    ],
)
def test_a_body_of_another_form_is_422_with_each_fault_and_its_place(
    client: TestClient, path: str, body: object, said: str
) -> None:
    assert said in problem(client.post(path, json=body), 422)["detail"]


def test_an_unknown_account_is_404_with_the_nearest(client: TestClient) -> None:
    said = problem(client.post("/v1/ask", json={"question": "x", "account": "Boralis"}), 404)
    assert said["type"] == "urn:aia:problem:unknown-account"
    assert "Did you mean Borealis?" in said["detail"]


@pytest.mark.parametrize("content", [b"{", b"\xff", b'{"question": "\\ud800"}', b"[" * 50_000, b"NaN", b"9" * 6000])
def test_a_body_that_is_no_json_is_a_plain_problem(client: TestClient, content: bytes) -> None:
    response = client.post("/v1/ask", content=content, headers={"content-type": "application/json"})
    assert problem(response, response.status_code)["status"] in (400, 422)


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json"]
)
def test_a_body_that_does_not_say_it_is_json_is_415(client: TestClient, kind: str) -> None:
    headers = {"content-type": kind} if kind else {}
    problem(client.post("/v1/ask", content=b'{"question": "x"}', headers=headers), 415)


def test_a_charset_beside_json_is_welcome(client: TestClient) -> None:
    headers = {"content-type": "application/json; charset=utf-8"}
    assert client.post("/v1/ask", content=b'{"question": "x"}', headers=headers).status_code == 200


def test_an_unlisted_path_is_404_and_another_method_405_with_those_allowed(client: TestClient) -> None:
    problem(client.get("/v1/nothing"), 404)
    problem(client.get("/docs"), 404)
    response = client.get("/v1/ask")
    problem(response, 405)
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_too_large_is_413_whole_or_in_parts(client: TestClient, chunked: bool) -> None:
    def parts() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(LARGEST_BODY // 1024 + 1):
            yield b"x" * 1024

    content = parts() if chunked else b"".join(parts())
    problem(client.post("/v1/ask", content=content, headers={"content-type": "application/json"}), 413)


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::2]:80"])
def test_a_foreign_host_name_is_not_served(client: TestClient, host: str) -> None:
    problem(client.get("/healthz", headers={"host": host}), 400)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8321", "127.0.0.1:9", "[::1]:8321", "[::1]"])
def test_loopback_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/v1/nothing", "/healthz", "/documents/x", "/openapi.json"])
def test_every_response_bears_the_headers_that_keep_a_page_shut(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_a_request_keeps_the_name_it_was_given_if_it_is_a_plain_one(client: TestClient) -> None:
    assert client.get("/healthz", headers={"x-request-id": "run-7.b"}).headers["x-request-id"] == "run-7.b"
    for odd in ("a b", "<script>", "x" * 65, "é"):
        headers = {b"x-request-id": odd.encode()}
        given = client.get("/healthz", headers=headers).headers["x-request-id"]
        assert given != odd
        assert len(given) == 16


def test_a_fault_inside_is_500_without_what_went_wrong(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    class Faulty:
        def __init__(self, assistant: Assistant) -> None:
            self.settings = assistant.settings

        def ask(self, *_: object, **__: object) -> None:
            raise RuntimeError("a customer's secret")

    made = desk.assistant(tmp_path / "home", files={})
    app = create_app(made)
    app.state.assistant = Faulty(made)
    with TestClient(app, base_url="http://localhost") as client:
        response = client.post("/v1/ask", json={"question": "x"})
    said = problem(response, 500)
    assert "secret" not in response.text
    assert "secret" not in caplog.text
    assert f"request {said['request_id']} failed: RuntimeError at" in caplog.text
    made.close()


def test_what_is_ingested_beside_the_server_is_in_its_next_answer(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home", files={"a.md": "The account owner of Delphis is Ada Quist.\n"})
    with TestClient(create_app(made), base_url="http://localhost") as client:
        ask = {"question": "Who is the account owner of Delphis?"}
        assert "Ada Quist" in client.post("/v1/ask", json=ask).json()["text"]
        (tmp_path / "papers" / "a.md").write_text("The account owner of Delphis is Bo Lind.\n", encoding="utf-8")
        other = desk.assistant(tmp_path / "home", files={})
        other.ingest([tmp_path / "papers"], desk.NOW)
        other.close()
        assert "Bo Lind" in client.post("/v1/ask", json=ask).json()["text"]
    made.close()


def test_many_ask_at_once_while_documents_come_in(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home")
    more = {f"more/{n}.md": f"The account owner of Delphis {n} is Ada Quist.\n" for n in range(40)}
    with TestClient(create_app(made), base_url="http://localhost") as client, ThreadPoolExecutor(9) as pool:
        coming = pool.submit(made.ingest, [desk.written(tmp_path / "papers", more)], desk.NOW)
        asking = [pool.submit(client.post, "/v1/ask", json={"question": desk.OWNER}) for _ in range(24)]
        assert coming.result().counts["added"] == 40
        assert {response.result().status_code for response in asking} == {200}
        assert all("Mira Okafor" in response.result().json()["text"] for response in asking)
    made.close()


def test_meaning_is_used_where_there_is_an_embedder(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home", HashEmbedder())
    with TestClient(create_app(made), base_url="http://localhost") as client:
        assert client.post("/v1/ask", json={"question": desk.OWNER}).json()["searched"]["mode"] == "hybrid"
    made.close()


def test_the_description_is_complete(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    operations = [op for path in described["paths"].values() for op in path.values()]
    named = "account accounts answer ask confirm coverage document health identities note records rule search".split()
    assert sorted(op["operationId"] for op in operations) == named
    for operation in operations:
        assert operation["tags"]
        assert operation["summary"]
        assert operation["description"]
        problems = {code: response for code, response in operation["responses"].items() if code[0] != "2"}
        assert {"400", "500"} <= set(problems)
        for response in problems.values():
            assert list(response["content"]) == ["application/problem+json"]
            assert response["description"]
    bodies = [op["requestBody"] for op in operations if "requestBody" in op]
    assert len(bodies) == 5
    assert "text/html" not in json.dumps(described)
