"""Which records of several systems are one company, plant or person: each decision with both records and its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from assistant.accounts import UnknownAccount
from retrieval.identified import SAME, identified, rule, state_of
from retrieval.identity.hard import hard_facts
from retrieval.identity.recorded import seen_of
from retrieval.identity.seen import Decision
from retrieval.records.record import Record
from retrieval.sources.fields import BadField
from retrieval.store import Store

_LAST: WeakKeyDictionary[Store, tuple[tuple[int, str], Who]] = WeakKeyDictionary()
_LOCK = Lock()
VERDICTS = ("unsure", "same", "different")  # as they are told: what waits for an answer first


class Contradicted(BadField):
    """Hard facts say that two records are not one; the message says which."""


@dataclass(frozen=True, slots=True)
class Party:
    """A record that a decision is about, and where its row stands."""

    id: str
    system: str
    source_id: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with both its records; `by` says what kind of evidence decided, `why` says it in words."""

    verdict: str
    left: Party
    right: Party
    by: str
    why: str


class Who:
    """The identities of a home's records as they stand now, and what a person says of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found, self._records = identified(store)

    @classmethod
    def now(cls, store: Store) -> Who:
        """Who is who as the store is now, which is found again only when something changed."""
        with _LOCK:
            state = state_of(store)
            known = _LAST.get(store)
            if known is None or known[0] != state:
                known = _LAST[store] = state, cls(store)
            return known[1]

    def told(self, verdict: str = "") -> list[Told]:
        """The decisions, of one verdict or all, those that wait for an answer first."""
        order = {one: at for at, one in enumerate(VERDICTS)}
        made = [one for one in self._found.decisions if verdict in ("", one.verdict)]
        return [self._told(one) for one in sorted(made, key=lambda one: (order[one.verdict], one))]

    def say(self, left: str, right: str, said: str, *, anyhow: bool = False) -> tuple[Party, Party]:
        """Keeps a person's word on two records, named as in `named`; gives both. Empty takes an earlier one back.

        That two are the same is not kept where hard facts contradict, which `Contradicted` says, unless it is meant
        `anyhow`; and never of two that could not be one, as a person and a company.
        """
        one, other = self.named(left), self.named(right)
        if one.id == other.id:
            raise BadField(f"{left} and {right} are one record")
        if (one.kind == "account") != (other.kind == "account"):
            raise BadField(f"{left} is of kind {one.kind}, {right} of kind {other.kind}: they are never one")
        if said == SAME:
            self._agree(one, other, anyhow)
        rule(self._store, one.id, other.id, said)
        return _party(one), _party(other)

    def _agree(self, one: Record, other: Record, anyhow: bool) -> None:
        seen = {each.key: each for each in seen_of(self._records.values())}
        mine, theirs = seen[one.id], seen[other.id]
        if mine.kind != theirs.kind:
            kinds = f"{mine.name} is seen as a {mine.kind}, {theirs.name} as a {theirs.kind}"
            raise BadField(f"{kinds}: they are never one")
        why = hard_facts(mine, theirs)
        if why and not anyhow:
            raise Contradicted(f"{mine.name} and {theirs.name} contradict: {why}")

    def named(self, said: str) -> Record:
        """The record of an id, of a source's own id, or of "system:id"; `UnknownAccount` for none and for several."""
        system, _, plain = said.rpartition(":")
        every: Sequence[Record] = list(self._records.values())
        found = [one for one in every if said in (one.id, one.source.id)]
        found = found or [one for one in every if (one.source.system, one.source.id) == (system, plain)]
        if len(found) == 1:
            return found[0]
        raise UnknownAccount(said, tuple(f"{one.source.system}:{one.source.id}" for one in found))

    def _told(self, one: Decision) -> Told:
        left, right = self._records[one.left], self._records[one.right]
        return Told(one.verdict, _party(left), _party(right), one.by, one.why)


def _party(one: Record) -> Party:
    return Party(one.id, one.source.system, one.source.id, one.text("name"), one.place)
