"""Which module imports which, and what in that is against the direction of the house."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import PACKAGES, Source, sources

# Data flows up and never back: a package imports itself and the packages named here, no other of ours.
BELOW: Mapping[str, frozenset[str]] = {
    "prompts": frozenset(),
    "retrieval": frozenset(),
    "assistant": frozenset({"prompts", "retrieval"}),
    "evaluators": frozenset({"prompts", "retrieval", "assistant"}),
    "api": frozenset({"prompts", "retrieval", "assistant"}),
}
OUTSIDE = frozenset({"bench", "demo", "tests"})
DYNAMIC = frozenset({"import_module", "__import__"})


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """`module` asks for `target`, at `line` of the file `path`. A target that cannot be read is empty."""

    path: str
    line: int
    module: str
    target: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.target or 'what only a run can tell'}"


def imports(root: Path) -> list[Import]:
    """Every import of the five packages, those inside functions, under TYPE_CHECKING and by name in a string too."""
    modules = list(sources(root, *PACKAGES))
    known = {each.name for each in modules}
    return sorted({found for each in modules for found in _imports_of(each, known)})


def upward(found: list[Import]) -> list[str]:
    """The imports against the direction of the house, and those of folders that stand outside it."""
    return [str(each) for each in found if _is_upward(_top(each.module), _top(each.target))]


def unreadable(found: list[Import]) -> list[str]:
    """The imports whose target is computed, so that no reader and no test can say what they bring in."""
    return [str(each) for each in found if not each.target]


def circles(found: list[Import]) -> list[str]:
    """Each set of modules that reach one another, as `a -> b -> a`."""
    edges: dict[str, set[str]] = {}
    for each in found:
        if each.target and each.target != each.module and _top(each.target) in PACKAGES:
            edges.setdefault(each.module, set()).add(each.target)
    reach = {module: _reachable(module, edges) for module in edges}
    knotted = [module for module in reach if module in reach[module]]
    knots = {frozenset(other for other in reach[module] if module in reach.get(other, ())) for module in knotted}
    return sorted(" -> ".join([*sorted(knot), min(knot)]) for knot in knots)


def astray(found: list[Import], doors: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The imports of a vendor anywhere but at one of its doors; a vendor without a door is astray everywhere."""
    wrong = []
    for each in found:
        vendor = _top(each.target)
        if not vendor or vendor in sys.stdlib_module_names or vendor in PACKAGES or vendor in OUTSIDE:
            continue
        if not any(_within(each.module, door) for door in doors.get(vendor, ())):
            wrong.append(f"{each}; its doors: {', '.join(doors.get(vendor, ())) or 'none'}")
    return wrong


def _imports_of(source: Source, known: set[str]) -> Iterator[Import]:
    for node in ast.walk(source.code):
        for target in _targets(node, source, known):
            yield Import(source.path, getattr(node, "lineno", 0), source.name, target)


def _targets(node: ast.AST, source: Source, known: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        start = _absolute(node, source)
        for alias in node.names:
            full = f"{start}.{alias.name}"
            yield full if full in known else start
    elif isinstance(node, ast.Call) and _called(node.func) in DYNAMIC and node.args:
        first = node.args[0]
        yield first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def _absolute(node: ast.ImportFrom, source: Source) -> str:
    if not node.level:
        return node.module or ""
    package = source.name.split(".") if source.path.endswith("__init__.py") else source.name.split(".")[:-1]
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_upward(importer: str, target: str) -> bool:
    if target in OUTSIDE:
        return True
    return target in PACKAGES and target != importer and target not in BELOW[importer]


def _reachable(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting += edges.get(module, ())
    return seen


def _within(module: str, door: str) -> bool:
    return module == door or module.startswith(door + ".")


def _top(name: str) -> str:
    return name.split(".")[0]
