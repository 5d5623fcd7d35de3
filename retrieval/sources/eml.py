"""Mail: the message as its reader sees it, and each attachment that can be read as a document of its own."""

from __future__ import annotations

import email
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import cast

from retrieval.evidence import Mark
from retrieval.sources.encoding import decode
from retrieval.sources.html import html_reading
from retrieval.sources.limits import PARTS, within
from retrieval.sources.mail_policy import POLICY
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused, Reject, Stated

HEADERS = ("From", "To", "Cc", "Date", "Subject")
CALENDARS = ("text/calendar", "application/ics")
DEEPEST = 20
MOST_NESTED = 100
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
ODD = (ValueError, LookupError, TypeError, AttributeError)  # what the header parser raises on headers no mailer writes

Read = Callable[[str, bytes], Iterable[Reading | Reject]]


def read_mail(name: str, data: bytes, read: Read, depth: int = 0) -> Iterator[Reading | Reject]:
    """The mail, then its attachments, each by its own format; `read` is how a file of that name would be read."""
    if len(_MULTIPART.findall(data)) > MOST_NESTED:
        raise Refused("its parts are nested too deeply")  # before the parser, whose time grows with the square of it
    try:
        message = cast(EmailMessage, email.message_from_bytes(data, policy=POLICY))
        parts = list(leaves(message))
    except RecursionError as error:
        raise Refused("its parts are nested too deeply") from error
    if not any(header(message, field) for field in HEADERS):
        raise Refused("it is no mail: it has no From, To, Date or Subject")
    within(len(parts), PARTS, "parts")
    yield mail(message, [part for part in parts if not attached(part)])
    calendars: set[bytes] = set()
    for number, part in enumerate((part for part in parts if attached(part)), 1):
        said = calendar(part)
        if said not in calendars:
            yield from attachment(part, number, read, depth)
        calendars |= {said} if said else set()


def leaves(part: Message, depth: int = 0) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; of alternatives the plainest that has words."""
    if depth > DEEPEST:
        raise Refused("its parts are nested too deeply")
    if not part.is_multipart() or part.get_content_type() == "message/rfc822":
        yield cast(EmailMessage, part)
        return
    inner = [found for one in part.get_payload() for found in leaves(cast(Message, one), depth + 1)]
    if part.get_content_type() == "multipart/alternative":
        texts = [one for one in inner if not attached(one) and payload(one).strip()]
        plain = [one for one in texts if one.get_content_type() == "text/plain"]
        kept = plain or texts[-1:]
        inner = [one for one in inner if attached(one) or any(one is other for other in kept)]
    yield from inner


def attached(part: EmailMessage) -> bool:
    """True for parts that a reader opens by themselves."""
    named = bool(filename(part)) and part.get_content_disposition() != "inline"
    shown = part.get_content_type() in ("text/plain", "text/html")
    return named or part.get_content_disposition() == "attachment" or not shown


def mail(message: EmailMessage, body: list[EmailMessage]) -> Reading:
    """The message: the headers that people read, then its words."""
    page = Page()
    for field in HEADERS:
        value = header(message, field)
        if value:
            page.add(f"{field}: {value}", f"{field} header")
            page.add("\n")
    warnings: list[str] = []
    shifted: list[Mark] = []
    for part in body:
        page.add("\n")
        if part.get_content_type() == "text/html":
            warnings += _add_html(page, shifted, part)
        else:
            decoded = decode(payload(part), charset(part))
            page.add_lines(decoded.text.rstrip() + "\n", what="message line")
            warnings += decoded.warnings
    marks = tuple(sorted((*page.marks, *shifted), key=lambda mark: mark.start))
    return Reading(page.text, "mail", marks, _stated(message), hidden=page.hidden, warnings=tuple(warnings))


def _add_html(page: Page, shifted: list[Mark], part: EmailMessage) -> tuple[str, ...]:
    decoded = decode(payload(part), charset(part))
    try:
        shown = html_reading(decoded.text)
    except Refused:
        return ()
    shifted += [Mark(m.start + page.length, m.end + page.length, f"message {m.label}") for m in shown.marks]
    page.add(shown.text)
    page.hidden += shown.hidden
    return shown.warnings


def calendar(part: EmailMessage) -> bytes:
    """A calendar's bytes, line ends aside, empty for other parts: mailers put one invitation into a mail twice."""
    return b"".join(payload(part).split()) if part.get_content_type() in CALENDARS else b""


def attachment(part: EmailMessage, number: int, read: Read, depth: int) -> Iterator[Reading | Reject]:
    """The documents of one attachment, or why it gives none."""
    inside = part.get_content_type() == "message/rfc822"
    unnamed = "invite.ics" if part.get_content_type() in CALENDARS else f"part.{part.get_content_subtype()}"
    name = filename(part) or ("message.eml" if inside else unnamed)
    place = f"attachment {name}"
    if depth >= 3:
        yield Reject(place, "mails inside mails are read three deep")
        return
    try:
        if inside:
            data = cast(Message, part.get_payload()[0]).as_bytes(policy=default)  # type: ignore[index]  # rfc822 holds one
            found = list(read_mail(name, data, read, depth + 1))
        else:
            data = payload(part)
            found = list(read(name, data))
    except Refused as refused:
        yield Reject(place, str(refused))
        return
    except ODD:
        yield Reject(place, "it is damaged")
        return
    for one in found:
        yield _inside(one, place, f"{number}-{name}", name, data)


def inner(part: str, below: str) -> str:
    """A part's name with that of something inside it.

    >>> inner("1-note.eml", "1-fees.txt"), inner("1-note.eml", "")
    ('1-note.eml/1-fees.txt', '1-note.eml')
    """
    return f"{part}/{below}" if below else part


def _inside(one: Reading | Reject, place: str, part: str, name: str, data: bytes) -> Reading | Reject:
    if isinstance(one, Reject):
        return Reject(f"{place}, {one.place}", one.reason)
    if one.id:
        return Reject(place, "records inside a mail are not read; save the attachment and ingest it")
    marks = tuple(replace(mark, label=f"{place}, {mark.label}") for mark in one.marks)
    return replace(
        one,
        marks=marks or (Mark(0, len(one.text), place),),
        part=inner(part, one.part),
        name=inner(name, one.name),
        came_with="" if one.came_with is None else inner(part, one.came_with),
        raw=one.raw or data,
    )


def header(message: Message, name: str) -> str:
    """A header's text on one line; what its parser cannot read stands as it came."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except ODD:
        return " ".join(
            next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "").split()
        )


def payload(part: Message) -> bytes:
    """The part's bytes with its transfer encoding undone."""
    try:
        given = part.get_payload(decode=True)
    except ODD:
        given = None
    return given if isinstance(given, bytes) else b""


def charset(part: Message) -> str:
    """The encoding that the part says it has."""
    try:
        return part.get_content_charset() or ""
    except ODD:
        return ""


def filename(part: Message) -> str:
    """The attachment's own name without folders, empty when it has none."""
    try:
        given = part.get_filename() or ""
    except ODD:
        return ""
    return " ".join(str(given).replace("\\", "/").rsplit("/", 1)[-1].split())[:120]


def _stated(message: Message) -> tuple[Stated, ...]:
    stated = []
    subject = header(message, "Subject")
    if subject:
        stated.append(Stated("title", subject[:500], "Subject header"))
    try:
        sent = parsedate_to_datetime(header(message, "Date"))
        stated.append(Stated("date", f"{sent.year:04}-{sent.month:02}-{sent.day:02}", "Date header"))
    except ODD:
        pass
    return tuple(stated)
