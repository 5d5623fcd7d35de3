"""A PDF's blocks as one text: headings by their size, sentences that go on over the end of a page, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from retrieval.sources.page import Page
from retrieval.sources.pdf_hyphens import Hyphens
from retrieval.sources.pdf_paragraphs import Block
from retrieval.sources.table import add_table

_LARGER = 1.15  # times the size of most text
_LONG, _SHORT = 150, 90  # letters of a heading that is larger, and of one that is only bold
_LEVELS = 4
_ENDS = (".", ",", ";", ":", "。", "、")


class Text:
    """Grows a page; `levels` says which sizes are headings."""

    def __init__(self, pages: Sequence[Sequence[Block]], hyphens: Hyphens) -> None:
        self.page = Page()
        self._hyphens = hyphens
        self._body = _body(pages)
        sizes = {_round(one.size) for page in pages for one in page if self._larger(one)}
        largest = sorted(sizes, reverse=True)
        self._levels = {size: min(place, _LEVELS) for place, size in enumerate(largest, 1)}
        self._last: Block | None = None
        self._lined = False

    def add(self, blocks: Sequence[Block], label: str) -> None:
        """Puts the blocks of one page at the end."""
        first, self._lined = True, False
        for block in self._headed(blocks):
            if block.cells:
                self._part(True)
                add_table(self.page, [(label, cells) for cells in block.cells])
                self._last = None
            elif block.text:
                self._paragraph(block, label, first)
            first = False

    def line(self, said: str, label: str) -> None:
        """Puts a line of its own at the end."""
        if not self._lined:
            self._part(True)
        self.page.add(said, label)
        self._last, self._lined = None, True
        self.page.add("\n")

    def _paragraph(self, block: Block, label: str, first: bool) -> None:
        level, last = self._level(block), self._last
        goes_on = first and last is not None and last.open and not level and block.text[:1].islower()
        if goes_on and last is not None and abs(last.size - block.size) < 1:
            self.page.add("" if last.text.endswith(("-", "\u2010")) else " ")
            self.page.add(block.text, label)
        else:
            self._part(block.apart or first or bool(level))
            self.page.add(f"{'#' * level} {block.text}" if level else block.text, label)
        self._last = None if level else block
        if level:
            self.page.add("\n\n")

    def _part(self, apart: bool) -> None:
        """Ends the line that is open, with a blank one where space parts it from the next."""
        if not self.page.ends_blank:
            self.page.add("\n\n" if apart and self._last is not None else "\n")

    def _headed(self, blocks: Sequence[Block]) -> Iterable[Block]:
        """The blocks, headings of several lines as one."""
        held: Block | None = None
        for block in blocks:
            level = self._level(block)
            if held and level and level == self._level(held) and not block.apart and len(held.text) < _SHORT:
                held.text = self._hyphens.joined(held.text, block.text)
                continue
            if held:
                yield held
            held = block
        if held:
            yield held

    def _larger(self, block: Block) -> bool:
        letters = sum(sign.isalpha() for sign in block.text)
        spoken = not block.text.endswith(_ENDS[:1]) or len(block.text) < 40
        return (
            not block.cells
            and block.size >= _LARGER * self._body
            and len(block.text) <= _LONG
            and 2 * letters > len(block.text.replace(" ", ""))
            and spoken
            and "\n" not in block.text
            and not block.text.startswith("- ")
        )

    def _level(self, block: Block) -> int:
        """The depth of a heading, 0 for what is none."""
        if self._larger(block):
            return self._levels[_round(block.size)]
        alone = block.heavy and block.apart and len(block.text) <= _SHORT and not block.text.endswith(_ENDS)
        spoken = any(sign.isalpha() for sign in block.text) and not block.text.startswith("- ")
        if alone and spoken and not block.cells and "\n" not in block.text and block.size >= 0.95 * self._body:
            return min(len(set(self._levels.values())) + 1, _LEVELS + 1)
        return 0


def _round(size: float) -> float:
    return round(size * 2) / 2


def _body(pages: Sequence[Sequence[Block]]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for page in pages:
        for block in page:
            letters[_round(block.size)] += len(block.text) + sum(len(cell) for row in block.cells for cell in row)
    return max(letters, key=lambda size: (letters[size], size)) if letters else 0.0
