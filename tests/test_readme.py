"""Every command and setting that the README shows exists."""

from __future__ import annotations

import re
import shlex
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from assistant.keys import BY_NAME, HOME
from demo.company import company
from demo.draw import DEFAULT
from retrieval.sources.fields import FIELDS, field_named

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^([ ]*)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")


def blocks(language: str) -> list[str]:
    """The README's fenced blocks of a language."""
    return [body for _, told, body in BLOCK.findall(README) if told == language]


def shown(program: str) -> list[list[str]]:
    """The words after the program's name, for each command line that the README shows."""
    lines = [line.strip() for block in blocks("sh") for line in block.splitlines()]
    lines += INLINE.findall(BLOCK.sub("", README))
    split = [shlex.split(line, comments=True) for line in lines if re.match(r"(?:\w+=\S+ )*(?:\S+/)?\w+(?: |$)", line)]
    commands = []
    for words in split:
        while words and re.match(r"[A-Z_]+=", words[0]):
            words = words[1:]
        if words and words[0].rpartition("/")[2] == program:
            commands.append(words[1:])
    return commands


@lru_cache
def help_of(*command: str) -> str:
    """What `aia COMMAND --help` prints."""
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0, f"aia {' '.join(command)}: {result.output}"
    return result.output


def path_of(words: list[str]) -> tuple[str, ...]:
    """The command's own name: for groups its two words."""
    groups = {group.name for group in app.registered_groups}
    return tuple(words[: 2 if words[0] in groups else 1])


def test_the_readme_shows_commands() -> None:
    assert len(shown("aia")) >= 8
    assert len(shown("make")) >= 8


@pytest.mark.parametrize("words", shown("aia"), ids=" ".join)
def test_each_aia_command_and_option_exists(words: list[str]) -> None:
    if words[0].startswith("-"):
        assert words[0] in help_of()
        return
    text = help_of(*path_of(words))
    for option in (word for word in words if word.startswith("--")):
        assert re.search(rf"{re.escape(option)}\b", text), f"aia {' '.join(words)}: no {option}"


@pytest.mark.parametrize("words", shown("make"), ids=" ".join)
def test_each_make_verb_exists(words: list[str]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = [word for word in words if "=" not in word]
    for verb in verbs:
        assert re.search(rf"^{re.escape(verb)}:", makefile, re.MULTILINE), f"no make {verb}"
    for variable in (word.partition("=")[0] for word in words if "=" in word):
        assert variable in makefile


def test_each_setting_exists() -> None:
    for block in blocks("toml"):
        for table, entries in tomllib.loads(block).items():
            for name in entries:
                key = f"{table}.{name}"
                secret = key.removesuffix("_file")
                assert key in BY_NAME or BY_NAME[secret].secret, key
    variables = {key.variable for key in BY_NAME.values()} | {HOME}
    variables |= {f"{key.variable}_FILE" for key in BY_NAME.values() if key.secret}
    named = set(re.findall(r"\bAIA_[A-Z_]+\b", README))
    assert named
    assert named <= variables


def test_each_front_matter_field_exists() -> None:
    given = re.findall(r"^\s+(\w+):", "\n".join(blocks("yaml")), re.MULTILINE)
    assert given
    assert {field_named(key) for key in given} <= set(FIELDS)


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "docs/README.md"])
def test_each_link_leads_to_a_file(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in t]
    assert targets
    for target in targets:
        assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"


def sample_answers() -> list[tuple[str, str]]:
    """Each question that the README shows with its answer, and that answer's lines."""
    found = [block.partition("\n") for block in blocks("text") if block.startswith("$ aia ask ")]
    return [(shlex.split(command)[3], shown) for command, _, shown in found]


def test_the_answers_shown_are_the_real_ones(tmp_path: Path) -> None:
    assert len(sample_answers()) == 2
    around = {"AIA_HOME": str(tmp_path), "AIA_EMBEDDING_PROVIDER": "none", "AIA_AS_OF": "2026-09-28", "COLUMNS": "88"}
    company(tmp_path / "company", DEFAULT)
    assert CliRunner().invoke(app, ["ingest", str(tmp_path / "company" / "files")], env=around).exit_code == 0
    for question, answer in sample_answers():
        assert CliRunner().invoke(app, ["ask", question], env=around).stdout == answer
