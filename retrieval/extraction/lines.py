"""The lines of a text that are its writer's own, each with the section that it stands in and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from retrieval.extraction.finds import Span
from retrieval.extraction.words import WIDE, plain_words, signs_of, tokens
from retrieval.lexical import folded
from retrieval.outline import Line, outline, plain

ITEM, ROW, TEXT = "item", "row", "text"
_WORDS = 12  # spaces of a heading that names a section, or two
LONGEST = 20_000  # signs of a line that are looked at: hostile lines cost little
_SECTIONS = ("actions", "decisions", "questions", "participants", "absent")
_SIGNS = r"[-=]+>|[-*+•・●▪◦‣–—→○◆■□☐☑✓✔]|\d{1,3}[.)．、]|\(\d{1,2}\)|[a-z][.)]|[A-Z]\)|[①-⑳]"
_BULLET = re.compile(rf"(\s*)((?:{_SIGNS})(?:[ \t\u3000]+|(?<=[・●▪◦→○◆■□☐☑①-⑳.、])))+")
_OPENER = re.compile(r"(?:[■◆●▼【\[＜<〔*_#=\s]|\d{1,2}[.)．]\s?|TOP\s*\d+:?\s*)*(.*?)[】\]＞>〕*_=\s]*[:：]?[*_\s]*$")
_MARKED = re.compile(r"\s*(?:[■◆●▼【＜〔]|\*\*|__)")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)．:]?|TOP\s*\d+:?|[IVX]{1,4}\.|[■◆●▼【＜〔#*_]+)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|/|＆|・|\+|\band\b|\bund\b|\by\b|\bet\b|\be\b|と|および)\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*\|?[\s:|-]*-{2,}[\s:|-]*$")
_SPEAKER = re.compile(r"(?:[\[(]?\d[\d:.]*[\])]?\s+)?(?P<who>[^\W_\d][^:\n|<>#]{0,58}):\s+(?=\S)")
_HEADERS = re.compile(r"(?:from|von|de|da|差出人|送信者)\s?[:：]\s*\S", re.IGNORECASE)
_SENT = re.compile(
    r"(?:sent|gesendet|enviado|date|datum|fecha|to|an|para|送信日時|宛先|envoyé|data)\s?[:：]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Own:
    """`text[start:end]` is what a line says, bullet and markup aside.

    `section` is actions, decisions, questions, participants, absent or empty. `depth` is its indent, `block` numbers
    the paragraph, list or table. Of a speaker's turn the name is no part of what it says.
    `under` numbers the section, `words` are the line's, folded, and `wide` says that it has Japanese signs.
    """

    start: int
    end: int
    form: str
    section: str
    depth: int
    block: int
    bullet: str = ""
    cells: tuple[Span, ...] = ()
    speaker: Span | None = None
    under: int = 0
    words: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    wide: bool = False

    def holds(self, *names: str) -> bool:
        """False where none of these lists' phrases can stand in the line."""
        return self.wide or not self.words.isdisjoint(signs_of(*names))


def section_of(title: str) -> str:
    """What a heading opens, by its whole words; empty for anything else, and for two things at once.

    >>> section_of("3. Action items:"), section_of("Actions and decisions"), section_of("Action plan 2026 review")
    ('actions', '', '')
    """
    if len(title) > 80 or title.count(" ") > _WORDS:
        return ""
    bare = _NUMBER.sub("", title.strip(), count=1).strip(" *_:：#】＞〕()\u3000")
    found = _names().get(folded(bare), "")
    if found or not _AND.search(bare):
        return found
    parts = {_names().get(folded(part), "") for part in _AND.split(bare)}
    return parts.pop() if len(parts) == 1 else ""


LONG, LONGEST = 500, 20_000  # characters of a line


def own_lines(text: str, form: str) -> list[Own]:
    """The lines that are not empty, no quote of an older mail and no mere rule or pattern of signs, in order."""
    return [line for line in _Reader(text, form).read() if line.end - line.start <= LONG or _speaks(text, line)]


def _speaks(text: str, line: Own) -> bool:
    """True for a long line that people wrote: most of it is letters, and it is no whole book."""
    said = text[line.start : line.end]
    return len(said) <= LONGEST and 2 * sum(map(str.isalpha, said)) > len(said)


@cache
def _names() -> Mapping[str, str]:
    return {one: name for name in _SECTIONS for one in plain_words(f"sections.{name}")}


