"""A number as its spreadsheet shows it: what the cell's format code makes of it, dates as ISO."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<gap>[_*].)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[(?P<elapsed>[hms]+)\]'
    r"|(?P<aside>\[[^\]]*\])|(?P<general>General|@)|(?P<power>E[+-]0+)|(?P<noon>AM/PM|A/P)|(?P<digits>[0#?.,]*[0#?][0#?.,]*)"
    r"|(?P<date>y+|m+|d+|h+|s+|e+|g+|b+)|(?P<percent>%)|(?P<cut>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_DATES = {**dict.fromkeys((*range(27, 32), *range(34, 37), *range(50, 59)), "yyyy-mm-dd"), 32: "h:mm", 33: "h:mm:ss"}
_LAST_DAY = 2_958_465  # 31 December 9999
_DIGITS = 15  # that a spreadsheet keeps


@dataclass(frozen=True, slots=True)
class Section:
    """What a code says for numbers of one sign: its tokens, each a kind and its words."""

    tokens: tuple[tuple[str, str], ...]

    def has(self, *kinds: str) -> bool:
        """True when some token is of one of the kinds."""
        return any(kind in kinds for kind, _ in self.tokens)


def code_of(number: int, own: str) -> str:
    """The format code: the file's own for that number, else the one every spreadsheet knows by it.

    >>> code_of(9, ""), code_of(164, "0.0%")
    ('0%', '0.0%')
    """
    return own or _DATES.get(number, "") or BUILTIN_FORMATS.get(number, GENERAL)


def shown(value: float, code: str, from_1904: bool = False) -> str:
    """The number as the code shows it, empty where the code shows nothing.

    >>> shown(0.125, "0.0%"), shown(1234.5, '#,##0.00 "€"'), shown(46301.0, "dd/mm/yyyy"), shown(7.0, "General")
    ('12.5%', '1,234.50 €', '2026-10-06', '7')
    """
    parts = sections(code[:400])
    dated = next((part for part in parts if part.has("date", "elapsed")), None)
    if dated and not dated.has("digits"):
        return _date(value, dated, from_1904)
    section, sign = _section(parts, value)
    if not section.tokens and len(parts) > 1:
        return ""
    masks = [said for kind, said in section.tokens if kind == "digits"]
    if len(masks) > 1:
        return sign + _split(abs(value), section, masks)
    if not masks:
        return _worded(section, sign, plain(abs(value))) if section.tokens else plain(value)
    return _worded(section, sign, _number(abs(value), section, masks[0]))


def exact(value: float, code: str, from_1904: bool = False) -> str:
    """As `shown`, but a number has all the digits that its cell holds, and nothing between them but a point.

    >>> exact(0.1255, "0%"), exact(1234.567, '#,##0.00 "€"'), exact(46301.0, "dd/mm/yyyy"), exact(7.0, "0000")
    ('12.55%', '1234.567 €', '2026-10-06', '0007')
    """
    if code == GENERAL:
        return _whole(Decimal(f"{value:.{_DIGITS}g}"))
    parts = sections(code[:400])
    section, sign = _section(parts, value)
    masks = [said for kind, said in section.tokens if kind == "digits"]
    percent = section.has("percent")
    if (
        len(masks) != 1
        or section.has("date", "elapsed")
        or not (percent or section.has("power") or {*",."} & {*masks[0]})
    ):
        return shown(value, code, from_1904)
    return _worded(section, sign, _whole(Decimal(f"{abs(value):.{_DIGITS}g}") * (100 if percent else 1)))


def _whole(number: Decimal) -> str:
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def plain(value: float) -> str:
    """The number without a format: whole ones without a point, others to the digits that are certain.

    >>> plain(3.0), plain(0.1 + 0.2), plain(1 / 3), plain(-1234567.891)
    ('3', '0.3', '0.3333333333', '-1234567.891')
    """
    if value == int(value) and abs(value) < 10**_DIGITS:
        return str(int(value))
    return f"{value:.10g}".upper()


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """The code's sections in order, for positive numbers, negative ones, zero and text."""
    made: list[list[tuple[str, str]]] = [[]]
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or "other"
        said = found[kind]
        if kind == "cut":
            made.append([])
        elif kind in ("quoted", "escaped", "money", "other"):
            made[-1].append(("words", said))
        elif kind not in ("aside", "gap"):
            made[-1].append((kind, said.lower() if kind in ("date", "elapsed") else said))
    return tuple(Section(_minutes(part)) for part in made[:4])


