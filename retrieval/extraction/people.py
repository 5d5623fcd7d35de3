"""The people that a text names as owners: a name or a role as written; a team, "all" or nobody is no owner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from retrieval.dates import MONTHS
from retrieval.extraction.finds import Span
from retrieval.extraction.words import WIDE, either, plain_words, words
from retrieval.lexical import folded
from retrieval.stopwords import SMALL_WORDS

_LETTER = r"[^\W\d_]"
_TITLES = either(words("titles"))
_PARTICLES = "(?:" + "|".join(sorted(words("particles"), key=len, reverse=True)) + ")"
_PART = rf"(?:[A-ZÀ-ÖØ-ÞĀ-ŽÄÖÜ]\.(?:-?[A-ZÄÖÜ]\.)?|(?![a-zß-öø-ÿ]){_LETTER}(?:{_LETTER}|['’\-](?={_LETTER}))+)"
NAME = re.compile(
    rf"(?:(?i:{_TITLES})\.?\s+){{0,3}}{_PART}(?:[ \u00a0]+(?:{_PARTICLES}[ \u00a0]+){{0,2}}{_PART}){{0,3}}"
)
_WIDE_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff々]{1,4}|[\u30a1-\u30ffー・]{2,10}|[A-Z][a-z]{1,14}[ ]?)(?P<honour>"
    + "|".join(words("honorifics"))
    + r")?"
)
_SPLIT = re.compile(r"\s*(?:,|;|/|\+|&|、|・|，|\band\b|\bund\b|\by\b|\be\b|\bet\b|と)\s*")
_AROUND = " \t\u3000*_()[]（）［］@:：.,;"


def owner_in(text: str, start: int, end: int) -> Span | None:
    """The owner that a cell, or what stands behind "Owner:", names; several who share it stand as written.

    >>> said = "Sales team / T. Becker"
    >>> owner_in(said, 0, len(said)).of(said), owner_in("everybody", 0, 9)
    ('T. Becker', None)
    """
    parts, at = [], start
    for stop in [*(found for found in _SPLIT.finditer(text, start, end)), None]:
        until = stop.start() if stop else end
        parts.append(_trimmed(text, at, until))
        at = stop.end() if stop else end
    kept = [one for one in parts if one.start < one.end]
    owners = [one for one in kept if is_owner(one.of(text))]
    if not owners:
        return None
    return Span(owners[0].start, owners[-1].end) if len(owners) == len(kept) else owners[0]


def shares(said: str) -> list[str]:
    """Each of several who share a thing.

    >>> shares("T. Becker + P. Raman")
    ['T. Becker', 'P. Raman']
    """
    return [part.strip(_AROUND.replace(".", "")) for part in _SPLIT.split(said)]


def is_owner(said: str) -> bool:
    """True for a person's name or a role, as they stand by themselves.

    >>> [is_owner(one) for one in ("Tom Becker", "key account manager", "Sales team", "田中様", "TBD", "12 May")]
    [True, True, False, True, False, False]
    """
    plain = folded(said).strip(_AROUND)
    if not plain or len(said) > 60 or any(sign.isdigit() for sign in said) or is_team(said):
        return False
    if WIDE.search(said):
        return bool(_WIDE_NAME.fullmatch(said.replace("\u3000", "").replace(" ", "")))
    return is_role(said) or (is_name(said) and len(plain) > 1)


def is_name(said: str) -> bool:
    """True for capitalised words none of which is a small word, a month or what else opens a line."""
    bare = said.strip()
    if not NAME.fullmatch(bare):
        return False
    parts = folded(bare).replace(".", " ").split()
    aside = (*words("particles"), *words("titles"))
    parts = [part for part in parts if len(part) > 1 and part not in aside] or parts
    small = [part in _no_names() for part in parts]
    if len(parts) > 1:
        short = [part in MONTHS and len(part) <= 3 for part in parts]  # Jan Novak, Sabine Ott
        return all(fine or not bad for fine, bad in zip(short, small, strict=True))
    named = bool(parts) and not small[0] and not parts[0].endswith(("ing", "tion", "ment", "ungen"))
    return _initials(bare) if bare.isupper() else named


def is_team(said: str) -> bool:
    """True for a team, a side, everybody or nobody."""
    plain = folded(said).strip(_AROUND)
    parts = re.findall(r"[^\W_]+", plain)
    if plain in plain_words("teams") or any(one in plain_words("team_parts") for one in parts):
        return True
    return (bool(WIDE.search(said)) and plain.endswith(tuple(words("team_ends")))) or plain in ("", "?", "-", "–", "—")


def is_role(said: str) -> bool:
    """True for one person's role, such as a plant manager."""
    parts = re.findall(r"[^\W_]+", folded(said))
    whole = not re.search(r"[.,:;()]", said)
    return whole and 1 <= len(parts) <= 4 and any(part in plain_words("roles") for part in parts)


def known_people(names: Iterable[str]) -> frozenset[str]:
    """The names and each part of them, folded; what a line may call somebody by.

    >>> sorted(known_people(["Ana Lucía Pérez"]))
    ['ana', 'ana lucia perez', 'lucia', 'perez']
    """
    found = set()
    for name in names:
        whole = folded(name).strip(_AROUND)
        found.add(whole)
        found.update(part for part in whole.replace(".", " ").split() if len(part) > 2 and part not in _no_names())
    found.discard("")
    return frozenset(found)


def is_surname(said: str) -> bool:
    """True for a common Japanese family name, with or without an honorific."""
    found = _WIDE_NAME.fullmatch(said.strip(_AROUND))
    return bool(found) and (bool(found["honour"]) or found["name"] in plain_words("surnames"))  # type: ignore[index]  # found


def _initials(said: str) -> bool:
    """True for a person's initials, such as TB, where they stand alone."""
    return bool(re.fullmatch(r"[A-ZÄÖÜ]{2,3}", said.strip())) and folded(said).strip() not in _no_names()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND.replace(".", ""):
        end -= 1
    return Span(start, end)


@cache
def _no_names() -> frozenset[str]:
    days = {folded(one) for number in range(1, 8) for one in words(f"weekdays.{number}")}
    return plain_words("no_names") | days | frozenset(map(folded, MONTHS)) | SMALL_WORDS | {"asap", "eod"}
