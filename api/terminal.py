"""Where a command speaks: data on one stream, messages on the other, colour only where it is wanted."""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@dataclass(frozen=True, slots=True)
class Terminal:
    """`out` takes data, `err` takes messages; `live` is true when a person watches `err`."""

    colour: bool = False
    live: bool = False
    width: int = 88
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def say(self, text: str = "") -> None:
        """A line of data; signs that the stream cannot write are spelt out."""
        written(self.out, text + "\n")

    def note(self, text: str = "") -> None:
        """A message beside the data."""
        written(self.err, text + "\n")

    def give(self, value: Any) -> None:
        """A value as JSON; as plain ASCII where the stream cannot write its signs."""
        text = json.dumps(value, ensure_ascii=False, indent=2)
        try:
            text.encode(self.out.encoding or "utf-8")
        except UnicodeEncodeError:
            text = json.dumps(value, ensure_ascii=True, indent=2)
        self.out.write(text + "\n")

    def paint(self, text: str, *styles: str) -> str:
        """The text in these styles, or as it is where colour is not wanted."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(CODES[style] for style in styles)}m{text}\x1b[0m"

    def wrap(self, text: str, indent: str = "") -> str:
        """The text in lines of the terminal's width, each behind the indent."""
        return "\n".join(indent + line for line in lines(text, self.width - len(indent)))


def terminal(*, plain: bool = False) -> Terminal:
    """This process's terminal; NO_COLOR, TERM=dumb and --no-color are honoured."""
    wanted = not plain and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size((88, 24)).columns, 100)
    return Terminal(wanted and sys.stdout.isatty(), sys.stderr.isatty(), max(width, 30))


def written(stream: TextIO, text: str) -> None:
    """Writes the text; what the stream's encoding lacks becomes an escape."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def lines(text: str, width: int) -> Iterator[str]:
    """The words of the text in lines at most `width` cells wide; a longer word is cut.

    >>> list(lines("one two three", 7)), list(lines("東京本社", 4))
    (['one two', 'three'], ['東京', '本社'])
    """
    line = ""
    for word in text.split():
        if line and cells(line) + 1 + cells(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while cells(line) > width:
            cut = next(at for at in range(len(line), 0, -1) if at == 1 or cells(line[:at]) <= width)
            yield line[:cut]
            line = line[cut:]
    if line:
        yield line


def cells(text: str) -> int:
    """How many columns the text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
