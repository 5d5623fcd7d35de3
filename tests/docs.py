"""`python -m tests.docs` writes what the documents quote of the program: help texts, settings, answers to the demo."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from api.cli import app
from assistant.keys import HOME, KEYS
from demo.company import company
from demo.draw import DEFAULT

DOCS = Path(__file__).parents[1] / "docs"
HELP = re.compile(r"^```text\n\$ (aia[^\n]*) --help\n.*?^```$", re.MULTILINE | re.DOTALL)
SAMPLE = re.compile(r"^```text\n\$ aia ask \"(.*?)\"\n.*?^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^\| key \|.*?(?=^$)", re.MULTILINE | re.DOTALL)


def help_of(command: str) -> str:
    """A help text as it stands in the documents."""
    os.environ["COLUMNS"] = "100"
    words = command.split()[1:]
    said = CliRunner().invoke(app, [*words, "--help"], prog_name="aia", env={"TERMINAL_WIDTH": "100"}).output
    lines = "\n".join(line.rstrip() for line in said.strip().splitlines())
    return f"```text\n$ {command} --help\n{lines}\n```"


def table() -> str:
    """The settings as a table."""
    rows = [
        f"| `{key.name}` | `{key.variable}` | {default(key.default)} | {key.about}{choices(key.choices)} |"
        for key in KEYS
    ]
    home = f"| | `{HOME}` | `~/.aia` | the home: database, settings, model |"
    return "\n".join(["| key | environment | default | what it does |", "|---|---|---|---|", home, *rows, ""])


def default(text: str) -> str:
    """A default as it is written."""
    return f"`{text}`" if text else ""


def choices(allowed: tuple[str, ...]) -> str:
    """The values allowed, where they are few."""
    return f": {', '.join(f'`{one}`' for one in allowed)}" if allowed else ""


def renewed(name: str) -> str:
    """A document with all that it quotes brought up to date."""
    text = (DOCS / name).read_text(encoding="utf-8")
    text = HELP.sub(lambda found: help_of(found[1]), text)
    return TABLE.sub(lambda found: table(), text)


def answered(text: str, home: str) -> str:
    """The README with the answers that the demo's files give by words alone, on the demo's day."""
    around = {"AIA_HOME": home, "AIA_EMBEDDING_PROVIDER": "none", "AIA_AS_OF": "2026-09-28", "COLUMNS": "88"}
    company(Path(home) / "company", DEFAULT)
    CliRunner().invoke(app, ["ingest", f"{home}/company/files"], env=around)

    def sample(found: re.Match[str]) -> str:
        said = CliRunner().invoke(app, ["ask", found[1]], env=around).stdout
        return f'```text\n$ aia ask "{found[1]}"\n{said}```'

    return SAMPLE.sub(sample, text)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        readme = DOCS.parent / "README.md"
        readme.write_text(answered(readme.read_text(encoding="utf-8"), folder), encoding="utf-8")
    for page in ("cli.md", "settings.md"):
        (DOCS / page).write_text(renewed(page), encoding="utf-8")
