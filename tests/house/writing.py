"""Rules about what stands in a Python file; each yields the faults of one file as `path:line what`."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.house.tree import Source

LINES_IN_A_FILE = 250
LINES_IN_A_FUNCTION = 60
CLOCKS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
}
IGNORE = re.compile(r"type:\s*ignore(?P<code>\[[\w,\s-]+\])?\s*(?P<reason>#\s*\S.*)?")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def short_file(source: Source) -> Iterator[str]:
    """A file of more than 250 lines is asked why."""
    count = len(source.text.splitlines())
    if count > LINES_IN_A_FILE:
        yield f"{source.path}:1 has {count} lines, {LINES_IN_A_FILE} is the most"


def short_functions(source: Source) -> Iterator[str]:
    """A function, its docstring and decorators included, fits on a screen."""
    for node in _functions(source.code):
        count = (node.end_lineno or node.lineno) - node.lineno + 1
        if count > LINES_IN_A_FUNCTION:
            yield f"{source.path}:{node.lineno} {node.name} has {count} lines, {LINES_IN_A_FUNCTION} is the most"


def documented(source: Source) -> Iterator[str]:
    """A module, and every public class and function at its top, says what is true of it."""
    if not ast.get_docstring(source.code):
        yield f"{source.path}:1 has no docstring"
    for node in source.code.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_") and not ast.get_docstring(node):
            yield f"{source.path}:{node.lineno} {node.name} has no docstring"


def annotated(source: Source) -> Iterator[str]:
    """Every parameter and every result has a type."""
    for node in _functions(source.code):
        arguments = node.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        named += [each for each in (arguments.vararg, arguments.kwarg) if each]
        bare = [each.arg for each in named if not each.annotation and each.arg not in ("self", "cls")]
        bare += [] if node.returns else ["the result"]
        if bare:
            yield f"{source.path}:{node.lineno} {node.name} has no type for {', '.join(bare)}"


def narrow_catches(source: Source) -> Iterator[str]:
    """What is caught is named: catching everything hides what no one has a plan for."""
    for node in ast.walk(source.code):
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type):
            yield f"{source.path}:{node.lineno} catches everything"
        elif isinstance(node, ast.Call) and _named(node.func) == "suppress" and any(map(_is_broad, node.args)):
            yield f"{source.path}:{node.lineno} suppresses everything"


def no_clock(source: Source) -> Iterator[str]:
    """Time comes in by argument; only the rim asks the clock."""
    for node in ast.walk(source.code):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS.get(_named(node.value), ()):
            yield f"{source.path}:{node.lineno} asks the clock: {_named(node.value)}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            for name in sorted({alias.name for alias in node.names} & CLOCKS["time"]):
                yield f"{source.path}:{node.lineno} asks the clock: time.{name}"


def reasoned_ignores(source: Source) -> Iterator[str]:
    """A type error that is ignored says which one, and why."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        found = IGNORE.search(token.string) if token.type == tokenize.COMMENT else None
        if found and not (found["code"] and found["reason"]):
            yield f"{source.path}:{token.start[0]} ignores a type error without code and reason"


def _functions(code: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(code) if isinstance(node, Function))


def _is_broad(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(map(_is_broad, kind.elts))
    return kind is None or _named(kind) in ("Exception", "BaseException")


def _named(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