class _Reader:
    """Goes through the lines once, and knows in what section it is."""

    def __init__(self, text: str, form: str) -> None:
        self._text, self._form = text, form
        self._lines = outline(text, form)
        self._section, self._opened, self._block = "", False, 0
        self._level, self._gap, self._under = 0, False, 0
        self._deep = -1  # the indent of the item that opened the section: what stands no deeper is none of its own

    def read(self) -> Iterator[Own]:
        for at, line in enumerate(self._lines[: self._last()]):
            said = self._text[line.start : min(line.end, line.start + LONGEST)]
            if not said.strip():
                self._gap = True
                continue
            if said.lstrip().startswith(">") and self._form == "mail":
                continue
            if self._gap:
                self._block += 1
            if line.level and self._form not in ("turns", "rows"):
                self._enter(line)
            elif "|" in said and len(said) <= 1_000 and _RULE.match(said):
                continue
            elif self._form == "turns":
                yield self._turn(line, said)
            elif not self._opens(at, said):
                yield self._own(line, said)
            self._gap = False

    def _enter(self, line: Line) -> None:
        section = section_of(line.title)
        if section or not self._section or not self._level or line.level <= self._level:
            self._section, self._opened, self._level = section, False, line.level if section else 0
            self._under += 1

    def _opens(self, at: int, said: str) -> bool:
        """True for a line that only names what follows, such as "ACTIONS" or "Beschlüsse:"."""
        bare = said.strip()
        found = _OPENER.match(bare) if len(bare) <= 60 and not bare.startswith("|") else None
        section = section_of(found[1]) if found and found[1] else ""
        indent = _indent(said)
        if self._opened and indent <= self._deep:
            self._close()
        ends = bare.rstrip("*_ ").endswith((":", "："))
        if section and (ends or bare.isupper() or _MARKED.match(said) or self._leads(at)):
            self._section, self._opened, self._level = section, True, 0
            self._deep = indent if _BULLET.match(said) else -1
            self._under += 1
            return True
        if self._opened and found and (ends or _MARKED.match(said)) and not _BULLET.match(said):
            self._close()
        return False

    def _close(self) -> None:
        self._section, self._opened, self._deep = "", False, -1
        self._under += 1

    def _leads(self, at: int) -> bool:
        """True when the next line that says something is an item or a row."""
        for line in self._lines[at + 1 : at + 3]:
            said = self._text[line.start : min(line.end, line.start + 80)]
            if said.strip():
                return bool(_BULLET.match(said)) or said.lstrip().startswith("|")
        return False

    def _turn(self, line: Line, said: str) -> Own:
        end = line.start + len(said.rstrip())
        found = _SPEAKER.match(self._text, line.start, end)
        start = found.end() if found else line.start + len(said) - len(said.lstrip())
        speaker = Span(*found.span("who")) if found else None
        return Own(start, end, TEXT, "", 0, self._block, "", (), speaker, 0, *_heard(self._text[start:end]))

    def _own(self, line: Line, said: str) -> Own:
        end = line.start + len(said.rstrip())
        row = said.count("|") >= 2 or "\t" in said.strip()
        bullet = None if row else _BULLET.match(said)
        start = line.start + (bullet.end() if bullet else len(said) - len(said.lstrip()))
        form = ROW if row else ITEM if bullet else TEXT
        if self._opened and form == TEXT and self._gap:
            self._close()
        cells = tuple(_cells(self._text, line.start, end)) if row else ()
        sign = bullet[0].strip() if bullet else ""
        heard = _heard(self._text[start:end])
        return Own(
            min(start, end),
            end,
            form,
            self._section,
            _indent(said),
            self._block,
            sign,
            cells,
            None,
            self._under,
            *heard,
        )

    def _last(self) -> int:
        """The number of lines before those that a mail only carries along."""
        if self._form != "mail":
            return len(self._lines)
        quoted, head = False, True
        for at, line in enumerate(self._lines):
            said = self._text[line.start : min(line.end, line.start + 200)]
            mark = said.lstrip().startswith(">")
            if line.parts and not mark and not quoted and not self._quotes_below(at):
                return at
            if not said.strip():
                head = False
            elif not head and _HEADERS.match(plain(said)) and self._header_below(at):
                return at
            quoted = mark if said.strip() else quoted
        return len(self._lines)

    def _quotes_below(self, at: int) -> bool:
        below = (
            self._text[line.start : min(line.end, line.start + 80)].strip() for line in self._lines[at + 1 : at + 6]
        )
        return next((one for one in below if one), "").startswith(">")

    def _header_below(self, at: int) -> bool:
        below = [self._text[line.start : min(line.end, line.start + 80)] for line in self._lines[at + 1 : at + 4]]
        return any(_SENT.match(plain(one)) for one in below)


def _indent(said: str) -> int:
    shown = said.expandtabs(4)
    return len(shown) - len(shown.lstrip())


def _heard(said: str) -> tuple[frozenset[str], bool]:
    return tokens(said), not said.isascii() and bool(WIDE.search(said))


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of a row between bars or tabs, each without the space around it."""
    said = text[start:end]
    sign = "|" if "|" in said else "\t"
    at = start + len(said) - len(said.lstrip(" "))
    if sign == "|" and text[at] == "|":
        at += 1
    while at <= end:
        stop = text.find(sign, at, end)
        stop = end if stop < 0 else stop
        if stop == end and sign == "|" and not text[at:end].strip():
            return
        inner = text[at:stop]
        lead = len(inner) - len(inner.lstrip())
        yield Span(at + lead, at + max(lead, len(inner.rstrip())))
        at = stop + 1
