"""When a document is from, by its head, its file's name, its title or a line near the top."""

from __future__ import annotations

import re

from retrieval.dates import dates_in
from retrieval.infer.guess import Guess
from retrieval.infer.head import Head, other
from retrieval.infer.place import Place

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)")
_REVERSED = re.compile(r"(?<!\d)([0-3]\d)[-_.]([01]\d)[-_.]((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(r"(?<!\d)(?:((?:19|20)\d\d)[-_ ]?q([1-4])|q([1-4])[-_ ]?((?:19|20)\d\d))(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]([01]\d)(?![\d])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def date_of(place: Place, title: str, head: Head, top: str) -> Guess | None:
    """The date, as precise as it is certain; None where nothing tells it in one way."""
    said = head.says("date")
    if said and said.value:
        return said
    where, name = place.segments[0]
    named, how = named_date(name)
    rough = how == "a year" or how.startswith("a quarter")  # often what it is about, and not when it is from
    if named and not rough:
        return Guess("date", named, f"{where} holds {how}")
    written = dates_in(title)
    if len(written) == 1:
        return Guess("date", written[0], "the title holds it")
    for line in [line.strip() for line in top.split("\n") if line.strip()][:8]:
        written = dates_in(line) if len(line) <= 80 and not other(line) else ()
        if len(written) == 1:
            return Guess("date", written[0], f'a line near the top says "{line[:60]}"')
    for where, text in (place.segments[0], *place.segments[1:-1]):
        date, how = named_date(text)
        if date:
            return Guess("date", date, f"{where} holds {how}")
    return None


def named_date(name: str) -> tuple[str, str]:
    """The date in a file's or folder's name and what it is there; empty for none or for two.

    >>> named_date("GMT20240124-202901_Recording"), named_date("capability_2026-Q3")
    (('2024-01-24', 'a day'), ('2026-07', 'a quarter, of which the first month is given'))
    """
    days = {_valid(y, m, d) for y, m, d in _DAY.findall(name)} | {
        _valid(y, m, d) for d, m, y in _REVERSED.findall(name)
    }
    days -= {""}
    if days:
        return (min(days), "a day") if len(days) == 1 else ("", "")
    written = dates_in(name.replace("_", " "))
    if written:
        return (written[0], "a date") if len(written) == 1 else ("", "")
    quarters = {(a or d, b or c) for a, b, c, d in _QUARTER.findall(name)}
    if len(quarters) == 1:
        year, quarter = min(quarters)
        return f"{year}-{int(quarter) * 3 - 2:02}", "a quarter, of which the first month is given"
    months = {_valid(y, m, "01")[:7] for y, m in _MONTH.findall(name)} - {""}
    if months:
        return (min(months), "a month") if len(months) == 1 else ("", "")
    years = set(_YEAR.findall(name))
    return (min(years), "a year") if len(years) == 1 else ("", "")


def _valid(year: str, month: str, day: str) -> str:
    found = dates_in(f"{year}-{month}-{day}")
    return found[0] if found else ""
