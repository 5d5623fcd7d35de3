"""Who is to do a thing and until when, as its own line says; what the line does not say stays missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from retrieval.extraction.days import days_in
from retrieval.extraction.finds import Day, Span
from retrieval.extraction.people import NAME, is_name, is_owner, is_role, is_surname, is_team, owner_in, shares
from retrieval.extraction.reckoning import Calendar
from retrieval.extraction.words import WIDE, alone, either, plain_words, words
from retrieval.lexical import folded

_LEAD = re.compile(r"(?P<who>[^:：\n()\[\]（）]{1,60}?)\s*(?:[:：]|\s[-–—]\s)\s*(?=\S)")
_BRACKET = re.compile(r"[\[【](?P<who>[^\[\]【】\n]{1,40})[\]】]\s*(?=[^\s(])")
_SEVERAL = re.compile(rf"{NAME.pattern}(?:\s*(?:[&/+,]|\band\b|\bund\b|\by\b)\s*{NAME.pattern}){{1,3}}")
_AT = re.compile(
    r"(?<![\w.])(?<!with )(?<!from )(?<!to )(?<!mit )(?<!von )(?<!con )(?<!ask )@"
    r"(?P<who>[^\W\d_][\w'’.\-]*(?:[ ][A-ZÄÖÜ][\w'’\-]+)?)"
)
_SEGMENT = re.compile(
    r"\s+/\s+|\s+[-–—|]+\s+|(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])|[,;()\[\]（）［］、，／]|\u3000+|\s->\s|→"
)
_WIDE_LEAD = re.compile(r"(?P<who>[\u4e00-\u9fff々]{1,4}(?:様|さん|氏|部長|課長)?)(?=[\u3000\s]|が|は|まで)")
_LATER = re.compile(r"\s*(?:まで|までに|期限|締切|迄)")


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is to be done in its own words, by whom and until when."""

    what: Span
    owner: Span | None
    due: Day | None


def assigned(text: str, start: int, end: int, by: Calendar, known: frozenset[str]) -> Assignment:
    """The assignment that `text[start:end]` makes; `known` are the people that the text names elsewhere, folded."""
    days = days_in(text, start, end, replace(by, ahead=True))
    due = _due(text, start, end, days)
    what = Span(start, end)
    lead = _LEAD.match(text, start, end)
    if lead and (is_team(lead["who"]) or is_certain(lead["who"], known)):
        owner = owner_in(text, *lead.span("who")) or _labelled(text, start, end, days, known)
        return Assignment(Span(lead.end(), end), owner, due)
    for read in (_bracketed, _labelled, _marked, _doing, _beside):
        owner = read(text, start, end, days, known)
        if owner is not None:
            return Assignment(what, owner, due)
    return Assignment(what, None, due)


