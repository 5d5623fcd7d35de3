"""The next meeting or event as seen from a day: of those that lie ahead the first, and nothing that is past."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.bearing import Candidate
from assistant.timely import times
from retrieval.evidence import Evidence
from retrieval.period import of_date

EVENT = "calendar_event"

_STARTS = re.compile(r"^(?:When|Start): (\d{4}-\d\d-\d\d)", re.MULTILINE)
_OFF = re.compile(r"^Status: cancelled$", re.MULTILINE)
_AGAIN = re.compile(r"^Repeats: ", re.MULTILINE)


def ahead_first(hits: Sequence[Evidence], today: date) -> tuple[Evidence, ...]:
    """The hits, events that begin on the day or later before all others, the soonest first."""
    starts = [_start(hit, hit.passage.text) for hit in hits]
    coming = sorted((start, at) for at, start in enumerate(starts) if start and start >= today)
    first = [at for _, at in coming]
    return tuple(hits[at] for at in [*first, *(at for at in range(len(hits)) if at not in set(first))])


def nearest(pool: Sequence[Candidate], today: date, bears: Callable[[Candidate], bool]) -> list[Candidate]:
    """The pool, in which what is past, called off or later than the first that bears the question lacks that."""
    starts = [_start(one.stretch.evidence, one.stretch.text) for one in pool]
    judged = [
        replace(one, lacks=one.lacks + 1) if _is_past(one, start, today) else one
        for one, start in zip(pool, starts, strict=True)
    ]
    coming = [start for one, start in zip(judged, starts, strict=True) if start and start >= today and bears(one)]
    if not coming:
        return judged
    first = min(coming)
    return [
        replace(one, lacks=one.lacks + 1) if start and start != first else one
        for one, start in zip(judged, starts, strict=True)
    ]


def _start(evidence: Evidence, text: str) -> date | None:
    """The day an event begins; None for another document, or one that does not say."""
    found = _STARTS.search(text) if evidence.card.kind == EVENT else None
    day = of_date(found.group(1)) if found else None
    return day.first if day else None


def _is_past(one: Candidate, start: date | None, today: date) -> bool:
    """True for an event that is over or off, and for words whose every time is over; a series goes on."""
    if start:
        text = one.stretch.text
        return bool(_OFF.search(text)) or (start < today and not _AGAIN.search(text))
    told = times(one.said)
    return bool(told) and all(time.period.last < today for time in told)
