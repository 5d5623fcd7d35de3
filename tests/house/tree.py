"""The tree that the rules read: the files that belong to the project, and nothing that was built from them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("api", "assistant", "evaluators", "prompts", "retrieval")
BUILT = {"__pycache__", "build", "dist", "out"}
HIDDEN_BUT_OURS = {".ci", ".gitignore", ".gitattributes", ".github"}


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: `name` is its dotted module name, `path` stands below the root with `/` between parts."""

    name: str
    path: str
    text: str
    code: ast.Module


def files(root: Path) -> list[str]:
    """Every file of the project, as sorted paths below the root."""
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [each for each in folders if _is_ours(each)]
        found += [Path(folder, name).relative_to(root).as_posix() for name in names if _is_ours(name)]
    return sorted(found)


def sources(root: Path, *tops: str) -> Iterator[Source]:
    """The Python files below the named top folders, parsed, in the order of their paths."""
    for path in files(root):
        if path.endswith(".py") and path.split("/")[0] in tops:
            text = (root / path).read_text(encoding="utf-8")
            yield Source(module_name(path), path, text, ast.parse(text, filename=path))


def module_name(path: str) -> str:
    """The name that an import uses for the file.

    >>> module_name("retrieval/store/__init__.py"), module_name("api/cli.py")
    ('retrieval.store', 'api.cli')
    """
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _is_ours(name: str) -> bool:
    if name in BUILT or name.endswith((".egg-info", ".pyc")):
        return False
    return not name.startswith(".") or name in HIDDEN_BUT_OURS
