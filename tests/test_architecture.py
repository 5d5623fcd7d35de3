"""Imports run in one direction, in no circle, and reach each vendor only through its doors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.house.imports import Import, astray, circles, imports, unreadable, upward

ROOT = Path(__file__).parent.parent

# The one table of vendors: for each, its doors by use. What has no row may be imported nowhere.
DOORS: Mapping[str, Mapping[str, str]] = {
    "alembic": {"retrieval.store": "migrations"},
    "charset_normalizer": {"retrieval.sources": "encodings"},
    "chromadb": {"retrieval.index": "approximate neighbours"},
    "docx": {"retrieval.sources.exports.template_charter": "the page of a charter, written empty"},
    "fastapi": {"api": "routes"},
    "filelock": {"retrieval": "one writer of a folder at a time"},
    "httpx2": {"retrieval.openai_embed": "time limits", "assistant.openai_chat": "time limits"},
    "icalendar": {"retrieval.sources": "calendars"},
    "jinja2": {"api": "web pages"},
    "langchain": {"assistant.openai_chat": "chat", "api.langchain": "for others' chains"},
    "langchain_core": {"assistant.openai_chat": "chat", "api.langchain": "for others' chains"},
    "langchain_openai": {"assistant.openai_chat": "chat"},
    "lxml": {"retrieval.sources": "markup"},
    "numpy": {"retrieval": "arrays"},
    "onnx": {"retrieval.model": "the embedding model, built once at set-up"},
    "onnxruntime": {"retrieval.onnx_embed": "embeddings", "retrieval.model": "the model, built and tried"},
    "openai": {"retrieval.openai_embed": "embeddings", "assistant.openai_chat": "chat"},
    "openpyxl": {"retrieval.sources": "how spreadsheets number columns, formats and dates"},
    "pptx": {"retrieval.sources.exports.template_deck": "the deck of a plan, written empty"},
    "pydantic": {
        "api": "what HTTP brings",
        "assistant.openai_chat": "what a model replies",
        "retrieval.openai_embed": "what a model replies",
        "assistant.settings": "what the environment says",
    },
    "pydantic_core": {"api": "what HTTP brings"},
    "pypdf": {"retrieval.sources": "PDF"},
    "rapidfuzz": {"retrieval": "names with small misspellings"},
    "sqlalchemy": {"retrieval.store": "all tables"},
    "starlette": {"api": "routes"},
    "Stemmer": {"retrieval.lexical": "word stems"},
    "tokenizers": {"retrieval.onnx_embed": "embeddings", "retrieval.model": "the model, built and tried"},
    "typer": {"api": "the command line"},
    "uvicorn": {"api": "the server"},
    "webvtt": {"retrieval.sources": "transcripts"},
    "yaml": {"retrieval": "front matter and mappings", "assistant": "tables of rules", "evaluators": "cases"},
}


@pytest.fixture(scope="module")
def house() -> list[Import]:
    """Every import of the five packages as they are."""
    return imports(ROOT)


def planted(root: Path, files: Mapping[str, str]) -> list[Import]:
    """The imports of a small tree that holds only the given files."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return imports(root)


def test_the_reader_sees_the_house(house: list[Import]) -> None:
    assert {"retrieval.evidence"} <= {each.target for each in house}
    assert {"assistant", "retrieval"} <= {each.module.split(".")[0] for each in house}


def test_no_import_runs_upward(house: list[Import]) -> None:
    found = upward(house)
    assert not found, "\n".join(found)


def test_no_modules_import_one_another(house: list[Import]) -> None:
    found = circles(house)
    assert not found, "\n".join(found)


def test_vendors_come_in_by_their_doors(house: list[Import]) -> None:
    found = astray(house, DOORS)
    assert not found, "\n".join(found)


def test_every_import_can_be_read(house: list[Import]) -> None:
    found = unreadable(house)
    assert not found, "\n".join(found)


def test_every_vendor_of_the_table_is_one_we_depend_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["test"]
    ours = {canonicalize_name(re.split("[<>=]", each)[0]) for each in asked}
    ours |= {canonicalize_name("starlette"), canonicalize_name("pydantic-core")}  # halves of fastapi and pydantic
    shipped = packages_distributions()
    assert [vendor for vendor in DOORS if not ours & set(map(canonicalize_name, shipped.get(vendor, [])))] == []


