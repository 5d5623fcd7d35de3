"""A question becomes what it asks of records, only where every word of it is understood."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from assistant.facts import words
from assistant.facts.query import Condition, Demand, Measure
from assistant.facts.reading import Reading, first_of, form_in, kind_in, pattern, periods_in, severities_in
from assistant.facts.states import AMOUNTS, DAYS, STATES
from retrieval.period import LATEST, Dated, Period
from retrieval.records.kinds import fields_of
from retrieval.time_words import MONTHS

# A bound of a period that is no day: what is asked of it is not read as the day on which something ends or starts.
BOUNDS = (
    "end of|the end of|beginning of|the beginning of|start of|the start of|ende|anfang|beginn|mitte|fin de|finales de|"
    "principios de|inicio de|mediados de|末"
)


COMPOUND = "|".join(words.COMPOUNDS.values())
AHEAD = ("ends", "closes", "due", "starts", "promised")  # what a period that begins today can be asked of


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks of records of one kind; `cases` are its conditions, one run for each thing asked.

    `left` are the stretches of it, as written, that only names of accounts, places and products can explain.
    """

    kind: str
    measure: Measure
    cases: tuple[tuple[Condition, ...], ...]
    left: tuple[str, ...]
    grouping: str = ""


def worth_reading(question: str) -> bool:
    """True for a question that names one kind of record and asks for a list, a number or a total."""
    reading = Reading.of(question)
    return bool(form_in(reading)) and bool(first_of(reading, words.KINDS | {"compound": COMPOUND}))


def asked(question: str, today: date | None, named: Iterable[tuple[int, int]] = ()) -> Asked | None:
    """What the question asks of records; None where a word of it says something else.

    `named` are the places of `Reading.of(question).said` at which accounts are named.
    """
    reading = Reading.of(question)
    for start, end in named:
        reading.spoken(start, end)
    eight_d, unowned = bool(reading.find(words.EIGHT_D)), bool(reading.find(words.WITHOUT_OWNER))
    compound = first_of(reading, words.COMPOUNDS)
    groups = [name for name, _ in first_of(reading, words.GROUPS)]
    form = form_in(reading) or ("count" if groups else "")
    kind, noun = ("exception", "") if compound else kind_in(reading)
    if form == "list" and noun in words.ONE and words.POINTS.search(reading.plain):
        return None
    measure = Measure.LIST if form in ("list", words.WEAK) else Measure(form) if form else None
    if not kind or measure is None or first_of(reading, words.KINDS) or len(groups) > 1:
        return None
    grouping = groups[0] if groups else ""
    if grouping not in ("", "account", "region", *fields_of(kind)):
        return None
    if measure is Measure.TOTAL and kind not in AMOUNTS:
        return None
    times = periods_in(reading, today)
    said = _Said(kind, today)
    said.times = times
    said.month = any(_is_month(reading.plain[one.start : one.end]) for one in times)
    if _is_bound(reading):
        return None
    for name, _ in first_of(reading, _events()):
        (said.states if name.startswith("state ") else said.days).append(name.partition(" ")[2])
    plain = [_is("severity", severities_in(reading))] if kind == "ticket" else []
    plain += [_is("kind", (name,)) for name, _ in compound]
    if kind == "exception" and not compound:
        plain += [_is("kind", (name,)) for name, _ in first_of(reading, words.EXCEPTIONS)]
    if unowned:
        plain.append(Condition(Demand.WITHOUT, ("owner_id",), said="without an owner"))
    plain += [_is(*name.split("=")) for name, _ in first_of(reading, _listed(kind))]
    if any(one is not None and one.fields[0] in ("status", "stage", "state") for one in plain):
        reading.find(words.FIELD_NAMES)
    joins = len(reading.find(words.JOINS))
    reading.find(words.SMALL)
    cases = said.cases([one for one in plain if one is not None], joins, eight_d)
    if cases is None:
        return None
    left = tuple(reading.said[start:end] for start, end in reading.left())
    return Asked(kind, measure, cases, left, grouping)


