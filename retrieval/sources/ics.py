"""Calendars: each event, task and journal entry a document, told by its own name in its newest version.

Private entries are counted and stay outside. Rules are said and not followed, zones named and not converted.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.sources.ics_components import Component, components, unfolded
from retrieval.sources.ics_event import event_reading
from retrieval.sources.limits import EVENTS, within
from retrieval.sources.reading import Reading, Refused, Reject

PRIVATE = frozenset(("PRIVATE", "CONFIDENTIAL"))
_OLD = re.compile(r"^VERSION\s*:\s*1\.0\s*$", re.MULTILINE)
_MACHINERY = ("VTIMEZONE",)


def read_ics(name: str, data: bytes) -> Iterator[Reading | Reject]:
    """A document for each entry, a reject for what is private, old, broken or of another kind.

    A rejected entry is named by its number in the file, so that nothing of a private one is said.
    """
    decoded = unfolded(data)
    if _OLD.search(decoded.text[:4096]):
        raise Refused("it is a calendar of the old kind, vCalendar 1.0; export it as iCalendar (.ics)")
    found = list(components(decoded.text))
    entries = [one for one in found if isinstance(one, Component)]
    within(len(entries), EVENTS, "events")
    if not entries:
        raise Refused("it is a calendar without an event, task or journal entry")
    closed = {one.said("UID") for one in entries if _private(one)} - {""}
    newest = _newest(entries)
    warnings = decoded.warnings
    for one in entries:
        given = _given(one, newest, closed)
        yield replace(given, warnings=(*warnings, *given.warnings)) if isinstance(given, Reading) else given
        warnings = () if isinstance(given, Reading) else warnings
    others = Counter(one for one in found if isinstance(one, str) and one not in _MACHINERY)
    if others:
        place = ", ".join(kind[:40] for kind in [*others][:5])
        yield Reject(f"{others.total():,} of {place}", "of a calendar only events, tasks and journal entries are read")


def _given(one: Component, newest: dict[str, Component], closed: set[str]) -> Reading | Reject:
    place = f"{one.kind} {one.number:,}"
    best = newest[_name(one)]
    if _private(one) or one.said("UID") in closed:
        return Reject(place, f"a private {one.kind}")
    if best is not one:
        same = best.properties == one.properties
        return Reject(place, f"{'the same as' if same else 'an older version of'} {best.kind} {best.number:,}")
    if one.fault:
        return Reject(place, one.fault)
    try:
        return event_reading(one, f"{one.kind.replace(' ', '-')}-{_name(one)}")
    except Refused as refused:
        return Reject(place, str(refused))


def _private(one: Component) -> bool:
    return one.said("CLASS").upper() in PRIVATE


def _name(one: Component) -> str:
    """What stays of an entry when the calendar is exported anew: its own name, and of a series which of its days."""
    names: Sequence[str] = [one.kind, one.said("UID"), one.said("RECURRENCE-ID")]
    if not one.said("UID"):
        names = [one.kind, *(one.said(field) for field in ("DTSTART", "SUMMARY", "DESCRIPTION", "LOCATION"))]
    return hashlib.sha256("\0".join(names).encode("utf-8", "replace")).hexdigest()[:16]


def _newest(entries: Sequence[Component]) -> dict[str, Component]:
    """Of each name the entry with the highest sequence, then the youngest stamp, then the last; whole before cut."""
    best: dict[str, Component] = {}
    for one in entries:
        before = best.get(_name(one))
        if before is None or _age(one) >= _age(before):
            best[_name(one)] = one
    return best


def _age(one: Component) -> tuple[bool, int, str, str]:
    written = one.said("SEQUENCE")
    sequence = int(written) if re.fullmatch(r"\d{1,12}", written) else 0
    return not one.fault, sequence, one.said("LAST-MODIFIED"), one.said("DTSTAMP")
