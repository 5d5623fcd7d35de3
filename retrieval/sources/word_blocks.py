"""Where the paragraphs, tables, rows and cells of Word stand inside one another."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.sources.ooxml import Element, name_of

BLOCKS = frozenset(("p", "tbl"))


def blocks_in(element: Element) -> Iterator[Element]:
    """The outermost paragraphs and tables inside an element, in order."""
    for one in element:
        if name_of(one) in BLOCKS:
            yield one
        elif name_of(one) not in ("del", "moveFrom", "Fallback", "sdtPr"):
            yield from blocks_in(one)


def paragraphs_in(element: Element) -> Iterator[Element]:
    """All paragraphs inside an element in order, those of tables too."""
    for block in blocks_in(element):
        if name_of(block) == "p":
            yield block
        else:
            yield from paragraphs_in(block)


def under(element: Element, name: str) -> Iterator[Element]:
    """The nearest elements of a name, past what only wraps them."""
    for one in element:
        if name_of(one) == name:
            yield one
        elif name_of(one) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from under(one, name)
