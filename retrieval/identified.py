"""Who is who among a home's records: the same company, plant or person in several systems, as they stand now."""

from __future__ import annotations

from retrieval.evidence import Scope
from retrieval.identity.decide import identities
from retrieval.identity.recorded import seen_of
from retrieval.identity.seen import Identities, Ruling
from retrieval.records.record import Record
from retrieval.store import Store, Wanted

KINDS = ("account", "stakeholder", "internal_person")
RULINGS = "identity "  # how the keys of notes begin that hold what people said of two records
SAME, DIFFERENT = "same", "different"


def identified(store: Store) -> tuple[Identities, dict[str, Record]]:
    """All decisions, and the records that they are about by id; the same for the same records and rulings."""
    reader = store.scoped(Scope.owner())
    records = {one.id: one for kind in KINDS for one in reader.records(Wanted(kind=kind))}
    return identities(seen_of(records.values()), rulings(store)), records


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
