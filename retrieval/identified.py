"""Who is who among a home's records: the same company, plant or person in several systems, as they stand now."""

from __future__ import annotations

import json
from collections.abc import Mapping

from retrieval.evidence import Scope, digest
from retrieval.identity.decide import identities
from retrieval.identity.recorded import seen_of
from retrieval.identity.seen import Identities, Ruling
from retrieval.records.record import Record
from retrieval.store import PLACING, Reader, Store, Wanted

KINDS = ("account", "stakeholder", "internal_person")
RULINGS = "identity "  # how the keys of notes begin that hold what people said of two records
GROUPS = "who is who"  # the note of the last decisions, with what they were made of
SAME, DIFFERENT = "same", "different"


def identified(store: Store) -> tuple[Identities, dict[str, Record]]:
    """All decisions, and the records that they are about by id; the same for the same records and rulings."""
    return identified_in(store, store.scoped(Scope.owner()))


def identified_in(store: Store, reader: Reader) -> tuple[Identities, dict[str, Record]]:
    """The same from what one reader sees: what it does not see joins and parts nothing."""
    records = {one.id: one for kind in KINDS for one in reader.records(Wanted(kind=kind))}
    return identities(seen_of(records.values()), rulings(store)), records


def made_of(store: Store) -> str:
    """Changes when records, or what people said of two, may have changed."""
    register = store.register()
    ruled = sorted(register.notes(RULINGS).items())
    return digest(register.noted(PLACING), *(part for row in ruled for part in (*row, "")))


def state_of(store: Store) -> tuple[int, str]:
    """Changes with every change of the store and every word of a person on two records."""
    ruled = sorted(store.register().notes(RULINGS).items())
    return store.corpus(), digest(*(part for row in ruled for part in (*row, "")))


def keep_homes(store: Store, found: Identities) -> None:
    """Keeps the groups of several records, so that they need not be found again before something changes."""
    groups = [group.keys for group in found.groups if len(group.keys) > 1]
    store.register().note(GROUPS, json.dumps([made_of(store), groups]))


def homes(store: Store, reader: Reader) -> Mapping[str, str]:
    """The first record of its group for each that is one with others, among what the reader sees.

    The groups of the last ingest serve the owner as long as nothing changed; else they are found again.
    """
    kept = store.register().noted(GROUPS) if reader.scope == Scope.owner() else ""
    of, groups = json.loads(kept) if kept else ("", [])
    if of != made_of(store):
        groups = [group.keys for group in identified_in(store, reader)[0].groups if len(group.keys) > 1]
    return {key: keys[0] for keys in groups for key in keys}


def rulings(store: Store) -> list[Ruling]:
    """What people said, in the order of the records' ids."""
    found = []
    for pair, said in sorted(store.register().notes(RULINGS).items()):
        left, _, right = pair.partition(" ")
        if said:
            found.append(Ruling(left, right, said == SAME))
    return found


def rule(store: Store, left: str, right: str, said: str) -> None:
    """Keeps what a person says of two records, `SAME` or `DIFFERENT`; empty takes it back."""
    first, second = sorted((left, right))
    store.register().note(f"{RULINGS}{first} {second}", said)
