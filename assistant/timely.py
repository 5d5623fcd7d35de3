"""The times that a text names, and whether what stands there is of the days that were asked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import MAXYEAR
from functools import lru_cache
from itertools import chain

from retrieval.dates import MONTHS, places_of_dates
from retrieval.period import LATEST, Dated, Period, of_date, periods

READ = 4000  # characters of one place; what is told of a time names it early
LONGEST_KEY = 40  # characters; what tells one row from the next is short
_EARLY = 3  # signs before a time that a cell is still told by, as "by 3 April" or "~"

_ANY = re.compile(r"\d|\b(?:" + "|".join(sorted({name[:3] for name in MONTHS})) + ")", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = ("out", "set", "ago")  # months of the south, and words of the north
_NAME = "(?P<name>" + "|".join(sorted(MONTHS.keys() - set(_WORDS), key=lambda name: (-len(name), name))) + r")\b\.?"
_BEFORE = r"\b(?:in|im|en|em|of|for|by|until|since|after|before|during|from|für|bis|seit)\s"
_OPENS = re.compile(r"\b(?:from|as\s+of|effective(?:\s+on)?|valid)\s*[:|]?\s*$", re.IGNORECASE)
# Forms that are times where rows are told by them, and too loose to be read in a question.
_LOOSE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\w)",
        r"(?<![\w./-])(?P<month>1[0-2]|0?[1-9])\.(?P<year>(?:19|20)\d\d)(?![\w.]\d)",
        r"(?<![\w./-])(?P<year>(?:19|20)\d\d)[/.M](?P<month>1[0-2]|0[1-9])(?!\w|[/.-]\d)",
        rf"(?<![\w-]){_NAME}(?:-|\s?['’])(?P<short>\d\d)(?!\w)",
        rf"(?<![^|:\n])[ \t]*{_NAME}\s(?P<short>\d\d)[ \t]*(?=$|[|\n])",
        rf"(?<![\w./-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s{_NAME}(?!\w)",
        rf"{_BEFORE}{_NAME}(?!\w)",
        rf"(?<![^|:\n,;(/])[ \t]*{_NAME}(?=[ \t]*(?:$|[|:\n,;/)]))",
        r"(?<!\w)(?:q(?P<quarter>[1-4])|(?P<nth>[1-4])\.\s?quartal)(?!\w)",
    )
)


def times(text: str, years: Collection[int] = ()) -> tuple[Dated, ...]:
    """The times that the text names, each as finely as it is named, in order; "March" alone is so in each of `years`.

    >>> [str(one.period) for one in times("| 2026年3月 | 97 % |")], [str(one.period) for one in times("Mar", [2026])]
    (['2026-03-01..2026-03-31'], ['2026-03-01..2026-03-31'])
    """
    return _times(text[:READ], frozenset(years))


@lru_cache(maxsize=2048)
def _years(text: str) -> frozenset[int]:
    return frozenset(int(found) for found in _YEAR.findall(text))


@lru_cache(maxsize=2048)
def _times(text: str, years: frozenset[int]) -> tuple[Dated, ...]:
    if not _ANY.search(text):
        return ()
    written = [Dated(start, end, days) for start, end, iso in places_of_dates(text) if (days := of_date(iso))]
    spoken = [one for one in periods(text) if not any(_inside(one, other) for other in written)]
    found = [*spoken, *(one for one in written if not any(_overlap(one, other) for other in spoken))]
    for form in _LOOSE:
        fresh = [one for match in form.finditer(text) for one in _read(match, years)]
        found += [one for one in fresh if not any(_overlap(one, other) for other in found)]
    for match in _YEAR.finditer(text):
        days = of_date(match.group())
        if days and not any(one.start < match.end() and match.start() < one.end for one in found):
            found.append(Dated(match.start(), match.end(), days))
    return tuple(_lasting(text, one) for one in sorted(found, key=lambda one: (one.start, one.period)))


def _lasting(text: str, one: Dated) -> Dated:
    """What holds from a time on holds after it too."""
    opens = one.period.last < LATEST and _OPENS.search(text, max(0, one.start - 20), one.start)
    return Dated(one.start, one.end, Period(one.period.first, LATEST)) if opens else one


def within(asked: Period, places: Sequence[str], dated: Sequence[Period] = (), *, year: int = 0, row: str = "") -> bool:
    """True when something stands under a time that meets the days asked about; `places` is it, then what is above it.

    The nearest time decides where it is a part of a farther one: "April 2026" under "2026" is not of March. `dated`
    are the times of the document, the farthest of all; `year` is that of a month said without one anywhere. A `row`
    that it stands in is of all days between its times, and not of days that its first cell is apart from.
    """
    years = frozenset(day.first.year for day in dated).union(*map(_years, (row, *places)))
    years = years or frozenset({year} if year else ())
    own = [one.period for one in times(row, years)]
    label = places[0].partition(":") if row and places else ("", "", "")
    if own and (_keyed_apart(asked, row, years) or (label[1] and _keyed_apart(asked, label[0], years))):
        return False
    nearer: list[Period] = []
    for here in chain((_between(own),), ([one.period for one in times(place, years)] for place in places), (dated,)):
        if any(one.meets(asked) and not any(_part(other, one) for other in nearer) for one in here):
            return True
        nearer += here
    return False


def _between(own: Sequence[Period]) -> list[Period]:
    """A row's times and all days between the first and the last."""
    span = Period(min(one.first for one in own), max(one.last for one in own)) if own else None
    return [*own, span] if span else []


