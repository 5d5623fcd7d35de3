"""The command line as a whole: usage, help, and what help waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli import app
from tests.api.conftest import Run
from tests.api.process import started


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["akk", "x"], "Did you mean 'ask'?"),
        (["ask"], "QUESTION"),
        (["ask", "  "], "the question is empty"),
        (["ask", "x", "--acount", "y"], "--account"),
        (["ask", "x", "--account", "Boralis"], "Did you mean Borealis?"),
        (["ask", "x", "--as-of", "soon"], "as_of: 'soon' is not a date such as"),
        (["search", "x", "-n", "0"], "--limit"),
        (["ingest", "nowhere"], "nowhere"),
        (["ingest", ".", "--as", "salesfarce"], "is none of"),
        (["label", "."], "FIELD=VALUE"),
        (["label", ".", "account"], "is not FIELD=VALUE"),
        (["serve", "--host", "0.0.0.0"], "--without-identity"),
        (["serve", "--host", "example.org"], "can be reached from other machines"),
        (["serve", "--port", "x"], "serve.port: 'x' is not a port"),
    ],
)
def test_wrong_usage_is_two_with_what_was_meant(run: Run, papers: Path, words: list[str], said: str) -> None:
    run("ingest", str(papers))
    done = run(*words)
    assert done.status == 2
    assert said in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


COMMANDS = [[], ["ask"], ["search"], ["ingest"], ["label"], ["status"], ["backup"], ["restore"], ["coverage"],
            ["serve"], ["template"], ["quality"], ["accounts"], ["accounts", "tree"], ["accounts", "show"],
            ["identities"], ["identities", "list"], ["identities", "same"], ["identities", "different"],
            ["identities", "forget"], ["note"], ["note", "add"], ["note", "list"], ["note", "remove"],
            ["confirm"], ["confirm", "later"], ["confirm", "no"], ["confirm", "forget"],
            ["models"], ["models", "install"],
            ["models", "status"], ["index"], ["index", "rebuild"], ["index", "check"],
            ["config"], ["config", "show"]]  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "aia")
def test_every_help_has_an_example_that_can_be_copied(run: Run, words: list[str]) -> None:
    done = run(*words, "--help")
    assert done.status == 0
    groups = (["accounts"], ["identities"], ["note"], ["models"], ["index"], ["config"])
    assert "\n  aia " in done.out or words in groups


def test_every_command_is_among_those_tried() -> None:
    names = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    names |= {str(group.name) for group in app.registered_groups}
    assert names == {words[0] for words in COMMANDS if words}


def imported(*words: str) -> set[str]:
    code = "import sys\nfrom api.cli import main\n"
    code += f"try: main({list(words)!r})\nexcept SystemExit: print(*sys.modules)"
    return set(started("-c", code, home=Path()).stdout.split())


def test_help_waits_for_no_vendor() -> None:
    heavy = {
        "numpy",
        "sqlalchemy",
        "pydantic",
        "fastapi",
        "starlette",
        "uvicorn",
        "rich",
        "jinja2",
        "onnxruntime",
        "openai",
        "chromadb",
        "filelock",
    }
    assert imported("--help") & heavy == set()
