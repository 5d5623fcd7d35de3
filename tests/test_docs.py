"""What the documents quote of the program is what the program says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.problems import BY_STATUS
from api.words import REASONS
from assistant.keys import KEYS
from tests.api import desk
from tests.api.test_cli import COMMANDS
from tests.docs import DOCS, renewed


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The HTTP interface over a small home."""
    made = desk.assistant(tmp_path_factory.mktemp("docs") / "home")
    with TestClient(create_app(made), base_url="http://localhost") as client:
        yield client
    made.close()


@pytest.mark.parametrize("page", ["cli.md", "settings.md"])
def test_a_page_quotes_the_program_as_it_is(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == renewed(page), "renew it: python -m tests.docs"


def test_every_command_is_described() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert [w for w in COMMANDS if f"$ {' '.join(['aia', *w])} --help" not in text] == []


def test_every_setting_is_described() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert [key.name for key in KEYS if f"`{key.name}`" not in text] == []


def test_every_operation_problem_and_reason_is_described(client: TestClient) -> None:
    text = (DOCS / "http.md").read_text(encoding="utf-8")
    described = client.get("/openapi.json").json()
    wanted = [f"{verb.upper()} {path}" for path, verbs in described["paths"].items() for verb in verbs]
    wanted += [kind.name for kind in BY_STATUS.values()] + list(REASONS)
    assert [one for one in wanted if one not in text] == []


def test_every_field_of_an_answer_is_described(client: TestClient) -> None:
    text = (DOCS / "http.md").read_text(encoding="utf-8")
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    fields = {name for schema in ("Answer", "Citation", "Searched") for name in schemas[schema]["properties"]}
    assert sorted(name for name in fields if f"`{name}`" not in text) == []


def test_each_example_body_is_taken(client: TestClient) -> None:
    text = (DOCS / "http.md").read_text(encoding="utf-8")
    examples = re.findall(r"http://127\.0\.0\.1:8321(/v1/\w+).*?-d '(\{.*?\})'", text, re.DOTALL)
    assert len(examples) >= 2
    for path, body in examples:
        assert client.post(path, json=json.loads(body)).status_code == 200