class _Said:
    """States, days and periods as a question says them, on their way to conditions."""

    def __init__(self, kind: str, today: date | None) -> None:
        self.kind, self.today = kind, today
        self.states: list[str] = []
        self.days: list[str] = []
        self.times: Sequence[Dated] = ()
        self.month = False  # the period is a month whose year is not said

    def cases(self, plain: list[Condition], joins: int, eight_d: bool) -> tuple[tuple[Condition, ...], ...] | None:
        """The conditions of each thing asked; None where they do not go together."""
        states = list(dict.fromkeys(self.states))
        if eight_d:
            if self.kind != "complaint" or len(states) != 1 or states[0] not in ("open", "closed"):
                return None
            states = [f"{states[0]} 8D"]
        if any((self.kind, state) not in STATES for state in states) or (states and self.today is None):
            return None
        severities = sum(len(one.words) - 1 for one in plain if one.fields == ("severity",))
        apart = joins == severities + len(states) - 1 and len(states) > 1
        if joins != severities + (len(states) - 1 if apart else 0):
            return None
        when = self._when(states)
        if when is None or (apart and when):
            return None
        told = [Condition(Demand.STATE, words=(state,), said=state, before=True) for state in states]
        if apart:
            return tuple((one, *plain) for one in told)
        return ((*told, *plain, *when),)

    def _when(self, states: Sequence[str]) -> list[Condition] | None:
        """The condition of the period, if one is named; None where it is not known on what it bears."""
        days = list(dict.fromkeys(self.days))
        if len(self.times) > 1 or len(days) > 1 or (days and not self.times):
            return None
        if not self.times:
            return []
        period, known = self.times[0].period, DAYS.get(self.kind, {})
        ruled = [state for state in states if state in known]
        event = days[0] if days else ruled[0] if len(ruled) == 1 else ""
        if event == "ends" and event not in known:
            event = "due"
        ahead = self.times[0].period.first == self.today
        if (
            event not in known
            or (ahead and event not in AHEAD)
            or (not event and states and not (set(states) <= {"open"} and period.last == LATEST))
        ):
            return None
        if event in AHEAD and self.month and self.today is not None:
            period = _coming(period, self.today)
        return [Condition(Demand.WITHIN, known[event], period=period, said=event)]


def _is_month(text: str) -> bool:
    """True for a month's name without a year."""
    named = any(word in MONTHS for word in text.split()) and not re.search(r"\d", text)
    return named or bool(re.fullmatch(r"\d\d?月", text))


def _is_bound(reading: Reading) -> bool:
    """True where a period's beginning or end is named that bounds nothing."""
    return any(not any(reading.taken[one.start() : one.start() + 3]) for one in pattern(BOUNDS).finditer(reading.plain))


def _coming(period: Period, today: date) -> Period:
    """The next such month: one without a year is meant to come, where something is still to happen in it."""
    if period.last >= today:
        return period
    year, month = period.first.year + 1, period.first.month
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _is(field: str, held: str | tuple[str, ...]) -> Condition | None:
    held = (held,) if isinstance(held, str) else held
    spoken = " and ".join(one.replace("_", " ") for one in held)
    return Condition(Demand.IS, (field,), held, said=spoken, before=True) if held else None


@cache
def _events() -> dict[str, str]:
    """The words of states and of days, by what they say."""
    states = {f"state {name}": table for name, table in words.STATES.items()}
    return states | {f"day {name}": table for name, table in words.DAYS.items()}


@cache
def _listed(kind: str) -> dict[str, str]:
    """The words of the kind's closed lists that only one of its fields may hold, by field and word."""
    held: dict[str, list[str]] = {}
    for name, one in fields_of(kind).items():
        for word in one.allowed:
            held.setdefault(word, []).append(name)
    return {
        f"{names[0]}={word}": "|".join((said := word.replace("_", " ").casefold(), f"{said}s"))
        for word, names in held.items()
        if len(names) == 1
    }
