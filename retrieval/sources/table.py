"""Tables of office files: a line for each row, its cells between bars, the names of its columns ruled off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.sources.page import Page

Row = Sequence[str]
_VALUE = re.compile(
    r"[-+]?[^\w\s]{0,2}\s?[\d.,'\s]*\d\s?(?:%|[^\W\d_]{1,4}|[^\w\s])?$|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*$"
)
_STOPPED = (".", ";", ":", "!", "?", ",", "。")


def cell(paragraphs: Sequence[str]) -> str:
    """A cell's paragraphs on one line, parted as a reader would hear them.

    >>> cell(["Call Rita", "Send the offer."])
    'Call Rita; Send the offer.'
    """
    said = ""
    for text in (" ".join(one.split()) for one in paragraphs):
        if text:
            said += (" " if said.endswith(_STOPPED) else "; " if said else "") + text
    return said.replace("|", "¦")


def add_table(page: Page, rows: Sequence[tuple[str, Row]], header: bool | None = None) -> None:
    """Puts the rows in, each with its label; `header` says whether the first names the columns, None leaves it open."""
    filled = [(label, row) for label, row in rows if any(row)]
    if not filled:
        return
    wide = max(len(row) for _, row in filled)
    first = filled[0][1]
    named = names_columns([row for _, row in filled]) if header is None else header and len(filled) > 1
    for place, (label, row) in enumerate(filled):
        if wide == 1:
            page.add(row[0], label)
        else:
            page.add("| " + " | ".join((*row, *("",) * (wide - len(row)))) + " |", label)
        page.add("\n")
        if not place and named and wide > 1:
            page.add("|" + " --- |" * max(wide, len(first)))
            page.add("\n")
    page.add("\n")


def names_columns(rows: Sequence[Row]) -> bool:
    """True when the first row looks like the names of columns: three or more, short, none of them a value.

    >>> names_columns([["Id", "Owner", "Due"], ["1", "Ann", "3 May"]]), names_columns([["Kunde", "Larkfen"]] * 3)
    (True, False)
    """
    first = rows[0]
    if len(rows) < 2 or len(first) < 3:
        return False
    said = [text for text in first if text]
    return len(said) * 3 >= len(first) * 2 and all(len(text) <= 80 and not _VALUE.match(text) for text in said)
