"""Rules about which files stand where, and what no file of the project may say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import PACKAGES, files

FOLDERS = {*PACKAGES, "tests", "docs", "requirements", ".ci"}
PAPERS = {"README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "Makefile", "pyproject.toml", "apt.txt", ".gitignore"}
REQUIRED = FOLDERS | PAPERS
ALLOWED = REQUIRED | {"bench", "demo", ".gitattributes"}
GRAB_BAGS = re.compile(r"(?i)\b(utils?|helpers?|managers?|common|base|misc|shared|stuff)\b")
TEXT = {"", ".css", ".csv", ".eml", ".html", ".ini", ".js", ".json", ".jsonl", ".lock", ".md", ".py", ".sql"}
TEXT |= {".toml", ".txt", ".vtt", ".yaml", ".yml"}
MACHINE = re.compile(r"(?<![\w.:/<*-])/(root|home|Users|work|opt|mnt|srv)/[\w.~-]")
# A letter in brackets, so that this file, which the rule reads too, names no index.
HOSTS = r"[p]ypi\.org|[p]ythonhosted|[n]pmjs\.|[y]arnpkg\.|[d]ebian\.org/"
INDEX = re.compile(HOSTS + "|--(extra-)?[i]ndex-url|--[f]ind-links")


def tops(root: Path) -> Iterator[str]:
    """What stands at the top is what the project's card names, all of it and nothing else."""
    standing = {path.split("/")[0] for path in files(root)}
    yield from (f"{name} is missing" for name in sorted(REQUIRED - standing))
    yield from (f"{name} has no place at the top" for name in sorted(standing - ALLOWED))


def names(root: Path) -> Iterator[str]:
    """A file or folder is named for its noun; a name that fits everything collects everything."""
    for path in files(root):
        if path.endswith(".py") and any(GRAB_BAGS.search(part.replace("_", " ")) for part in path[:-3].split("/")):
            yield f"{path} is a grab bag"


def mirrors(root: Path) -> Iterator[str]:
    """A test below `tests/<package>/` is named after the module that it is about, an aspect of it after that."""
    modules = {path.removesuffix(".py").removesuffix("/__init__") for path in files(root) if path.endswith(".py")}
    modules |= {path.replace("__main__", "main") for path in modules}
    for path in files(root):
        folder, _, name = path.rpartition("/")
        if not name.startswith("test_") or folder.split("/")[:1] != ["tests"] or folder == "tests":
            continue
        words = name.removeprefix("test_").removesuffix(".py").split("_")
        about = {"/".join([*folder.split("/")[1:], "_".join(words[:count])]) for count in range(1, len(words) + 1)}
        if folder.split("/")[1] in PACKAGES and not about & modules:
            yield f"{path} is about no module"


def machines(root: Path) -> Iterator[str]:
    """No file names a folder that only one machine has."""
    yield from _lines(root, MACHINE, "names a folder of one machine")


def indexes(root: Path) -> Iterator[str]:
    """No file names a package index: where packages come from is the affair of who installs."""
    yield from _lines(root, INDEX, "names a package index")


def _lines(root: Path, pattern: re.Pattern[str], fault: str) -> Iterator[str]:
    for path in files(root):
        if Path(path).suffix in TEXT:
            text = (root / path).read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), start=1):
                if pattern.search(line):
                    yield f"{path}:{number} {fault}"
