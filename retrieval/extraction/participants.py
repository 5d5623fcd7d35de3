"""Who took part: by a line that lists them, by a mail's head, by the turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.extraction.finds import Participant, Span
from retrieval.extraction.lines import ROW, Own, section_of
from retrieval.extraction.people import NAME, is_name, is_surname, is_team
from retrieval.extraction.words import WIDE

HEAD = 8  # lines of a mail's head
LISTED = 2_000  # characters of one line that lists people
# Possessive, and a label that begins with no mark: else a line of nothing but marks is tried in every split of it.
_LISTED = re.compile(r"[*_#\s]*+(?P<label>[^:：\n*_#\s][^:：\n]{1,39}?)[*_\s]*+[:：][*_\s]*+(?=\S)")
_INLINE = re.compile(
    r"(?:\s{2,}|\u3000)(?P<label>[^\W\d_][^:：\n]{2,30}?)\s*[:：]\s*"
    r"|\.\s+(?P<other>[^\W\d_][^:：.\n]{2,30}?)\s*[:：]\s*"
)
_CUT = re.compile(r"\s*(?:[,;、，・/|]|\band\b|\bund\b|\by\b|\bsowie\b)\s*")
_ASIDE = re.compile(r"[(（\[][^()（）\[\]\n]{0,200}[)）\]]?|<[^<>\n]{0,200}>")
_MAIL = re.compile(r"(?P<key>from|to|cc|bcc):\s*(?P<who>\S.*)$", re.IGNORECASE)
_MAILED = re.compile(
    r"\"?(?P<name>[^\"<>,;@\n]{1,80}?)\"?\s*<[^<>\s]{3,200}>|(?P<bare>[^\s<>,;]{1,64}@[^\s<>,;]{1,190})"
)
_PARTS = {"participants": "present", "absent": "absent"}
_TOP = 3  # blocks of lines from the top
_TWO = re.compile(r"[*_\s]*+(?P<label>[^:：\n,*_\s][^:：\n,*]{1,39}?)[*_\s]*+:[*_\s]*+(?=\S)")


def participants(text: str, lines: Sequence[Own], form: str) -> list[Participant]:
    """Each person once, as first written, in the text's order."""
    found: dict[tuple[str, str], Participant] = {}
    read = _mailed if form == "mail" else _spoken if form == "turns" else _listed
    for one in read(text, lines):
        if one.part != "speaker" or len(one.name) <= 60:
            found.setdefault((one.name.casefold(), "absent" if one.part == "absent" else ""), one)
    return sorted(found.values(), key=lambda one: one.span)


def _listed(text: str, lines: Sequence[Own]) -> Iterator[Participant]:
    for line in lines:
        label = _LISTED.match(text, line.start, line.end) if line.form != ROW else None
        part = _PARTS.get(section_of(label["label"]) if label else "", "")
        if label and part:
            yield from _names(text, label.end(), line.end, part)
        elif line.section in _PARTS:
            two = _TWO.match(text, line.start, line.end)
            yield from _names(text, two.end() if two else line.start, line.end, _PARTS[line.section])
        elif (
            label
            and line.block <= _TOP
            and line.end - line.start <= 400
            and len(full := _whole(text, label.end(), line.end)) > 1
        ):
            yield from full


def _whole(text: str, start: int, end: int) -> list[Participant]:
    """The full names behind a company's, where a line near the top holds nothing else."""
    found = list(_names(text, start, end, "present"))
    shown = _ASIDE.sub("", text[start:end])
    some = [one for one in found if " " in one.name]
    whole = len(some) == len(found) > 1 and len(found) * 2 > len(_CUT.findall(shown))
    return found if whole else []


def _names(text: str, start: int, end: int, part: str) -> Iterator[Participant]:
    """The names of a list; what stands in brackets is said of them, and another list may begin on the same line."""
    end = min(end, start + LISTED)
    other = _INLINE.search(text, start, end)
    if other:
        label = other["label"] or other["other"]
        yield from _names(text, start, other.start(), part)
        yield from _names(text, other.end(), end, _PARTS.get(section_of(label), part))
        return
    shown = _ASIDE.sub(lambda one: " " * len(one[0]), text[start:end])
    at = 0
    for cut in [*_CUT.finditer(shown), None]:
        stop = cut.start() if cut else len(shown)
        said = shown[at:stop]
        lead = len(said) - len(said.lstrip(" *_\u3000"))
        bare = said.strip(" *_.。\u3000")
        bare = re.split(r"\s[-–—]\s|\s{2,}", bare)[0]
        if bare and _is_person(bare):
            yield Participant(Span(start + at + lead, start + at + lead + len(bare)), bare, part)
        at = cut.end() if cut else len(shown)


def _is_person(said: str) -> bool:
    if is_team(said) or len(said) > 60:
        return False
    if WIDE.search(said):
        return is_surname(said) or (2 <= len(said) <= 8 and not any(sign in "のはをにがで。" for sign in said))
    return bool(NAME.fullmatch(said)) and is_name(said)


def _mailed(text: str, lines: Sequence[Own]) -> Iterator[Participant]:
    for line in lines[:HEAD]:
        found = _MAIL.match(text, line.start, min(line.end, line.start + 2_000))
        if found is None:
            continue
        part = "sender" if found["key"].lower() == "from" else "recipient"
        for one in _MAILED.finditer(text, found.start("who"), found.end("who")):
            group = "name" if one["name"] else "bare"
            said = one[group].strip()
            at = one.start(group) + len(one[group]) - len(one[group].lstrip())
            if said:
                yield Participant(Span(at, at + len(said)), said, part)


def _spoken(text: str, lines: Sequence[Own]) -> Iterator[Participant]:
    for line in lines:
        if line.speaker is not None:
            yield Participant(line.speaker, line.speaker.of(text).strip(), "speaker")
