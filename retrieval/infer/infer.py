"""All that can be inferred of a document, in one pass over its place and its first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retrieval.infer.accounts import Accounts, introduced
from retrieval.infer.confidence import label_of
from retrieval.infer.dated import date_of
from retrieval.infer.guess import Guess
from retrieval.infer.head import STATUSES, Head, head_of
from retrieval.infer.kinds import kind_of
from retrieval.infer.languages import language_of
from retrieval.infer.place import Place, name_words
from retrieval.infer.regions import Regions

_ATX = re.compile(r"\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$")
_VERSION = re.compile(
    r"(?<![^\W_])(?:v|ver|version|rev|revision|versión)[ ._-]?(\d{1,3}(?:\.\d{1,3})?)(?![^\W_])", re.IGNORECASE
)
_TOP = 2000


@dataclass(frozen=True, slots=True)
class Lore:
    """What is known before a document is looked at: accounts and regions met so far."""

    accounts: Accounts
    regions: Regions

    @property
    def print(self) -> str:
        """Changes when the lore does, so that what was inferred from it is inferred again."""
        return f"{self.accounts.print}/{','.join(self.regions.known)}"


def introduces(root: str, path: str, text: str, form: str, stated: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """The accounts and regions that a document makes known to all others."""
    accounts = (
        {stated["account"]} if stated.get("account") else set(introduced(Place.of(root, path), head_of(text, form)))
    )
    return accounts, {stated["region"]} if stated.get("region") else set()


def infer(
    root: str, path: str, text: str, form: str, stated: Mapping[str, str], lore: Lore, name: str = ""
) -> tuple[Guess, ...]:
    """What place and text tell about the fields that nothing states; a guess without value says why it has none.

    `form` is the reading's, or vtt for a recording's transcript; `root` the name of the folder given; `name` the
    source's own name for the document, when it has one.
    """
    place = Place.of(root, path)
    head = head_of(text, form)
    title = stated.get("title") or head_title(text, form, head)
    guesses = [Guess("title", title, "its head")] if title else [Guess("title", *_named(place, name))]
    addresses = _addresses(text[:_TOP].split("\n"), form)
    kind = _said(head, "kind") or kind_of(place, title, form)
    guesses += _found(
        lore.accounts.account_of(place, title, head, text, addresses),
        _said(head, "region") or lore.regions.region_of(place),
        _said(head, "plant"),
        kind,
        _date(place, title, head, text, form),
        language_of(text),
        _said(head, "status") or _status(place, title),
        _said(head, "version") or _version(place, title),
        _trust(addresses, lore) if form == "mail" else None,
        _said(head, "ref"),
        _said(head, "supersedes"),
        label_of(place, title, text, form, stated.get("kind") or (kind.value if kind else "")),
    )
    return tuple(guess for guess in guesses if guess.field not in stated)


def _date(place: Place, title: str, head: Head, text: str, form: str) -> Guess | None:
    """When it is from; what an event says of dates is when it is, which may lie ahead of what is known today."""
    if form == "event":
        return None
    return date_of(place, title, head, "" if form in ("turns", "rows", "vtt") else text[:_TOP])


def _addresses(lines: Sequence[str], form: str) -> str:
    """The lines that say whom a mail or an event is between."""
    if form == "event":
        return "\n".join(line for line in lines if line.startswith(("Organizer: ", "Attendee: ")))
    return "\n".join(lines[:4]) if form == "mail" else ""


def _named(place: Place, name: str) -> tuple[str, str]:
    return (name[:200], "its id") if name else (tidy(place.name), "the file name")


def _found(*guesses: Guess | None) -> Iterator[Guess]:
    return (guess for guess in guesses if guess)


def _said(head: Head, field: str) -> Guess | None:
    guess = head.says(field)
    return guess if guess and guess.value else None


def head_title(text: str, form: str, head: Head) -> str:
    """The title that a text gives itself: a line that says so, its first heading, or a short first line."""
    said = head.says("title")
    if said and said.value:
        return said.value
    if form in ("turns", "rows", "vtt", "mail"):
        return ""
    lines = [line.strip() for line in text[:_TOP].split("\n") if line.strip()][:6]
    for line in lines:
        heading = _ATX.match(line)
        if heading:
            return re.sub(r"[*_`]{1,3}", "", heading[1]).strip()[:200]
    first = lines[0].strip("*_= ") if lines else ""
    return first if 3 <= len(first) <= 100 and not first.endswith((".", ",", ";", "。")) else ""


def tidy(name: str) -> str:
    """A file's name as a title.

    >>> tidy("visit_2026-08-26")
    'visit 2026-08-26'
    """
    return " ".join(name.replace("_", " ").split())


def _version(place: Place, title: str) -> Guess | None:
    """The version that the file's name or the title gives, a number behind "v" or "version".

    >>> _version(Place("service_policy_v4"), "").value
    '4'
    """
    for where, text in (place.segments[0], ("the title", title)):
        found = set(_VERSION.findall(text))
        if len(found) == 1:
            return Guess("version", found.pop(), f"{where} says so")
    return None


def _trust(addresses: str, lore: Lore) -> Guess:
    """A mail is from outside until somebody says that it is not."""
    sender = addresses.split("\n")[0]
    if sender.startswith("From:") and lore.accounts.mailed(sender):
        return Guess("trust", "external_customer", "a mail from an account's own address")
    return Guess("trust", "external_unknown", "a mail; its sender is not checked")


def _status(place: Place, title: str) -> Guess | None:
    for where, text in (place.segments[0], ("the title", title)):
        for word in name_words(text):
            if STATUSES.get(word.plain) in ("draft", "superseded", "retracted"):
                return Guess("status", STATUSES[word.plain], f"{where} says so")
    return None
