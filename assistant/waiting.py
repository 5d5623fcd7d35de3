"""What waits for a person's answer: records that may be one, documents of nobody, accounts that are only likely."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.who import Told, Who
from retrieval.evidence import Origin, Scope, digest
from retrieval.layers import unpacked_place
from retrieval.records.kinds import of_no_account
from retrieval.rows import Head
from retrieval.sources.fields import BadField
from retrieval.store import Store

IDENTITY, NOBODYS, LIKELY = "identity", "no account", "likely account"
GUESSED = ("one of its first lines names it", "an address belongs to it")  # reasons that may well be chance
ANSWERS = "confirm "  # how the keys of words begin that hold what people said of one
LATER, NO = "later", "no"
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
    found = [replace(one, answered=said.get(one.id, "")) for one in (*_doubts(store), *_files(store))]
    return [one for one in found if every or not one.answered]


def answer(store: Store, one: str, said: str, day: str) -> Waiting:
    """Keeps `LATER` or `NO` of a question with its day, or takes that back with `UNDO`; gives the question."""
    found = next((each for each in waiting(store, every=True) if each.id == one.strip()), None)
    if found is None:
        raise NothingWaits(f"nothing that waits has the id {one!r}; aia confirm --all names them")
    if said == NO and found.kind != NOBODYS:
        raise NothingWaits(f"answer this one with: {found.no}")
    word = "" if said == UNDO else f"{said} {day}"
    store.register().note(f"{ANSWERS}{found.id}", word)
    return replace(found, answered=word)


def _doubts(store: Store) -> Iterator[Waiting]:
    for one in Who(store).told("unsure"):
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
