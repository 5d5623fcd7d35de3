"""Mailboxes: each mail a document with its attachments, as if it lay beside the others in a file of its own.

A mail's name is made of its Message-ID and its places are named after its day and sender, so that neither changes
when other mails come, go or are sorted.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.utils import parseaddr

from retrieval.evidence import Mark
from retrieval.sources.eml import ODD, Read, inner, read_mail
from retrieval.sources.limits import CHARACTERS, LINES, MAILS, within
from retrieval.sources.reading import Reading, Refused, Reject

DAMAGED = (*ODD, MessageError, RecursionError, AssertionError, ArithmeticError)
_FROM = re.compile(rb"^From (?P<rest>[^\r\n]{0,400})\r?\n", re.MULTILINE)
_MONTHS = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATED = re.compile(
    rb"(?:.*\s)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+(?:" + _MONTHS + rb"\s+\d{1,2}|\d{1,2}\s+" + _MONTHS + rb")\b"
    rb"(?=.*\b\d{1,2}:\d\d)(?=.*\b(?:19|20)\d\d\b)"
)  # fmt: skip
_BARE = re.compile(rb"\s*(?:-|\S+@\S+)?\s*$")
_HEADER = re.compile(rb">?[!-9;-~]{1,80}:|>From ")
_FIRST = re.compile(
    rb"(?:return-path|received|delivered-to|from|to|date|subject|message-id|mime-version|content-type|status|x-[\w-]+):",
    re.IGNORECASE,
)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEAD = re.compile(rb"\A.*?(?:\r?\n\r?\n|\Z)", re.DOTALL)
_ID = re.compile(rb"^message-id:\s*(?P<id>[^\r\n]{1,998})", re.IGNORECASE | re.MULTILINE)


def read_mbox(name: str, data: bytes, read: Read) -> Iterator[Reading | Reject]:
    """The mails in their order, each with its attachments; one that cannot be read is named and costs no other.

    `read` is how an attached file would be read.
    """
    starts = list(beginnings(data))
    within(len(starts), MAILS, "mails")
    if not starts:
        raise Refused('it is no mailbox: no line "From ..." begins a mail')
    if data[: starts[0][0]].strip():
        yield Reject("the lines before the first mail", "they belong to no mail")
    taken: dict[str, int] = {}
    ends = [start for start, _ in starts[1:]] + [len(data)]
    for number, ((_, begin), end) in enumerate(zip(starts, ends, strict=True), 1):
        yield from _mail(name, _QUOTED.sub(rb"\1", data[begin:end]), number, read, taken)


def beginnings(data: bytes, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each mail's From line begins and ends: after an empty line, with a date, above a header.

    >>> list(
    ...     beginnings(b"From a@b.example Tue Mar  3 10:00:00 2026\\nSubject: x\\n\\nFrom the customer's view: no.\\n")
    ... )
    [(0, 42)]
    """
    for found in _FROM.finditer(data, start):
        before = data[max(0, found.start() - 4) : found.start()]
        alone = (
            not data[max(0, found.start() - 64) : found.start()].strip(b"\xef\xbb\xbf \t\r\n") and found.start() < 64
        )
        if not alone and not before.endswith((b"\n\n", b"\n\r\n")):
            continue
        dated = _DATED.match(found["rest"]) and _HEADER.match(data, found.end())
        if dated or (_BARE.match(found["rest"]) and _FIRST.match(data, found.end())):
            yield found.start(), found.end()


def several(data: bytes) -> bool:
    """True when more than one mail begins in it."""
    return len([at for at, _ in zip(beginnings(data), range(2), strict=False)]) > 1


def begins(data: bytes) -> bool:
    """True when the first line that says something begins a mail of a mailbox."""
    head = data[:4096]
    first = next(beginnings(head), None)
    return first is not None and not head[: first[0]].strip(b"\xef\xbb\xbf \t\r\n")


def _mail(name: str, raw: bytes, number: int, read: Read, taken: dict[str, int]) -> Iterator[Reading | Reject]:
    """One mail and its attachments; what goes wrong is named by the mail's number."""
    place = f"message {number:,}"
    try:
        found = list(read_mail(name, raw, read))
        for one in found:
            if isinstance(one, Reading):
                within(len(one.text), CHARACTERS, "characters of text")
                within(one.text.count("\n"), LINES, "lines")
    except Refused as refused:
        yield Reject(place, str(refused))
        return
    except DAMAGED:
        yield Reject(place, "it is damaged")
        return
    said = _id(raw)
    own = next(one for one in found if isinstance(one, Reading))
    part = f"message-{hashlib.sha256(said or own.text.encode('utf-8', 'replace')).hexdigest()[:16]}"
    if taken.setdefault(part, number) != number:
        told = f"the Message-ID {said.decode('utf-8', 'replace')[:200]}" if said else "the same words"
        yield Reject(place, f"message {taken[part]:,} has {told} already")
        return
    label = called(own)
    for one in found:
        yield Reject(f"{label}, {one.place}", one.reason) if isinstance(one, Reject) else _placed(one, part, label)


def called(own: Reading) -> str:
    """How a mail is called in a place: by its day and its sender.

    >>> called(Reading("From: Ana Ruiz <ana@b.example>\\n\\nwords", "mail"))
    'mail from Ana Ruiz'
    """
    date = next((one.value for one in own.stated if one.field == "date"), "")
    first = own.text.partition("\n")[0]
    shown, address = parseaddr(first.removeprefix("From: ")) if first.startswith("From: ") else ("", "")
    sender = " ".join((shown or address).split())[:80]
    return " ".join(("mail", *(("of", date) if date else ()), *(("from", sender) if sender else ())))


def _placed(one: Reading, part: str, label: str) -> Reading:
    """The reading as a part of the mailbox. A mail is told by what it says: programs write marks of theirs into it."""
    marks = tuple(Mark(mark.start, mark.end, f"{label}, {mark.label}") for mark in one.marks)
    raw = (
        one.raw
        or hashlib.sha256("\0".join((one.text, *(mark.label for mark in marks))).encode("utf-8", "replace")).digest()
    )
    came_with = None if one.came_with is None else inner(part, one.came_with)
    return replace(one, marks=marks, part=inner(part, one.part), came_with=came_with, raw=raw)


def _id(raw: bytes) -> bytes:
    """The mail's Message-ID; empty when it has none."""
    head = _HEAD.match(raw)
    found = _ID.search(head[0]) if head else None
    return b" ".join(found["id"].split()) if found else b""
