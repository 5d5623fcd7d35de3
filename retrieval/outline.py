"""The lines of a text with the part each plays in its structure: heading, item, turn, quote or plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_LONGEST = 400  # a longer line is never a heading, and no pattern is tried on it: hostile lines cost nothing
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})$")
_BOLD = re.compile(r"(?:\d+[.)]\s+)?(\*\*|__)(?=\S)([^*_].*?)\1:?$")
_CLAUSE = re.compile(r"(?:§+\s*|[A-Za-zÀ-ÿ]{4,10}\s+)?(\d+(?:\.\d+){0,5})[.):]?\s+(\S.*)$")
_ITEM = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)]|[A-Za-z][.)])\s+(\S.*)$")
_NUMBER = re.compile(r"(?:[-*+•]|\d{1,3}[.)]|[A-Za-z][.)])\s+")
_CLOSING = re.compile(r"[\s*_]*(?:\([^()]*\))?[\s*_]*$")
_TURN = re.compile(r"(?:[\[(]?\d[\d:.]*[\])]?\s+)?[^\W_][^:\n|<>#]{0,58}:\s+\S")
_QUOTED = re.compile(r"\s?((?:>\s?)+)")
_REPLY = re.compile(
    r"\s*-{2,}\s*(?:original message|forwarded message|urspr\S+ nachricht)|\s*_{10,}$"
    r"|.{0,200}\b(?:wrote|schrieb|escribi\S+)\s*:$",
    re.IGNORECASE,
)
_ROW_NAME = 80
_BOLD_LEVEL, _CLAUSE_LEVEL, _QUESTION_LEVEL = 12, 6, 14


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]`, its newline included.

    `level` is 0 for plain, else a heading's depth with 1 the outermost, and `title` what it says.
    `opens` is true where a passage may well begin, `parts` where one must: a quote or another mail begins.
    """

    start: int
    end: int
    level: int = 0
    title: str = ""
    opens: bool = False
    parts: bool = False


def outline(text: str, form: str) -> list[Line]:
    """The text's lines in order, without gaps; linear in its length."""
    spans = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    shown = [text[start:end].rstrip() if end - start <= _LONGEST else "" for start, end in spans]
    blank = [not text[start : min(end, start + _LONGEST)].strip() for start, end in spans]
    return _READERS.get(form, _prose)(spans, shown, blank)


_Spans = Sequence[tuple[int, int]]


def _turns(spans: _Spans, shown: Sequence[str], blank: Sequence[bool]) -> list[Line]:
    return [Line(start, end, opens=bool(_TURN.match(said))) for (start, end), said in zip(spans, shown, strict=True)]


def _rows(spans: _Spans, shown: Sequence[str], blank: Sequence[bool]) -> list[Line]:
    """A row is a block of lines; its first line names it."""
    lines, begins = [], True
    for (start, end), said, empty in zip(spans, shown, blank, strict=True):
        named = begins and not empty
        lines.append(Line(start, end, level=int(named), title=said.strip()[:_ROW_NAME] if named else "", opens=named))
        begins = empty
    return lines


def _mail(spans: _Spans, shown: Sequence[str], blank: Sequence[bool]) -> list[Line]:
    lines, depth, opens = [], 0, True
    for (start, end), said, empty in zip(spans, shown, blank, strict=True):
        quoted = _QUOTED.match(said)
        deep = depth if empty else quoted[1].count(">") if quoted else 0
        lines.append(Line(start, end, opens=opens and not empty, parts=deep != depth or bool(_REPLY.match(said))))
        depth, opens = deep, empty
    return lines


def _prose(spans: _Spans, shown: Sequence[str], blank: Sequence[bool]) -> list[Line]:
    lines: list[Line] = []
    fenced = False
    for at, (start, end) in enumerate(spans):
        fence = bool(_FENCE.match(shown[at]))
        level, title = (0, "") if fenced or fence else _heading(at, shown, blank)
        after_blank = at == 0 or blank[at - 1]
        opens = not fenced and not blank[at] and (after_blank or fence or bool(_ITEM.match(shown[at])))
        lines.append(Line(start, end, level, title, opens=opens or level > 0))
        fenced ^= fence
    return lines


_READERS: dict[str, Callable[[_Spans, Sequence[str], Sequence[bool]], list[Line]]] = {
    "turns": _turns,
    "rows": _rows,
    "mail": _mail,
}


def _heading(at: int, shown: Sequence[str], blank: Sequence[bool]) -> tuple[int, str]:
    """The depth and title of the heading that begins at this line, or (0, "")."""
    line = shown[at]
    if not line.strip():
        return 0, ""
    if atx := _ATX.match(line):
        return len(atx[1]), plain(atx[2].rstrip("#"))
    alone = at == 0 or blank[at - 1]
    under = _UNDERLINE.match(shown[at + 1]) if at + 1 < len(shown) and not blank[at + 1] else None
    if alone and under and not _ITEM.match(line):
        return (1 if under[1][0] == "=" else 2), plain(line)
    if bold := _BOLD.match(line.strip()):
        return _BOLD_LEVEL, plain(bold[2])
    if alone or at == 0:
        asked = _question(at, shown, blank)
        return asked if asked[0] else _clause(at, shown, blank)
    return _question(at, shown, blank) if _ITEM.match(line) and not line[0].isspace() else (0, "")


def _question(at: int, shown: Sequence[str], blank: Sequence[bool]) -> tuple[int, str]:
    """A question, or a numbered line that ends in a colon, standing over something of its own."""
    item = _ITEM.match(shown[at])
    if item and item[1]:
        return 0, ""
    last = at
    while last + 1 < len(shown) and last < at + 3 and not blank[last + 1] and not _ITEM.match(shown[last + 1]):
        last += 1
    said = " ".join(line.strip() for line in shown[at : last + 1])
    asked = _CLOSING.sub("", said)
    numbered = bool(item) and shown[at][0].isdigit()
    if len(said) > _LONGEST or not (asked.endswith("?") or (numbered and asked.endswith(":"))):
        return 0, ""
    below = next((line for line in range(last + 1, min(last + 4, len(shown))) if not blank[line]), None)
    sibling = _ITEM.match(shown[below]) if below else None
    own = below is not None and not (item and sibling and not sibling[1]) and not _ATX.match(shown[below])
    return (
        (_QUESTION_LEVEL + (1 if item and not numbered else 0), plain(_NUMBER.sub("", said, count=1) if item else said))
        if own
        else (0, "")
    )


def _clause(at: int, shown: Sequence[str], blank: Sequence[bool]) -> tuple[int, str]:
    """A short numbered title such as "3.4 Payment terms", alone on its line."""
    clause = _CLAUSE.match(shown[at])
    followed = at + 1 < len(shown) and (blank[at + 1] or not _ITEM.match(shown[at + 1]))
    if not clause or not followed or len(shown[at]) > 120 or shown[at][-1] in ".,;:" or not clause[2][0].isupper():
        return 0, ""
    return _CLAUSE_LEVEL + clause[1].count(".") + 1, plain(shown[at])


def plain(title: str) -> str:
    """A heading's words without its markup.

    >>> plain("**[Chairs](#chairs)** of the group")
    'Chairs of the group'
    """
    shown = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", title)
    return re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", shown).strip()
