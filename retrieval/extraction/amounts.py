"""Amounts with their units: 1.250,00 €, USD 1.2m, 3億円, 4,200 pieces, 10 días hábiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from retrieval.extraction.finds import Amount, Span
from retrieval.extraction.words import either, words
from retrieval.lexical import folded
from retrieval.sources.exports.numbers import decimal_of, money_of
from retrieval.sources.exports.style import Style, Unreadable

_COMMA = ("de", "fr", "it", "pt", "nl", "pl")  # whose fraction stands behind a comma; Spanish has both
_POINT = ("en", "ja", "zh")
_CODES = "EUR|USD|GBP|CHF|JPY|CNY|MXN|BRL|PLN|CZK|HUF|SEK|NOK|DKK|INR|KRW|CAD|AUD|TRY|SGD"
_SIGN = rf"(?:US\$|MX\$|R\$|A\$|C\$|HK\$|NT\$|S\$|JP¥|CN¥|[€£$¥￥₹₩]|(?<![A-Za-z])(?:{_CODES})(?![A-Za-z]))"
_NUMBER = r"\d(?:[\d.,'’\u00a0\u202f]*\d)?(?: \d{3})*"
_WIDE = re.compile(
    r"(?:(?P<large>\d[\d.,]*)\s?億)?(?:(?P<middle>\d[\d.,]*)\s?(?P<scale>千万|百万|万))?(?P<small>\d[\d,]*)?\s?円"
)
_TENTHS = {"億": Decimal(10**8), "千万": Decimal(10**7), "百万": Decimal(10**6), "万": Decimal(10**4)}
_DIGITS = re.compile(r"(?<![\d])\d+")
_BEFORE = re.compile(_SIGN + r"\s?$")
_CLEAR = re.compile(r"([.,])(?:\d{1,2}|\d{4,})$")
_OPEN = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")


def amounts_in(text: str, lang: str) -> list[Amount]:
    """The amounts of the text, in order and without overlap; a bare number, a date or a name's number is none."""
    found: list[Amount] = []
    for one in sorted((*_japanese(text), *_others(text, lang)), key=lambda each: (each.span.start, -each.span.end)):
        if not found or one.span.start >= found[-1].span.end:
            found.append(one)
    return found


def _japanese(text: str) -> Iterator[Amount]:
    """3億2,000万円 and the like."""
    for at in re.finditer("円", text):
        found = next(
            (one for one in _WIDE.finditer(text, max(0, at.start() - 30), at.end()) if one.end() == at.end()), None
        )
        if found is None or not any(found.groups()):
            continue
        try:
            value = _parts(found)
        except Unreadable:
            continue
        yield Amount(Span(*found.span()), value, "", "JPY")


def _parts(found: re.Match[str]) -> Decimal:
    style = Style(decimal=".", decimal_known=True)
    total = Decimal(0)
    for name, scale in (("large", "億"), ("middle", found["scale"] or "万")):
        if found[name]:
            total += decimal_of(found[name], style)[0] * _TENTHS[scale]
    return total + (decimal_of(found["small"], style)[0] if found["small"] else 0)


def _others(text: str, lang: str) -> Iterator[Amount]:
    found = list(_numbers(text))
    decimal = _decimal([one["number"] for one in found], lang)
    for one in found:
        amount = _amount(one, decimal, lang)
        if amount is not None:
            yield amount


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers that have a unit, from the sign before them on."""
    at = 0
    for digit in _DIGITS.finditer(text):
        if digit.start() < at:
            continue
        sign = _BEFORE.search(text, max(0, digit.start() - 5), digit.start())
        found = _pattern().match(text, sign.start() if sign else digit.start())
        at = digit.end()
        if found and (found["before"] or found["after"] or found["unit"]):
            at = found.end()
            yield found


def _decimal(numbers: Sequence[str], lang: str) -> str:
    """The sign before the fraction: as the text's own clear numbers have it, else its language; empty if none tells."""
    seen = {found[1] for number in numbers if (found := _CLEAR.search(number))}
    if seen:
        return seen.pop() if len(seen) == 1 else ""
    return "," if lang in _COMMA else "." if lang in _POINT else ""


def _amount(found: re.Match[str], decimal: str, lang: str) -> Amount | None:
    """A number whose one sign may part thousands as well as a fraction has both readings, unless its text shows it."""
    times, sign, unit = _times(found["scale"]), found["before"] or found["after"] or "", found["unit"] or ""
    number = found["number"].replace(" ", "")
    open_ = _OPEN.fullmatch(number)
    ways = (".", ",") if open_ and (not decimal or open_[1] == decimal) else (decimal or ".",)
    try:
        values = {decimal_of(number, Style(decimal=way, decimal_known=True))[0] * times for way in ways}
    except Unreadable:
        return None
    currency = _currency(sign, lang)
    one = values.pop() if len(values) == 1 else None
    return Amount(Span(*found.span()), one, unit or ("" if currency else sign), currency, tuple(sorted(values)))


def _currency(sign: str, lang: str) -> str:
    """The one currency that a sign is of; ¥ is the yen in Japanese and the yuan in Chinese, $ is of several."""
    if not sign:
        return ""
    if sign in "¥￥":
        return {"ja": "JPY", "zh": "CNY"}.get(lang, "")
    if sign[0].islower():
        return "EUR" if sign.startswith("euro") else ""
    return money_of(f"1{sign}", "", Style())[0].currency


def _times(scale: str | None) -> Decimal:
    return Decimal(10) ** next(
        (power for power in (3, 6, 9, 12) if folded(scale or "").strip(".") in _scales(power)), 0
    )


@cache
def _scales(power: int) -> frozenset[str]:
    return frozenset(folded(one).strip(".") for one in words(f"scales.{power}"))


@cache
def _pattern() -> re.Pattern[str]:
    scale = either(one for power in (3, 6, 9, 12) for one in words(f"scales.{power}"))
    after = r"(?P<after>€|£|¥|US\$|MX\$|\$|Kč|zł|Ft|Fr\.|" + _SIGN + "|euros?|dollars?)"
    return re.compile(
        rf"(?:(?P<before>{_SIGN})\s?)?(?<![\w.,/:-])(?P<number>{_NUMBER})(?!\d)(?:\s?(?P<scale>(?i:{scale}))(?![^\W\d_]))?"
        rf"(?:\s?(?:{after}|(?P<unit>%|‰|(?i:{either(words('units_of_amounts'))})(?![^\W\d_])|個|本|台|件|枚|日間|営業日|時間|週間|か月|トン)))?"
    )
