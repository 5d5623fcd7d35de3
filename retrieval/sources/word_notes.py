"""Footnotes, endnotes and comments of a Word document, by the ids that its text uses."""

from __future__ import annotations

from collections.abc import Mapping

from retrieval.sources.ooxml import Element, Package, name_of, value

_PARTS = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_MACHINERY = ("separator", "continuationSeparator", "continuationNotice")


class Notes:
    """Finds a note; those that no text refers to are never asked for."""

    def __init__(self, package: Package, main: str) -> None:
        self._found: Mapping[str, Mapping[str, Element]] = {
            kind: {
                value(one, "id"): one
                for part in package.linked(main, parts)[:1]
                for one in _all(package.tree(part))
                if name_of(one) == kind and value(one, "type") not in _MACHINERY
            }
            for kind, parts in _PARTS.items()
        }

    def note(self, kind: str, name: str) -> Element | None:
        """The note of a kind and an id."""
        return self._found.get(kind, {}).get(name)


def _all(root: Element | None) -> list[Element]:
    return [] if root is None else list(root)
