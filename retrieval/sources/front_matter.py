"""The block of fields between two lines of dashes at the head of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from retrieval.sources.fields import LISTS, BadField, field_named, field_value
from retrieval.sources.reading import Stated

_LONGEST = 1 << 16
_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block states, what is wrong with it, and the body that follows with the number of its first line."""

    body: str
    first_line: int = 1
    stated: tuple[Stated, ...] = ()
    warnings: tuple[str, ...] = ()


def split_front_matter(name: str, text: str) -> FrontMatter:
    """Takes the block off; a text without one is its own body, and dashes around prose are no block."""
    opened = _FENCE.match(text)
    closed = _END.search(text, opened.end(), _LONGEST) if opened else None
    if not opened or not closed:
        return FrontMatter(text)
    block = text[opened.end() : closed.start()]
    first = text.count("\n", 0, closed.end()) + 1
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        if not re.search(r"^\w[\w -]*:", block, re.MULTILINE):
            return FrontMatter(text)
        return FrontMatter(text[closed.end() :], first, (), (f"{name} line {line}: the front matter is not YAML",))
    if node is not None and not isinstance(node, yaml.MappingNode):
        return FrontMatter(text)
    stated, warnings = _entries(name, node)
    return FrontMatter(text[closed.end() :], first, stated, warnings)


def _entries(name: str, node: yaml.MappingNode | None) -> tuple[tuple[Stated, ...], tuple[str, ...]]:
    stated: dict[str, Stated] = {}
    warnings: list[str] = []
    for key, value in node.value if node else ():
        line = key.start_mark.line + 2
        try:
            field = field_named(str(key.value))
            if field in stated:
                raise BadField(f"{field} is given twice; the first one counts")
            kept = field_value(field, scalar(field, value))
            if kept:
                stated[field] = Stated(field, kept, f"front matter, line {line}")
        except BadField as error:
            warnings.append(f"{name} line {line}: {error}")
    return tuple(stated.values()), tuple(warnings)


def scalar(field: str, node: yaml.Node) -> str:
    """The text that a YAML value stands for, a list's items on a line each; anything deeper is no field's value."""
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    if isinstance(node, yaml.SequenceNode) and field in LISTS:
        items = [item for item in node.value if isinstance(item, yaml.ScalarNode)]
        if len(items) == len(node.value):
            return "\n".join(str(item.value).replace("\n", " ") for item in items) + "\n"
    raise BadField(f"{field} takes one value, not a nested one" if field not in LISTS else f"{field} takes a flat list")