def _keyed_apart(asked: Period, row: str, years: Collection[int]) -> bool:
    """True when what tells the row from the next is a time, or a time and its end, and not of the days asked about."""
    told: list[Period] = []
    for cell in re.split(r"[|\n]", row.strip("| \t"))[:2]:
        value = cell.rpartition(": ")[2].strip()
        found = times(value, years) if len(value) <= LONGEST_KEY else ()
        if not found or found[0].start > _EARLY:
            break
        told += [one.period for one in found]
    return bool(told) and not any(one.meets(asked) for one in _between(told))


def _read(match: re.Match[str], years: Iterable[int]) -> Iterator[Dated]:
    """What a loose form stands for: a slashed date either of two days, a month or quarter one of each year."""
    said = {name: value for name, value in match.groupdict().items() if value}
    if "a" in said:
        isos = [f"{said['year']}-{int(one):02}-{int(other):02}" for one, other in _both(said["a"], said["b"])]
    else:
        known = [int(said["year"])] if "year" in said else [2000 + int(said["short"])] if "short" in said else years
        quarter = int(said.get("quarter") or said.get("nth") or 0)
        if quarter:
            months = [f"{year}-{3 * quarter - step:02}" for year in known for step in (2, 1, 0)]
            yield from (Dated(match.start(), match.end(), days) for iso in months if (days := _days(iso)))
            return
        month = MONTHS[said["name"].lower()] if "name" in said else int(said["month"])
        day = f"-{int(said['day']):02}" if "day" in said else ""
        isos = [f"{year}-{month:02}{day}" for year in known if year <= MAXYEAR]
    yield from (Dated(match.start(), match.end(), days) for iso in isos if (days := _days(iso)))


def _days(iso: str) -> Period | None:
    month, day = int(iso[5:7]), iso[8:]
    return of_date(iso) if 1 <= month <= 12 and (not day or 1 <= int(day) <= 31) else None


def _both(one: str, other: str) -> set[tuple[str, str]]:
    return {(one, other), (other, one)}


def _inside(one: Dated, other: Dated) -> bool:
    return other.start <= one.start and one.end <= other.end and one.end - one.start < other.end - other.start


def _overlap(one: Dated, other: Dated) -> bool:
    return one.start < other.end and other.start < one.end


def _part(one: Period, other: Period) -> bool:
    """True when one is a smaller stretch of the other."""
    return one != other and other.first <= one.first and one.last <= other.last
