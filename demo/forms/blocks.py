"""The blocks of a page's text, which is Markdown of the plain kind: headings, paragraphs, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING = re.compile(r"(#{1,4}) (.+)")
ITEM = re.compile(r"(?:[-*] |\d+[.)] )(.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A block: `kind` is heading, paragraph, item or table; `level` that of a heading; `rows` those of a table."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """The text's blocks in order; lines of a paragraph are joined by a space."""
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        lines = part.split("\n")
        at = 0
        while at < len(lines):
            line = lines[at]
            if heading := HEADING.fullmatch(line):
                yield Block("heading", heading[2], len(heading[1]))
            elif line.startswith("|"):
                table = []
                while at < len(lines) and lines[at].startswith("|"):
                    table.append(lines[at])
                    at += 1
                yield Block("table", rows=tuple(_cells(row) for row in table if not re.fullmatch(r"[|:\- ]+", row)))
                continue
            elif item := ITEM.fullmatch(line):
                yield Block("item", item[1])
            elif line.strip():
                run = [line.strip()]
                while at + 1 < len(lines) and not re.match(r"#{1,4} |\||[-*] |\d+[.)] ", lines[at + 1]):
                    at += 1
                    run.append(lines[at].strip())
                yield Block("paragraph", " ".join(run))
            at += 1


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))
