"""One event, task or journal entry of a calendar as a document: what it is called, when, where, who, and its words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from retrieval.sources.hidden import seen
from retrieval.sources.html import html_reading
from retrieval.sources.ics_components import Component, Property
from retrieval.sources.ics_rules import listed, rule_words
from retrieval.sources.ics_times import Moment, NoTime, moment, span, words
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused, Stated

_ANSWERS = {
    "ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "accepted tentatively", "DELEGATED": "delegated",
    "NEEDS-ACTION": "no answer yet", "COMPLETED": "completed", "IN-PROCESS": "in process",
}  # fmt: skip
_STATES = {
    "CANCELLED": "cancelled", "TENTATIVE": "tentative", "COMPLETED": "completed", "NEEDS-ACTION": "open",
    "IN-PROCESS": "in process", "DRAFT": "draft", "FINAL": "final",
}  # fmt: skip
_TAGGED = re.compile(
    r"</?(?:a|b|br|div|font|h[1-6]|html|i|li|ol|p|span|strong|table|u|ul)\b[^<>]{0,500}>", re.IGNORECASE
)
_LISTED = 60  # dates of one line


def event_reading(one: Component, part: str) -> Reading:
    """The document of a component; `Refused` for one without words or whose time is none."""
    try:
        start, end = span(one)
    except NoTime as error:
        raise Refused(f"its date is none: {error}") from error
    body, lost = _body(one)
    title = seen(one.said("SUMMARY"))[0].strip()[:500]
    people = [*_people(one)]
    if not (title or body.strip() or people or one.said("LOCATION")):
        raise Refused("it holds no words")
    called = " ".join((one.kind, *((start.day,) if start else ()), *((title[:80],) if title else ())))
    page = Page()
    page.add(title or called, f"{called}, title")
    page.add("\n\n")
    for what, value in (*_times(one, start, end), *_again(one), *_facts(one), *people):
        page.add(f"{what}: {value}", f"{called}, {what.lower()}")
        page.add("\n")
    if body.strip():
        page.add("\n")
        page.add_lines(body.strip() + "\n", what=f"{called}, description line")
    dated = (Stated("date", start.day, "its start"),) if start and _begun(one, start) else ()
    named = Stated("title", title or called, "its summary" if title else "its date")
    told = "\0".join((page.text, *(mark.label for mark in page.marks))).encode("utf-8", "replace")
    raw = hashlib.sha256(told).digest()
    return Reading(page.text, "event", page.marks, (named, *dated), part, raw=raw, hidden=page.hidden, warnings=lost)


def _begun(one: Component, start: Moment) -> bool:
    """True for what had begun when the calendar was written. What lay ahead is known already, so it has no date yet."""
    stamps = [_moment(one.first(name), one) for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED")]
    return start.day <= max((at.day for at in stamps if at), default="")


def _times(one: Component, start: Moment | None, end: Moment | None) -> Iterator[tuple[str, str]]:
    if one.kind != "task":
        yield from ((("When", words(start, end)),) if start else ())
        return
    done = _moment(one.first("COMPLETED"), one)
    for what, at in (("Start", start), ("Due", _moment(one.first("DUE"), one) or end), ("Completed", done)):
        if at:
            yield what, words(at, None)


def _again(one: Component) -> Iterator[tuple[str, str]]:
    """The rules it comes again by, in words, and the days that they leave out or add."""
    for rule in one.properties.get("RRULE", ())[:5]:
        yield "Repeats", rule_words(rule.value)
    for name, what in (("EXDATE", "Not on"), ("RDATE", "Also on")):
        written = [item for given in one.properties.get(name, ()) for item in _split(given) if item.value.strip()]
        days = [at.day for item in written[:_LISTED] if (at := _moment(item, one))]
        more = [f"{len(written) - _LISTED:,} more days"] if len(written) > _LISTED else []
        if days:
            yield what, listed([*dict.fromkeys(days), *more])
    if moved := _moment(one.first("RECURRENCE-ID"), one):
        yield "Instead of", f"{moved} of its series"


def _moment(given: Property | None, one: Component) -> Moment | None:
    """The moment of a property that matters less than the rest: nothing where it is none."""
    try:
        return moment(given, one.zone) if given else None
    except NoTime:
        return None


def _split(given: Property) -> Iterator[Property]:
    return (Property(value, given.written) for value in given.value.split(","))


def _facts(one: Component) -> Iterator[tuple[str, str]]:
    for name, what in (("LOCATION", "Where"), ("URL", "Link")):
        if said := one.said(name):
            yield what, said
    if state := _STATES.get("CANCELLED" if one.method.upper() == "CANCEL" else one.said("STATUS").upper()):
        yield "Status", state
    if percent := one.said("PERCENT-COMPLETE"):
        yield "Done", f"{percent} %"
    items = [" ".join(item.split()) for given in one.properties.get("CATEGORIES", ()) for item in given.items]
    if any(items):
        yield "Categories", ", ".join(item for item in items if item)
    for name, what in (("CONTACT", "Contact"), ("RESOURCES", "Resources"), ("COMMENT", "Comment")):
        for given in one.properties.get(name, ()):
            if said := " ".join(given.text.split()):
                yield what, said


def _people(one: Component) -> Iterator[tuple[str, str]]:
    for given in one.properties.get("ORGANIZER", ()):
        yield "Organizer", _person(given)
    for given in one.properties.get("ATTENDEE", ()):
        params = given.params
        room = params.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE")
        optional = ["optional"] if params.get("ROLE", "").upper() == "OPT-PARTICIPANT" else []
        answer = _ANSWERS.get(params.get("PARTSTAT", "").upper(), "")
        yield "Room" if room else "Attendee", ", ".join((_person(given), *optional, *((answer,) if answer else ())))


def _person(given: Property) -> str:
    """Name and address; the address alone where the name is the same."""
    address = re.sub(r"(?i)^mailto:", "", " ".join(given.text.split())).strip()
    name = " ".join(given.params.get("CN", "").split()).strip("\"'")
    if not name or name.lower() == address.lower():
        return address
    return f"{name} <{address}>" if "@" in address else name


def _body(one: Component) -> tuple[str, tuple[str, ...]]:
    """Its words: the plain ones, else those that a page of HTML shows; pieces of files in it are named as left out."""
    plain = "\n".join(given.text for given in one.properties.get("DESCRIPTION", ()) if given.value.strip())
    rich = one.first("X-ALT-DESC")
    attached = sum(given.params.get("ENCODING", "").upper() == "BASE64" for given in one.properties.get("ATTACH", ()))
    lost: tuple[str, ...] = (f"files inside a calendar are not read: {attached}",) if attached else ()
    if broken := len(one.properties.get("", ())):
        lost = (*lost, f"{one.kind} {one.number:,}: lines left out that are no property: {broken:,}")
    if plain.strip() and not _TAGGED.search(plain):
        return plain, lost
    source = plain if plain.strip() else rich.text if rich else ""
    if not source:
        return "", lost
    if not re.search(r"<(?:br|p|div|li|body)\b", source, re.IGNORECASE):
        source = source.replace("\n", "<br>")
    try:
        shown = html_reading(source)
    except Refused as refused:
        return "", (*lost, f"{one.kind} {one.number:,}: its description is not read: {refused}")
    return shown.text, (*lost, *shown.warnings)
