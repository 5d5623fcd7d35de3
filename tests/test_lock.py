"""The lock is one resolution: what the project asks for is in it, hashed, with the same pins in every list."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LISTS = ("lock", "tools", "run", "all")
PINNED = re.compile(r"\S+==[^*]+ [^\0]*--hash=sha256:[0-9a-f]{64}")


def entries(name: str) -> list[str]:
    """The requirements of one list, each with its hashes, as they stand."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return re.findall(r"^\S.*(?:\n    --hash=.*)*", re.sub(r"^#.*\n| *#.*", "", text, flags=re.MULTILINE), re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Version by package of one list; one version serves every supported Python."""
    found = [Requirement(entry.split("\\")[0]) for entry in entries(name)]
    assert len({each.name for each in found}) == len(found)
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in found}


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    assert entries(name)
    assert [entry for entry in entries(name) if not PINNED.match(entry)] == []


def test_what_the_tests_run_on_is_what_the_product_runs_on() -> None:
    everything = pins("all")
    assert {name: everything.get(name) for name in pins("run")} == pins("run")


@pytest.mark.parametrize(
    ("name", "part"), [("run", "dependencies"), ("all", "extras"), ("tools", "tools"), ("lock", "lock")]
)
def test_the_lock_gives_what_the_project_asks_for(name: str, part: str) -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = stated["project"]
    asked = {
        "dependencies": project["dependencies"],
        "extras": [each for extra in project["optional-dependencies"].values() for each in extra],
        **stated["dependency-groups"],
    }[part]
    locked = pins(name)
    wanted = [Requirement(each) for each in asked]
    assert [each.name for each in wanted if locked.get(canonicalize_name(each.name), "0") not in each.specifier] == []
