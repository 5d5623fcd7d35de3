"""Coverage over HTTP and on the command line says the same of every account."""

from __future__ import annotations

import json
from pathlib import Path

from starlette.testclient import TestClient

from api.app import create_app
from tests.api import crm, desk
from tests.api.conftest import Run


def test_coverage_comes_in_pages_and_in_lines(run: Run, tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home", files=crm.FILES)
    with TestClient(create_app(made), base_url="http://localhost", raise_server_exceptions=False) as client:
        every = client.get("/v1/coverage", params={"as_of": "2026-06-01"}).json()
        first = client.get("/v1/coverage", params={"as_of": "2026-06-01", "limit": 1}).json()
        rest = client.get("/v1/coverage", params={"as_of": "2026-06-01", "cursor": first["next_cursor"]}).json()
        assert first["accounts"] + rest["accounts"] == every["accounts"]
        assert client.get("/v1/coverage", params={"account": "Nobody at all"}).status_code == 404
        assert client.get("/v1/coverage", params={"cursor": "WyJ4Il0"}).status_code == 422
    made.close()
    assert json.loads(run("coverage", "--as-of", "2026-06-01", "--json").out)["accounts"] == every["accounts"]
    lines = run("coverage", "Norvik Group", "--as-of", "2026-06-01").out.splitlines()
    assert lines[0] == "Norvik Group"
    assert "  Sales history            empty" in lines
    assert "  Service interactions     read  7 ticket · newest 2026-05-07" in lines
