"""What people remarked on a slide: comments as PowerPoint used to write them, and threads with replies."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.sources.ooxml import Element, Package, child, name_of, value
from retrieval.sources.slide_words import text_of

_PEOPLE = ("commentAuthors", "authors")
_REMARKS = frozenset(("cm", "reply"))


class Remarks:
    """The comments of a deck, each with the name of its author."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._people = {
            value(one, "id"): " ".join(value(one, "name").split())
            for kind in _PEOPLE
            for part in package.linked(main, kind)
            for one in _all(package.tree(part))
        }

    def of(self, slide: str) -> Iterator[str]:
        """Each comment on a slide, replies after what they reply to: "Comment by Ann: words"."""
        for part in self._package.linked(slide, "comments"):
            for one in _each(self._package.tree(part)):
                said = _words(one)
                author = self._people.get(value(one, "authorId"), "")
                if said:
                    yield f"Comment by {author}: {said}" if author else f"Comment: {said}"


def _words(remark: Element) -> str:
    plain = child(remark, "text")
    return " ".join((plain.text or "").split()) if plain is not None else text_of(child(remark, "txBody"))


def _each(root: Element | None) -> Iterator[Element]:
    return (one for one in _all(root, deep=True) if name_of(one) in _REMARKS)


def _all(root: Element | None, deep: bool = False) -> Iterator[Element]:
    return iter(()) if root is None else root.iter() if deep else iter(root)
