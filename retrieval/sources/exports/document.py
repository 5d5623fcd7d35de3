"""Text that a system keeps as a document of nodes, as its reader sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_BLOCKS = frozenset(
    "paragraph heading codeBlock listItem taskItem decisionItem tableRow rule mediaSingle mediaGroup blockCard".split()
)
_SHOWN = ("text", "url", "shortName", "alt", "title")


def is_document(value: Mapping[str, Any]) -> bool:
    """True for a document of nodes, as the third version of the Jira API gives every longer text."""
    return value.get("type") == "doc" and isinstance(value.get("content"), list)


def document_text(value: Mapping[str, Any]) -> str:
    """The words of a document, a paragraph on a line.

    >>> document_text(
    ...     {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Hot."}]}]}
    ... )
    'Hot.'
    """
    lines = "".join(_pieces(value)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _pieces(node: Mapping[str, Any]) -> Iterator[str]:
    text = node.get("text")
    if isinstance(text, str):
        yield text
    elif isinstance(node.get("attrs"), dict):
        yield next((one for name in _SHOWN if isinstance(one := node["attrs"].get(name), str)), "")
    if node.get("type") == "hardBreak":
        yield "\n"
    content = node.get("content")
    for inner in content if isinstance(content, list) else ():
        if isinstance(inner, dict):
            yield from _pieces(inner)
    if node.get("type") in _BLOCKS:
        yield "\n"
    elif node.get("type") == "tableCell":
        yield " | "
