"""A document's text as it is put together, each piece with the place it came from."""

from __future__ import annotations

from retrieval.evidence import Mark
from retrieval.sources.hidden import seen


class Page:
    """Grows a text; what a reader would not see never enters, and is counted in `hidden`."""

    def __init__(self) -> None:
        self.hidden = 0
        self.length = 0
        self._tail = ""
        self._pieces: list[str] = []
        self._marks: list[Mark] = []

    def add(self, text: str, label: str = "") -> None:
        """Puts the text at the end; with a label, says where it came from."""
        shown, removed = seen(text)
        self.hidden += removed
        if shown and label:
            self._marks.append(Mark(self.length, self.length + len(shown), label))
        self._pieces.append(shown)
        self._tail = (self._tail + shown[-2:])[-2:]
        self.length += len(shown)

    def add_lines(self, text: str, first: int = 1, what: str = "line") -> None:
        """Puts a text of several lines at the end, each marked with its number, blank ones aside."""
        shown, removed = seen(text)
        self.hidden += removed
        for number, line in enumerate(shown.split("\n"), first):
            if number > first:
                self.add("\n")
            self.add(line, f"{what} {number}" if line.strip() else "")

    @property
    def ends_blank(self) -> bool:
        """True when the last line is empty, or nothing stands here yet."""
        return self._tail in ("\n\n", "")

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self._pieces)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where its pieces came from, in order."""
        return tuple(self._marks)
