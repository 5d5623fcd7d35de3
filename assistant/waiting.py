"""What waits for a person's answer: records that may be one, documents of nobody, likely accounts and actions."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.likely import confirm, is_confirmed, likely, take_back
from assistant.who import Told, Who
from retrieval.evidence import Origin, Scope, digest
from retrieval.inherited import CAME_WITH
from retrieval.layers import DEFAULT_LABEL, unpacked_place
from retrieval.records.kinds import of_no_account
from retrieval.rows import Head
from retrieval.sources.fields import BadField
from retrieval.store import Store

IDENTITY, NOBODYS, LIKELY, ACTION, LABEL = "identity", "no account", "likely account", "likely action", "likely label"
GUESSED = ("one of its first lines names it", "an address belongs to it")  # reasons that may well be chance
ANSWERS = "confirm "  # how the keys of words begin that hold what people said of one
LATER, NO, YES = "later", "no", "yes"
UNDO = "forget"


class NothingWaits(BadField):
    """No question has that id, or it has no such answer; the message says which to give."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One question: what it is about, why it is open, and the commands that answer it.

    `documents` counts those of a file that it is about. `answered` says what was said before and when, "later
    2026-11-25"; empty for one that waits.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    why: str
    yes: str
    no: str
    later: str
    documents: int = 0
    answered: str = ""


def waiting(store: Store, *, every: bool = False) -> list[Waiting]:
    """The open questions, by kind and what they are about; with `every` those put off too."""
    said = store.register().notes(ANSWERS)
    found = [replace(one, answered=said.get(one.id, "")) for one in _open_questions(store)]
    return [one for one in found if every or not one.answered]


def _open_questions(store: Store) -> Iterator[Waiting]:
    yield from _doubts(store)
    yield from _files(store)
    yield from _labels(store)
    yield from _actions(store)


def answer(store: Store, one: str, said: str, day: str, now: datetime) -> Waiting:
    """Keeps `LATER`, `NO` or `YES` of a question with its day, or takes that back with `UNDO`; gives the question.

    Yes and no are kept here where no other command is the answer; what only sounds like an action then counts, or not.
    """
    found = next((each for each in waiting(store, every=True) if each.id == one.strip()), None)
    if found is None:
        raise NothingWaits(f"nothing that waits has the id {one!r}; aia confirm --all names them")
    if said == NO and found.kind not in (NOBODYS, ACTION):
        raise NothingWaits(f"answer this one with: {found.no}")
    if said == YES and found.kind != ACTION:
        raise NothingWaits(f"answer this one with: {found.yes}")
    if found.kind == ACTION:
        _count(store, found.id, said == YES, now)
    word = "" if said == UNDO else f"{said} {day}"
    store.register().note(f"{ANSWERS}{found.id}", word)
    return replace(found, answered=word)


def _doubts(store: Store) -> Iterator[Waiting]:
    for one in Who.now(store).told("unsure"):
        pair = f"{one.left.id} {one.right.id}"
        name = _name(IDENTITY, pair, one.why)
        yield Waiting(
            id=name,
            kind=IDENTITY,
            about=tuple(_party(one)),
            why=one.why,
            yes=f"aia identities same {pair}",
            no=f"aia identities different {pair}",
            later=_later(name),
        )


def _party(one: Told) -> Iterator[str]:
    for party in (one.left, one.right):
        yield f"{party.name or '(no name)'}  {party.system}:{party.source_id}  {party.place}"


def _files(store: Store) -> Iterator[Waiting]:
    """Files with documents that have no account, or one that was only guessed; those of one file and reason as one."""
    heads = store.scoped(Scope.owner()).heads()
    writer, roots = store.writer(), store.register().roots()
    groups: dict[tuple[str, str, str, str, str], int] = {}
    for system in sorted(roots):
        places = {one.document: unpacked_place(one.inputs)[0] for one in writer.known(system).values()}
        for head in heads:
            if head.document.source_system == system and head.document.id in places:
                for kind, why in _open(head):
                    path = places[head.document.id]
                    key = (kind, system, path, head.card.account, why)
                    groups[key] = groups.get(key, 0) + 1
    for (kind, system, path, account, why), many in sorted(groups.items(), key=lambda one: (one[0][0] != NOBODYS, one)):
        name = _name(kind, system, path, account, why)
        where = shlex.quote(str(roots[system] / path))
        likely = kind == LIKELY
        yield Waiting(
            id=name,
            kind=kind,
            about=(path,),
            why=f"{account}: {why}" if likely else why,
            yes=f"aia label {where} {shlex.quote('account=' + account) if likely else 'account=NAME'}",
            no=f"aia label {where} account=NAME" if likely else f"aia confirm {NO} {name}",
            later=_later(name),
            documents=many,
        )


def _labels(store: Store) -> Iterator[Waiting]:
    """Documents whose label only their own words gave; an attachment's is asked about with its mail's."""
    register, writer = store.register(), store.writer()
    roots = register.roots()
    places = {
        (system, one.document): unpacked_place(one.inputs)[0]
        for system in sorted(roots)
        for one in writer.known(system).values()
    }
    for head in store.scoped(Scope.owner()).heads():
        told = next((one for one in head.card.origins if one.field == "labels" and one.how == "inferred"), None)
        path = places.get((head.document.source_system, head.document.id))
        if told is None or told.reason == CAME_WITH or path is None:
            continue
        said = ",".join(head.card.labels)
        name, where = _name(LABEL, head.document.id, said), shlex.quote(str(roots[head.document.source_system] / path))
        yield Waiting(
            id=name,
            kind=LABEL,
            about=(path,),
            why=f"{said}: {told.reason}",
            yes=f"aia label {where} labels={shlex.quote(said)}",
            no=f"aia label {where} labels={DEFAULT_LABEL}",
            later=_later(name),
        )


def _actions(store: Store) -> Iterator[Waiting]:
    """Sentences that sound like something to be done, in the order of their documents."""
    for record in sorted(likely(store), key=lambda one: (one.path, one.source.row)):
        name = _name(ACTION, record.source.id)
        owner, due = record.text("owner_id") or "OWNER MISSING", record.extra.get("due as written", "DUE MISSING")
        yield Waiting(
            id=name,
            kind=ACTION,
            about=(f"{record.text('text')}  {record.place}",),
            why=f"it sounds like an action; owner: {owner}; due: {due}",
            yes=f"aia confirm {YES} {name}",
            no=f"aia confirm {NO} {name}",
            later=_later(name),
        )


def _count(store: Store, name: str, yes: bool, now: datetime) -> None:
    """The record counts where it was confirmed, and no more where that is no longer said."""
    record = next(one for one in likely(store) if _name(ACTION, one.source.id) == name)
    if yes and not is_confirmed(record):
        confirm(store, record, now)
    elif not yes and is_confirmed(record):
        take_back(store, record, now)


def _open(head: Head) -> Iterable[tuple[str, str]]:
    """Whether whose the document is must be asked, and why."""
    told = next((one for one in head.card.origins if one.field == "account"), None)
    if Origin("kind", "stated", "its columns") in head.card.origins:  # an export as a whole; its rows are asked about
        return ()
    if not head.card.account and of_no_account(head.card.kind):
        return ()
    if not head.card.account:
        return ((NOBODYS, told.reason if told else "nothing says whose it is"),)
    return ((LIKELY, told.reason),) if told and told.reason in GUESSED else ()


def _name(*parts: str) -> str:
    return f"q{digest(*parts)[:9]}"


def _later(name: str) -> str:
    return f"aia confirm {LATER} {name}"
