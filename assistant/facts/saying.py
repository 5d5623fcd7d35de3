"""What was counted, said in one plain sentence: how many, of what, whose, where, when, and what could not be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from assistant.facts.counting import SHOWN, Counted, Group
from assistant.facts.query import Condition, Demand, Measure, RecordQuery
from assistant.facts.words import NOUNS
from retrieval.period import EARLIEST, LATEST, Period

GROUPS = 20  # that are told
FILES = 2  # files named as the source of a zero
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# How a thing that happens on a day is said behind the noun.
EVENTS = {
    "": "dated", "ends": "ending", "opened": "opened", "closes": "expected to close", "due": "due",
    "received": "received", "ordered": "ordered", "promised": "promised", "late": "due", "delivered": "delivered",
    "shipped": "shipped", "starts": "starting", "signed": "signed", "invoiced": "invoiced", "closed": "closed",
    "won": "closed", "lost": "closed", "expired": "ended",
}  # fmt: skip
OPEN_EXCEPTION = "open (requested or approved, not expired)"


def said(query: RecordQuery, told: Counted, as_of: datetime | None) -> str:
    """The sentence that says what was found."""
    when = f" as of {spoken(as_of.date())}" if as_of is not None else ""
    if not told.found:
        there = f"{told.there:,} {_noun(query, told.there)}{_whose(query)}"
        looked = f"{there} {_was(told.there)} looked through ({source(told)})"
        none = (
            f"No {_what(query, 1)} is on record" if told.tells else f"No record says which {_what(query, 2)} there are"
        )
        return f"{none}{when}: {looked}.{doubts(told)}"
    what = f"{told.found:,} {_what(query, told.found)}"
    if query.measure is Measure.TOTAL:
        listed = f" {_rest(told)[2:].capitalize()}." if told.found > SHOWN else ""
        come = "comes" if told.found == 1 else "come"
        sums = f"The {what} on record{when} {come} to {amounts(told.sums)}." if told.sums else ""
        bare = f"{told.found:,} {_what(query, told.found)} {_are(told.found)} on record{when}."
        return f"{sums or bare}{_unpriced(told)}{apart(query, told)}{listed}{doubts(told)}"
    return f"{what} {_are(told.found)} on record{when}{_rest(told)}.{apart(query, told)}{doubts(told)}"


def amounts(sums: Mapping[str, Decimal]) -> str:
    """The sums, by currency, never added to one another.

    >>> amounts({"USD": Decimal("5"), "EUR": Decimal("1250000.50"), "": Decimal("7")})
    '1,250,000.50 EUR, 5 USD and 7 without a currency'
    """
    parts = [f"{sums[one]:,f} {one}" for one in sorted(sums) if one]
    parts += [f"{sums['']:,f} without a currency"] if "" in sums else []
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def apart(query: RecordQuery, told: Counted) -> str:
    """The found ones by what they are told apart by, the most first; of many groups the first."""
    if not query.grouping:
        return ""
    what = query.grouping.replace("_", " ")
    ranked = sorted(told.groups, key=lambda name: (not name, -told.groups[name].found, name))
    parts = [f"{name or f'without a {what}'} {_size(query, told.groups[name])}" for name in ranked[:GROUPS]]
    more = f"; {len(ranked) - GROUPS} more" if len(ranked) > GROUPS else ""
    return f" By {what}: {'; '.join(parts)}{more}."


def _size(query: RecordQuery, group: Group) -> str:
    return amounts(group.sums) if query.measure is Measure.TOTAL and group.sums else f"{group.found:,}"


def doubts(told: Counted) -> str:
    """What could not be told of the records there, each with its number; nothing where all could."""
    parts = [f"{many:,} with a {about} that cannot be read" for about, many in sorted(told.unread.items()) if many]
    parts += [f"{many:,} without a known {about}" for about, many in sorted(told.missing.items()) if many]
    return f" Not counted: {'; '.join(parts)}." if parts else ""


def source(told: Counted) -> str:
    """The files that the records looked through stand in, and when the last of these changed."""
    files = sorted(told.files)
    more = f" and {len(files) - FILES} more" if len(files) > FILES else ""
    last = f", last updated {spoken(date.fromisoformat(told.last))}" if told.last else ""
    return f"source: {', '.join(files[:FILES])}{more}{last}"


def spoken(day: date) -> str:
    """A day as it is said.

    >>> spoken(date(2026, 4, 3))
    '3 Apr 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_period(period: Period) -> str:
    """A period behind a noun.

    >>> spoken_period(Period(date(2026, 8, 1), date(2026, 8, 31)))
    'from 1 Aug 2026 to 31 Aug 2026'
    """
    if period.first == period.last:
        return f"on {spoken(period.first)}"
    if period.last == LATEST:
        return f"from {spoken(period.first)} on"
    if period.first == EARLIEST:
        return f"up to {spoken(period.last)}"
    return f"from {spoken(period.first)} to {spoken(period.last)}"


def _what(query: RecordQuery, many: int) -> str:
    """The noun with all that the question says of it."""
    before = [_adjective(query.kind, one) for one in query.conditions if one.before]
    after = [_behind(one) for one in query.conditions if not one.before]
    noun = _noun(query, many)
    return " ".join([*before, f"{noun}{_whose(query)}", *after])


def _adjective(kind: str, condition: Condition) -> str:
    return OPEN_EXCEPTION if (kind, condition.words) == ("exception", ("open",)) else condition.said


def _behind(condition: Condition) -> str:
    if condition.demand is Demand.WITHIN and condition.period is not None:
        return f"{EVENTS[condition.said]} {spoken_period(condition.period)}"
    return condition.said


def _noun(query: RecordQuery, many: int) -> str:
    one, several = NOUNS[query.kind]
    return one if many == 1 else several


def _whose(query: RecordQuery) -> str:
    parts: Sequence[str] = [f"of {query.account}"] if query.account else []
    return "".join(f" {part}" for part in (*parts, *(place.said for place in query.places)))


def _unpriced(told: Counted) -> str:
    if not told.unpriced:
        return ""
    return f" {told.unpriced:,} of them {_has(told.unpriced)} no amount on record."


def _rest(told: Counted) -> str:
    return f"; {SHOWN} of them are listed, {told.found - SHOWN:,} more are not" if told.found > SHOWN else ""


def _are(many: int) -> str:
    return "is" if many == 1 else "are"


def _was(many: int) -> str:
    return "was" if many == 1 else "were"


def _has(many: int) -> str:
    return "has" if many == 1 else "have"
