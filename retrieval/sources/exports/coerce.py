"""A cell's text as the value that a field holds, or what keeps it from being one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from retrieval.records.value import UNKNOWN, FieldType, Money, Value
from retrieval.sources.exports.instants import date_of, instant_of
from retrieval.sources.exports.numbers import decimal_of, money_of
from retrieval.sources.exports.style import DAY_FIRST, Style, Unreadable

_YES = frozenset("true t yes y 1 x ja j wahr si sí oui vrai sim tak ano evet はい 是 да checked on".split())
_NO = frozenset("false f no n 0 nein falsch non faux não nao nie ne hayır いいえ 否 нет unchecked off".split())

_NAME = 100  # signs of a name or a word, which come again with every row; longer texts are not remembered

Made = tuple[Value | None, str]  # the value, None for a cell that says "none", and what a person should know of it


def text_value(text: str, _style: Style) -> Made:
    """The text as it stands."""
    return text, ""


def truth(text: str, _style: Style) -> Made:
    """Yes or no, as systems in several languages write it."""
    plain = text.casefold()
    if plain in _YES:
        return True, ""
    if plain in _NO:
        return False, ""
    raise Unreadable("neither yes nor no")


def is_no(text: str) -> bool:
    """True for what denies.

    >>> is_no("False"), is_no("X")
    (True, False)
    """
    return text.casefold() in _NO


def whole(text: str, style: Style) -> Made:
    """A whole number, also one that its system writes with a fraction of zeros."""
    found, assumed = decimal_of(text, style)
    if found != found.to_integral_value():
        raise Unreadable("no whole number")
    return int(found), _told(found, assumed)


def number(text: str, style: Style) -> Made:
    """A number, exact."""
    found, assumed = decimal_of(text, style)
    return found, _told(found, assumed)


def day(text: str, style: Style) -> Made:
    """A day of the calendar."""
    found, assumed = date_of(text, style)
    return found, _ordered(str(found), assumed, style)


def instant(text: str, style: Style) -> Made:
    """An instant in UTC."""
    found, assumed = instant_of(text, style)
    return found, _ordered(str(found)[:10], assumed, style)


def money(text: str, style: Style) -> Made:
    """An amount; the currency that stands in a column beside it is the caller's."""
    found, assumed = money_of(text, "", style)
    return found, _told(found.amount, assumed)


def listed(text: str, _style: Style) -> Made:
    """The parts of a list, each once: a JSON list, or what semicolons part."""
    parts: list[str] = []
    if text.startswith("["):
        try:
            given = json.loads(text)
        except (ValueError, RecursionError):
            given = None
        if isinstance(given, list):
            parts = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in given]
    parts = parts or text.replace("\n", ";").split(";")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip())), ""


def chosen(text: str, words: Mapping[str, str]) -> Made:
    """The allowed word that a folded text stands for; one that stands for none is kept in what is told of it."""
    found = words.get(folded(text), words.get("*"))
    return (found, "") if found is not None else (UNKNOWN, "is not among the words that are known")


def folded(text: str) -> str:
    """Letters and digits alone, in one case, so that "Due Date", "due_date" and "DueDate" are one.

    >>> folded("Country/Region "), folded("Due_Date")
    ('countryregion', 'duedate')
    """
    return _folded(text) if len(text) < _NAME else _folded.__wrapped__(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


MAKERS: Mapping[type, Callable[[str, Style], Made]] = {
    str: text_value,
    bool: truth,
    int: whole,
    Decimal: number,
    date: day,
    datetime: instant,
    Money: money,
    tuple: listed,
}


def coerced(text: str, field: FieldType, style: Style) -> Made:
    """The value that a field makes of a cell; raises `Unreadable` with what the cell is not."""
    if field.allowed:
        return chosen(text, {folded(word): word for word in field.allowed})
    return MAKERS[field.type](text, style)


def _told(found: Decimal, assumed: bool) -> str:
    return f"read as {found}, which it may not mean" if assumed else ""


def _ordered(found: str, assumed: bool, style: Style) -> str:
    first = "day" if style.date_order == DAY_FIRST else "month"
    return f"read with the {first} first, as {found}" if assumed else ""