def who_does(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> Span | None:
    """The person that a sentence opens with where a verb says what they do: "Priya will look into it".

    >>> said = "Priya will look into it"
    >>> who_does(said, 0, len(said)).of(said)
    'Priya'
    """
    several = _SEVERAL.match(text, start, end)
    if several and all(map(is_name, shares(several[0]))) and _does().match(text, several.end(), end):
        return Span(*several.span())
    found = NAME.match(text, start, end)
    while found and (is_name(found[0]) and not is_team(found[0])):
        verb = _does().match(text, found.end(), end)
        if verb and (" " in found[0] or folded(found[0]) in known or _stands_alone(found[0], verb[0], known)):
            return Span(*found.span())
        shorter = max(text.rfind(" ", start, found.end()), start)
        found = NAME.match(text, start, shorter) if shorter > start else None
    role = _role().match(text, start, end)
    if role and is_role(role[0]) and _does().match(text, role.end(), end):
        return Span(*role.span())
    wide = _WIDE_LEAD.match(text, start, end) if WIDE.match(text, start) else None
    return Span(*wide.span("who")) if wide and is_surname(wide["who"]) else None


def _stands_alone(name: str, verb: str, known: frozenset[str]) -> bool:
    """True for one unknown word that can only be a name before its verb; German writes all nouns large."""
    plain = folded(verb).strip()
    if plain in plain_words("future_verbs"):
        return True
    return not known and plain not in plain_words("large_verbs") and not name.endswith(("ing", "ung", "ión"))


def is_certain(said: str, known: frozenset[str]) -> bool:
    """True for who can stand before a colon: a full name, one with a title, a role, or somebody named elsewhere."""
    return all(_is_one(part, known) for part in shares(said))


def _is_one(said: str, known: frozenset[str]) -> bool:
    if not is_owner(said):
        return False
    plain = folded(said).strip(" .*_")
    if WIDE.search(said):
        return is_surname(said) or plain in known
    titled = any(part.strip(".") in plain_words("titles") for part in plain.split())
    return titled or is_role(said) or plain in known or (len(plain.split()) > 1 and is_name(said))


def _bracketed(text: str, start: int, end: int, days: Sequence[Day], known: frozenset[str]) -> Span | None:
    found = _BRACKET.match(text, start, end)
    return owner_in(text, *found.span("who")) if found and all(map(is_owner, shares(found["who"]))) else None


def _labelled(text: str, start: int, end: int, days: Sequence[Day], known: frozenset[str]) -> Span | None:
    found = _label().search(text, start, end)
    return owner_in(text, *found.span("who")) if found else None


def _marked(text: str, start: int, end: int, days: Sequence[Day], known: frozenset[str]) -> Span | None:
    found = _AT.search(text, start, end)
    if not found or is_team(found["who"]):
        return None
    whole = Span(found.start("who"), found.end("who") - (found["who"].endswith(".")))
    return (
        whole
        if " " not in whole.of(text) or is_name(whole.of(text))
        else Span(whole.start, text.index(" ", whole.start))
    )


def _doing(text: str, start: int, end: int, days: Sequence[Day], known: frozenset[str]) -> Span | None:
    """The one that the line opens with: "Tom Becker to send", "Gómez entrega", "Müller bis 12.05."."""
    found = who_does(text, start, end, known)
    if found:
        return found
    name = NAME.match(text, start, end)
    before = name and is_name(name[0]) and not is_team(name[0])
    if name and before and any(_cue().fullmatch(text, name.end(), day.span.start) for day in days):
        return Span(*name.span())
    return None


def _beside(text: str, start: int, end: int, days: Sequence[Day], known: frozenset[str]) -> Span | None:
    """The one in a part of its own: "..., Ingrid, Tue 29.9.", "... / T. Becker / 18.09.", "... (Raúl Montes)"."""
    parts = list(_parts(text, start, end))
    for at, part in reversed(list(enumerate(parts))):
        said = part.of(text)
        dated = any(_is_day(text, other, days) for other in parts[at + 1 : at + 2])
        before = text[start : part.start].rstrip()[-1:]
        if at and dated and is_team(said):
            return None
        if at and (dated or before in ("(", "[", "（", "/", "|")):
            certain = is_certain(said, known)
            likely = dated and not WIDE.search(said) and not said.isupper() and all(map(is_owner, shares(said)))
            if certain or likely:
                return owner_in(text, part.start, part.end)
    return None


def _due(text: str, start: int, end: int, days: Sequence[Day]) -> Day | None:
    """The day that a word such as "by" stands before, else one in a part of its own, else one told at the end."""
    for day in days:
        if _cued(text, start, day) or _LATER.match(text, day.span.end, end):
            return day
    parts = list(_parts(text, start, end))
    for day in days:
        if any(_is_day(text, part, [day]) for part in parts[1:]):
            return day
    told = [day for day in days if not any(sign.isdigit() for sign in day.span.of(text))]
    return told[-1] if told and not text[told[-1].span.end : end].strip(" .。)") else None


def _cued(text: str, start: int, day: Day) -> bool:
    before = text[max(start, day.span.start - 40) : day.span.start]
    return bool(_cue_end().search(before)) or bool(_cue_start().match(day.span.of(text)))


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for stop in [*_SEGMENT.finditer(text, start, end), None]:
        until = stop.start() if stop else end
        said = text[at:until]
        lead = len(said) - len(said.lstrip())
        if said.strip(" ."):
            yield Span(at + lead, at + len(said.rstrip()))
        at = stop.end() if stop else end


def _is_day(text: str, part: Span, days: Sequence[Day]) -> bool:
    """True for a part that says nothing but a day, a weekday and a small word aside."""
    for day in days:
        if part.start <= day.span.start and day.span.end <= part.end:
            rest = text[part.start : day.span.start] + text[day.span.end : part.end]
            return len(re.sub(r"[\W\d_]+|まで|迄", "", rest)) <= 9 and len(rest.split()) <= 2
    return False


@cache
def _label() -> re.Pattern[str]:
    end = r"\s*(?=$|,(?:\s|$)|(?<=[^\W\d_]{3})\.(?:\s|$)|[、）\u3000|;)])"
    label = alone(words("owner_labels"))
    return re.compile(rf"{label}\.?\s?[:：]\s*(?P<who>[^\n;)）、|\u3000]{{1,60}}?){end}", re.IGNORECASE)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W\d_]+ ){{0,4}}?(?i:{either(words('roles'))})(?![^\W\d_])")


@cache
def _does() -> re.Pattern[str]:
    latin = [one for one in words("they_verbs") if not WIDE.search(one)]
    future = r"(?!ser|estar|habr|podr|tendr|deber)\w+(?:ará|erá|irá)"
    return re.compile(rf"\s+(?:{either(latin)}|{future})(?![^\W\d_])", re.IGNORECASE)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\s+{either(words('due_labels'))}\s+", re.IGNORECASE)


@cache
def _cue_end() -> re.Pattern[str]:
    between = r"[\s:：.]*(?:(?:the|el|den|dem|zum|am|next)\s+)?(?:[^\W\d_]{2,10}[.,]*\s+)?$"
    return re.compile(alone(words("due_labels")) + between, re.IGNORECASE)


@cache
def _cue_start() -> re.Pattern[str]:
    return re.compile(rf"{either(words('due_labels'))}(?![^\W\d_])", re.IGNORECASE)
