"""To whom a record without a parent may belong: candidates with reasons, never a decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from retrieval.identity.business_words import PLANT, generic, without_group
from retrieval.identity.domains import label
from retrieval.identity.profile import Profile, profile
from retrieval.identity.seen import By, Identities, Seen

MOST = 5  # companies of one name; where more bear it, nothing tells them apart and none is a candidate
_SHORTEST = 3  # letters of a name that another may begin with


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """`parent` may be the company that `child` belongs to; both are first keys of their groups."""

    child: str
    parent: str
    by: By
    why: str


def likely_parents(seen: Iterable[Seen], found: Identities) -> tuple[Candidate, ...]:
    """For each company and plant of which no system tells a parent, the companies that may be it, likeliest first.

    A name that begins with a company's whole name points to that company; so does a name that differs from a group's
    by country or legal form alone, and a domain that a group or the company of that name has.

    >>> from retrieval.identity.decide import identities
    >>> both = [Seen("a", "company", "Toyota"), Seen("b", "company", "Toyota Boshoku Europe")]
    >>> [(one.child, one.parent) for one in likely_parents(both, identities(both))]
    [('b', 'a')]
    """
    companies = _Companies(sorted(seen, key=lambda one: one.key), found.home())
    return tuple(
        candidate
        for child, members in sorted(companies.groups.items())
        if members[0].seen.kind != "person" and not any(one.seen.parent for one in members)
        for candidate in companies.above(child, members)
    )


class _Companies:
    """The companies by name and domain."""

    def __init__(self, seen: Iterable[Seen], home: Mapping[str, str]) -> None:
        self.groups: dict[str, list[Profile]] = defaultdict(list)
        self._named: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._hosting: dict[str, set[str]] = defaultdict(set)
        self._heads: set[str] = set()
        for one in map(profile, seen):
            group = home[one.seen.key]
            self.groups[group].append(one)
            if one.seen.kind != "company":
                continue
            self._heads |= {home[parent] for parent in (one.seen.parent,) if parent in home}
            for name in one.names:
                self._named[without_group(name.own)].add(group)
            for domain in one.domains:
                self._hosting[domain].add(group)

    def above(self, child: str, members: Iterable[Profile]) -> Iterator[Candidate]:
        """The candidates of one group, each once, by its strongest reason."""
        given: set[str] = set()
        for parent, by, why in (*self._by_name(child, members), *self._by_domain(child, members)):
            if parent != child and parent not in given:
                given.add(parent)
                yield Candidate(child, parent, by, why)

    def _by_name(self, child: str, members: Iterable[Profile]) -> Iterator[tuple[str, By, str]]:
        for one in members:
            plant = one.seen.kind == "plant"
            own = without_group(one.name.own)
            words = tuple(word for word in own if not (plant and word in PLANT))
            for size in range(len(words), 0, -1):
                owners = self._named.get(words[:size], set())
                if generic(words[:size]) or len("".join(words[:size])) < _SHORTEST or len(owners) > MOST:
                    continue
                for owner in sorted(owners):
                    if size < len(words) or plant or self._heads_alone(owner, child):
                        yield owner, "name", f"“{one.name.said}” begins with “{self._called(owner)}”"

    def _by_domain(self, child: str, members: Iterable[Profile]) -> Iterator[tuple[str, By, str]]:
        for domain in sorted({domain for one in members for domain in one.domains}):
            owners = self._hosting[domain]
            for owner in sorted(owners) if len(owners) <= MOST else ():
                own = any(label(domain) in one.name.keys for one in self.groups[owner])
                if child not in self._heads and (owner in self._heads or own):
                    yield owner, "domain", f"“{self._called(owner)}” is at {domain} too"

    def _heads_alone(self, owner: str, child: str) -> bool:
        """True for a group's head over a company of the same name that has no members."""
        return owner in self._heads and child not in self._heads

    def _called(self, group: str) -> str:
        return self.groups[group][0].name.said
