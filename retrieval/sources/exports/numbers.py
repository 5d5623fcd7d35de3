"""Amounts as systems write them: either decimal sign, thousands, trailing minus, signs and codes of currencies."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from retrieval.records.value import Money
from retrieval.sources.exports.style import Style, Unreadable

_PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?")
_SPACED = re.compile(r"(?<=\d)[\s'’`_\u00a0\u202f](?=\d)")
_NUMBER = re.compile(r"[+-]?(?:\d[\d.,]*|[.,]\d+)(?:[eE][+-]?\d{1,2})?")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_DIGITS = 40
_SIGNS = {
    "€": "EUR", "£": "GBP", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "R$": "BRL",
    "MX$": "MXN", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "元": "CNY", "円": "JPY", "JP¥": "JPY", "CN¥": "CNY",
    "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "Fr.": "CHF",
}  # fmt: skip
_SEVERAL = ("$", "¥", "￥", "kr", "kr.")  # signs that more than one currency has


def decimal_of(text: str, style: Style) -> tuple[Decimal, bool]:
    """The number that the text is, and whether its sign for the fraction was assumed. Raises `Unreadable`.

    >>> decimal_of("1.234,56-", Style())[0], decimal_of("(1,234.50)", Style())[0], decimal_of("12,5", Style())[0]
    (Decimal('-1234.56'), Decimal('-1234.50'), Decimal('12.5'))
    """
    if style.decimal == "." and _PLAIN.fullmatch(text) and (style.decimal_known or not _GROUPED.fullmatch(text)):
        return Decimal(text), False
    plain = _SPACED.sub("", unicodedata.normalize("NFKC", text.strip()).replace("\u2212", "-"))
    hundredth = plain.endswith("%")
    plain = plain.rstrip("% ")
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1].strip()
    if plain.endswith("-") and not plain.startswith("-"):
        plain = "-" + plain[:-1].strip()
    if not _NUMBER.fullmatch(plain) or len(plain) > _DIGITS:
        raise Unreadable("no number")
    body, assumed = _fraction(plain, style)
    return (body / 100 if hundredth else body), assumed


def _fraction(plain: str, style: Style) -> tuple[Decimal, bool]:
    """The number with its thousands' signs taken out."""
    at_end = max(plain.rfind("."), plain.rfind(","))
    sign = plain[at_end] if at_end >= 0 else ""
    assumed = False
    if sign:
        other = "," if sign == "." else "."
        digits = plain.lstrip("+-")
        if other in plain:
            thousands = plain.count(sign) > 1
        elif _GROUPED.fullmatch(digits) and not digits.startswith("0"):
            several = plain.count(sign) > 1
            thousands = several or sign != style.decimal
            assumed = not several and not style.decimal_known
        else:
            thousands = plain.count(sign) > 1
            if thousands:
                raise Unreadable("no number")
        whole, rest = plain[:at_end], plain[at_end + 1 :]
        bare = whole.replace(".", "").replace(",", "")
        plain = bare + rest if thousands else f"{bare or '0'}.{rest}" if bare not in "+-" else f"{bare}0.{rest}"
    try:
        return Decimal(plain), assumed
    except ArithmeticError:
        raise Unreadable("no number") from None


def money_of(text: str, currency: str, style: Style) -> tuple[Money, bool]:
    """The amount that the text is; a currency that it names goes before the one that stands beside it.

    >>> money_of("1.234,56 €", "", Style())[0]
    Money(amount=Decimal('1234.56'), currency='EUR')
    """
    if text[:1].isdigit() and text[-1:].isdigit():
        amount, assumed = decimal_of(text, style)
        return Money(amount, currency), assumed
    plain = unicodedata.normalize("NFKC", text).strip()
    code = _CODE.search(plain)
    found = code[0] if code else ""
    plain = _CODE.sub("", plain, count=1)
    for sign in sorted((*_SIGNS, *_SEVERAL), key=lambda one: (-len(one), one)):
        if sign in plain:
            plain = plain.replace(sign, "", 1)
            found = found or _SIGNS.get(sign, "")
            break
    amount, assumed = decimal_of(plain.strip(), style)
    return Money(amount, found or currency), assumed