def _minutes(tokens: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The tokens with m told apart: minutes stand behind hours or before seconds."""
    dates = [at for at, (kind, _) in enumerate(tokens) if kind in ("date", "elapsed")]
    for place, at in enumerate(dates):
        before = tokens[dates[place - 1]][1] if place else ""
        after = tokens[dates[place + 1]][1] if place + 1 < len(dates) else ""
        if tokens[at][1] in ("m", "mm") and (before[:1] == "h" or after[:1] == "s"):
            tokens[at] = (tokens[at][0], "n")
    seconds = any(said[:1] == "s" for kind, said in tokens if kind in ("date", "elapsed"))
    return tuple(token for token in tokens if not (seconds and token[0] == "digits" and not token[1].strip(".0")))


def _section(parts: tuple[Section, ...], value: float) -> tuple[Section, str]:
    if len(parts) > 2 and value == 0:
        return parts[2], ""
    if len(parts) > 1 and value < 0:
        return parts[1], ""
    return parts[0], "-" if value < 0 else ""


def _split(value: float, section: Section, masks: list[str]) -> str:
    """A number in groups, as telephone numbers are; plain where the code means a fraction."""
    if any(kind == "words" and "/" in said for kind, said in section.tokens) or any("." in mask for mask in masks):
        return plain(value)
    left = f"{Decimal(repr(value)).quantize(Decimal(1), ROUND_HALF_UP):f}" if value < 10**30 else plain(value)
    left = left.zfill(sum(mask.count("0") for mask in masks))
    said = ""
    for kind, words in reversed(section.tokens):
        if masks and not left:
            continue  # separators of digits that the number does not have
        if kind == "digits":
            masks = masks[:-1]
            size = len(words) if masks else len(left)
            left, words = left[: len(left) - size], left[len(left) - size :]
        said = words + said
    return " ".join(said.split())


def _number(value: float, section: Section, mask: str) -> str:
    exact = Decimal(repr(value))
    exact *= Decimal(100) ** sum(kind == "percent" for kind, _ in section.tokens)
    whole, _, part = mask.partition(".")
    scaled = len(mask) - len(mask.rstrip(","))
    exact = exact.scaleb(-3 * scaled)
    places = sum(part.count(sign) for sign in "0#?")
    if section.has("power"):
        return f"{exact:.{places}E}"
    if exact.adjusted() > 30 or places > 30:
        return plain(value)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    said = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    least = part.count("0")
    while places > least and said.endswith("0"):
        said, places = said[:-1], places - 1
    said = said.rstrip(".")
    ones, point, rest = said.partition(".")
    if not rest and ones == "0" and "0" not in whole:
        return ""
    return ones.zfill(whole.count("0")) + point + rest if "," not in whole else said


def _worded(section: Section, sign: str, number: str) -> str:
    said, done = "", False
    for kind, words in section.tokens:
        if kind == "words":
            said += words
        elif kind == "percent":
            said += "%"
        elif kind in ("digits", "general") and not done:
            said, done = said + number, True
    said = " ".join((said if done or said.strip() else said + number).split())
    return sign + said


def _date(value: float, section: Section, from_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return plain(value)
    units = {said[0] for kind, said in section.tokens if kind == "date"}
    if section.has("elapsed"):
        seconds = round(value * 86_400)
        return f"{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if "s" in units else "")
    moment = from_excel(value, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
    if isinstance(moment, timedelta):
        return plain(value)
    if isinstance(moment, time):
        moment = datetime.combine(date(1900, 1, 1), moment)
        units -= {"y", "m", "d"} if units & {"h", "n", "s"} else set()
    day = f"{moment:%Y-%m-%d}" if "d" in units else f"{moment:%Y-%m}" if "m" in units else f"{moment:%Y}"
    clock = f"{moment:%H:%M:%S}" if "s" in units and moment.second else f"{moment:%H:%M}"
    if not units & {"y", "m", "d", "e", "g", "b"}:
        return clock
    return f"{day} {clock}" if units & {"h", "n", "s"} and (moment.hour or moment.minute) else day
