"""`POST /v1/notes`: kept, or refused with why."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from api.app import create_app
from tests.api import desk


def test_a_note_comes_in_and_is_said_or_is_refused_with_why(tmp_path: Path) -> None:
    assistant = desk.assistant(tmp_path / "home")
    with TestClient(create_app(assistant), base_url="http://localhost", raise_server_exceptions=False) as client:
        cited = client.post("/v1/ask", json={"question": desk.OWNER}).json()["sentences"][0]["citations"][0]
        body = {"text": "It is Ann Berg.", "author": "Jo Li", "corrects": cited["id"]}
        kept = client.post("/v1/notes", json=body)
        assert kept.status_code == 201
        assert client.post("/v1/notes", json=body).json() == kept.json()
        asked = {"question": desk.OWNER, "as_of": "2100-01-01"}
        answer = client.post("/v1/ask", json=asked).json()
        assert [one["text"] for one in answer["sentences"]] == [cited["quote"], "It is Ann Berg."]
        assert client.get(f"/v1/documents/{kept.json()['document_id']}").json()["kind"] == "internal_note"
        for change, status, why in (
            ({"author": None}, 422, "unknown author"),
            ({"corrects": "\u200b", "quote": "x"}, 422, "say which document"),
            ({"account": "Boralis"}, 404, "Did you mean Borealis"),
            ({"text": "\u200b"}, 422, "says nothing"),
            ({"autor": "x"}, 422, "did you mean"),
        ):
            refused = client.post("/v1/notes", json={**body, **change})
            assert (refused.status_code, refused.headers["content-type"]) == (status, "application/problem+json")
            assert why in refused.json()["detail"]
        assert client.post("/v1/notes", content=b"{}").status_code == 415
    assistant.close()
