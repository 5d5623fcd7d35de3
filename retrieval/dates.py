"""Dates as people write them, read only where they can be read in one way."""

from __future__ import annotations

import re
from calendar import monthrange

_NAMES = (
    "jan january januar januari janvier enero ene gennaio gen janeiro stycznia styczeń",
    "feb february februar februari février fevrier fév febrero febbraio fevereiro fev lutego luty",
    "mar march märz maerz maart mär mrz mars marzo março marca marzec mrt",
    "apr april avril avr abril abr aprile kwietnia kwiecień",
    "may mai mei mayo maggio mag maio maja maj",
    "jun june juni juin junio giugno giu junho czerwca czerwiec",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec",
    "aug august augustus août aout agosto ago sierpnia sierpień augusti",
    "sep sept september septembre septiembre settembre set setembro września wrzesień",
    "oct okt october oktober octobre octubre ottobre ott outubro out października październik",
    "nov november novembre noviembre novembro listopada listopad",
    "dec dez december dezember décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "(?P<name>" + "|".join(sorted(MONTHS, key=lambda n: (-len(n), n))) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?"
_OF = r"(?:\s+(?:of|de|del|di))?"
_TIME = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\w.-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d){_TIME}(?![\w-])",
        rf"(?<![\w./]){_YEAR}[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}})(?![\w/])",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]",
        rf"(?<![\w./-]){_DAY}{_OF}[\s-]+{_MONTH},?{_OF}[\s-]+{_YEAR}(?!\w)",
        rf"(?<!\w){_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\w)",
        rf"(?<![\w./-])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?![\w.]\d)",
        rf"(?<![\w./-])(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-]{_YEAR}(?![\w/])",
        rf"(?<![\w./-]){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]",
        rf"(?<!\w){_MONTH},?{_OF}\s+{_YEAR}(?!\w)",
        rf"(?<![\w./-]){_YEAR}-(?P<month>\d\d)(?![\w-])",
    )
)
_ONLY_YEAR = re.compile(rf"{_YEAR}(?:\.0)?")


def iso_date(text: str) -> str:
    """The date that the whole text is, ISO with the precision it has; empty when it is none or could be two.

    >>> iso_date("Mon, 07 Feb 2022 03:33:27 +0000"), iso_date("3. April 2026"), iso_date("03/04/2026")
    ('2022-02-07', '2026-04-03', '')
    """
    plain = text.strip()
    if _ONLY_YEAR.fullmatch(plain):
        return plain[:4]
    if len(plain) > 60:
        return ""
    found = dates_in(plain)
    return found[0] if len(found) == 1 else ""


def dates_in(text: str) -> tuple[str, ...]:
    """Every date of the text that names a month at least, as ISO, in order, each once.

    >>> dates_in("from 3 April 2026 to 2026-04-15, by 03/04/2026")
    ('2026-04-03', '2026-04-15')
    """
    return tuple(dict.fromkeys(iso for _, _, iso in places_of_dates(text)))


def places_of_dates(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where each of these dates stands: `text[start:end]` is the date; one that comes twice stands twice."""
    taken: list[tuple[int, int, str]] = []
    for form in _FORMS:
        for found in form.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end, _ in taken):
                taken.append((found.start(), found.end(), _iso(found)))
    return tuple(one for one in sorted(taken) if one[2])


def _iso(found: re.Match[str]) -> str:
    """The found date as ISO, empty for one that no calendar has or that reads in two ways."""
    parts = found.groupdict()
    year = int(parts["year"])
    if "a" in parts:
        return _slashed(year, int(parts["a"]), int(parts["b"]))
    month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    return _valid(year, month, int(parts["day"]) if parts.get("day") else 0)


def _slashed(year: int, first: int, second: int) -> str:
    if first > 12 or first == second:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > 12 else ""


def _valid(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