UPWARD = {
    "at the top": {"retrieval/x.py": "import assistant.ask\n"},
    "from a package": {"prompts/x.py": "from retrieval import evidence\n", "retrieval/evidence.py": ""},
    "inside a function": {"retrieval/x.py": "def f():\n    from api.cli import main\n"},
    "for types only": {"assistant/x.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import api.app\n"},
    "by a string": {"assistant/x.py": "import importlib\nimportlib.import_module('evaluators.run')\n"},
    "by a bare name": {"assistant/x.py": "from importlib import import_module\nimport_module('api.cli')\n"},
    "relative": {"retrieval/store/x.py": "from ...api import cli\n"},
    "between the doors": {"api/x.py": "import evaluators\n"},
    "of the bench": {"evaluators/x.py": "def f():\n    import bench.peer\n"},
    "of the tests": {"api/x.py": "from tests.conftest import Size\n"},
}


@pytest.mark.parametrize("files", UPWARD.values(), ids=list(UPWARD))
def test_an_upward_import_is_found(tmp_path: Path, files: dict[str, str]) -> None:
    found = planted(tmp_path, files)
    assert any(path in upward(found)[0] for path in files)


CIRCLES = {
    "of two": {"retrieval/a.py": "import retrieval.b\n", "retrieval/b.py": "from retrieval import a\n"},
    "of three": {
        "retrieval/a.py": "from retrieval.b import x\n",
        "retrieval/b.py": "def f():\n    from retrieval.c import y\n",
        "retrieval/c.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from retrieval.a import z\n",
    },
    "through a package": {
        "retrieval/store/__init__.py": "from retrieval.store.reader import Reader\n",
        "retrieval/store/reader.py": "from retrieval.store import Store\n",
    },
}


@pytest.mark.parametrize("files", CIRCLES.values(), ids=list(CIRCLES))
def test_a_circle_is_found(tmp_path: Path, files: dict[str, str]) -> None:
    assert len(circles(planted(tmp_path, files))) == 1


STRAYS: dict[str, tuple[str, str]] = {
    "a known vendor elsewhere": ("retrieval/search.py", "import sqlalchemy.orm\n"),
    "a vendor inside a function": ("assistant/ask.py", "def f():\n    from openai import OpenAI\n"),
    "a door's neighbour": ("retrieval/openai_embedding.py", "import openai\n"),
    "a vendor that no one let in": ("api/x.py", "import requests\n"),
    "a vendor by a string": ("assistant/x.py", "__import__('fastapi')\n"),
}


@pytest.mark.parametrize(("path", "text"), STRAYS.values(), ids=list(STRAYS))
def test_a_vendor_astray_is_found(tmp_path: Path, path: str, text: str) -> None:
    assert len(astray(planted(tmp_path, {path: text}), DOORS)) == 1


def test_an_import_that_is_computed_is_found(tmp_path: Path) -> None:
    found = planted(tmp_path, {"api/x.py": "import importlib\nimportlib.import_module('a' + 'pi')\n"})
    assert len(unreadable(found)) == 1


ALLOWED: dict[str, Mapping[str, str]] = {
    "downward": {"assistant/x.py": "import retrieval.evidence\nfrom prompts import answer\n"},
    "the standard library": {"retrieval/x.py": "import json, sqlite3\nfrom collections.abc import Iterator\n"},
    "a vendor at its door": {"retrieval/store/x.py": "import sqlalchemy\n", "api/routes/x.py": "import fastapi\n"},
    "siblings in a line": {"retrieval/a.py": "import retrieval.b\n", "retrieval/b.py": "import retrieval.c\n"},
}
JUDGES: tuple[Callable[[list[Import]], list[str]], ...] = (
    upward,
    circles,
    unreadable,
    lambda found: astray(found, DOORS),
)


@pytest.mark.parametrize("files", ALLOWED.values(), ids=list(ALLOWED))
def test_what_is_right_is_left_alone(tmp_path: Path, files: dict[str, str]) -> None:
    found = planted(tmp_path, files)
    assert [fault for judge in JUDGES for fault in judge(found)] == []
