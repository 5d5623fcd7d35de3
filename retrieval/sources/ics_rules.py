"""How an event of a calendar comes again, in words. No rule is ever followed: one line may mean a million days."""

from __future__ import annotations

import re

_EVERY = {
    "SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour", "DAILY": "day", "WEEKLY": "week",
    "MONTHLY": "month", "YEARLY": "year",
}  # fmt: skip
_DAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
    "SU": "Sunday",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
_DAY = re.compile(r"([+-]?\d{1,3})?(MO|TU|WE|TH|FR|SA|SU)$")
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SAID = frozenset(("FREQ", "INTERVAL", "UNTIL", "COUNT", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"))
MOST = 400  # characters of a rule


def rule_words(rule: str) -> str:
    """The rule as a person would say it; what has no words here is said as it is written.

    >>> rule_words("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231T235959Z")
    'every week on Monday and Wednesday until 2026-12-31'
    """
    plain = " ".join(rule.split())[:MOST]
    parts = {
        key.strip().upper(): value.strip().upper() for key, _, value in (p.partition("=") for p in plain.split(";"))
    }
    every, interval = _EVERY.get(parts.get("FREQ", "")), parts.get("INTERVAL", "1")
    on = _on(parts)
    if not every or not interval.isdecimal() or on is None or not parts.keys() - {""} <= _SAID:
        return f"by the rule {plain}"
    often = f"every {every}" if int(interval) <= 1 else f"every {int(interval)} {every}s"
    until = _UNTIL.match(parts.get("UNTIL", ""))
    count = parts.get("COUNT", "")
    return "".join((
        often,
        on,
        f" until {'-'.join(until.groups())}" if until else "",
        f", {int(count)} times in all" if count.isdecimal() else "",
    ))  # fmt: skip


def _on(parts: dict[str, str]) -> str | None:
    """The days and months of a rule, empty for none; None where they have no words."""
    days = [_day(one) for one in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
    dates = [_number(one) for one in parts["BYMONTHDAY"].split(",")] if "BYMONTHDAY" in parts else []
    months = [_month(one) for one in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else []
    places = [_ordinal(one) for one in parts["BYSETPOS"].split(",")] if "BYSETPOS" in parts else []
    if not all((*days, *dates, *months, *places)) or (places and not days):
        return None
    said = f" on the {listed(places)} of {listed(days)}" if places else f" on {listed(days)}" if days else ""
    if dates:
        said += f" on {'day' if all(one.isdecimal() for one in dates) else 'the'} {listed(dates)}"
    return said + (f" in {listed(months)}" if months else "")


def _day(written: str) -> str:
    found = _DAY.match(written.strip())
    if not found:
        return ""
    name = _DAYS[found[2]]
    if not found[1]:
        return name
    place = _ORDINALS.get(int(found[1]), "")
    return f"the {place} {name}" if place else ""


def _number(written: str) -> str:
    """A day of the month; one counted from its end by its place."""
    if written.isdecimal():
        return str(int(written))
    return f"{_ordinal(written)} day" if _ordinal(written) else ""


def _month(written: str) -> str:
    return _MONTHS[int(written) - 1] if written.isdecimal() and 1 <= int(written) <= 12 else ""


def _ordinal(written: str) -> str:
    return _ORDINALS.get(int(written), "") if re.fullmatch(r"[+-]?\d{1,3}", written) else ""


def listed(names: list[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["Monday", "Tuesday", "Friday"])
    'Monday, Tuesday and Friday'
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
