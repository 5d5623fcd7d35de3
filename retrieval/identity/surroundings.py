"""What stands around the records: who belongs to whom, who shares a domain, and what was joined before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from retrieval.identity.domains import label
from retrieval.identity.exact_ids import contradiction, scheme
from retrieval.identity.profile import Profile


class Surroundings:
    """The records by key, with the lines upward from each.

    `home` names the group of each record that was joined before (companies before their plants and people), `doubted`
    the pairs of groups that may yet be one.
    """

    def __init__(
        self, profiles: Iterable[Profile], home: Mapping[str, str], doubted: frozenset[tuple[str, str]]
    ) -> None:
        self.profiles = {one.seen.key: one for one in profiles}
        self._doubted = doubted
        self.above = {key: self._line(key) for key in self.profiles}
        self._family = {key: frozenset(home.get(one, one) for one in line) for key, line in self.above.items()}
        self._nearest = {key: home.get(self._company(line), "") for key, line in self.above.items()}
        self._systems: dict[str, set[str]] = defaultdict(set)
        for key, one in self.profiles.items():
            self._systems[home.get(key, key)] |= {one.seen.system} - {""}
        self._known = {key for key, line in self.above.items() if any(one in self.profiles for one in line)}
        self._names: dict[frozenset[str], tuple[tuple[str, ...], ...]] = {}
        self._below: dict[str, list[Profile]] = defaultdict(list)
        for key, line in sorted(self.above.items()):
            for higher in line if self.profiles[key].seen.kind == "company" else ():
                self._below[higher].append(self.profiles[key])
        self.heads = frozenset(self._below)
        self._called: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for key, one in self.profiles.items():
            if one.seen.kind == "company":
                self._called[home.get(key, key)].update(name.own for name in one.names)
        names = {one.name.own for one in self.profiles.values() if one.seen.kind == "company"}
        self._names_with = Counter(word for own in names for word in set(own))
        self._holders: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for key, one in sorted(self.profiles.items()):
            if one.seen.kind == "company":
                for domain in one.domains:
                    self._holders[domain][one.seen.system].append(key)
        self._shared = {
            domain
            for domain, systems in self._holders.items()
            if any(system and len({self._root(key) for key in keys}) > 1 for system, keys in systems.items())
        }

    def _line(self, key: str) -> tuple[str, ...]:
        """The keys above, the nearest first; a circle ends where it began."""
        line: list[str] = []
        parent = self.profiles[key].seen.parent
        while parent and parent != key and parent not in line:
            line.append(parent)
            known = self.profiles.get(parent)
            parent = known.seen.parent if known else ""
        return tuple(line)

    def _company(self, line: tuple[str, ...]) -> str:
        """The nearest company of a line."""
        return next((key for key in line if key in self.profiles and self.profiles[key].seen.kind == "company"), "")

    def _root(self, key: str) -> str:
        line = self.above[key]
        return line[-1] if line else key

    def called(self, key: str) -> str:
        """A record for a reader: its name, and its system where it has one."""
        seen = self.profiles[key].seen
        return (
            f"“{self.profiles[key].name.said}” of {seen.system}" if seen.system else f"“{self.profiles[key].name.said}”"
        )

    def _belongs(self, child: str, parent: str) -> str:
        return f"{self.called(child)} belongs to {self.called(parent)}"

    def apart(self, left: Profile, right: Profile, references: bool = True) -> str:
        """Why these are two whatever their names: ids that contradict, or one stands above the other.

        With `references` also when one names, as its like in the other's system, another record than this one.
        """
        if left.seen.key in self.above[right.seen.key]:
            return self._belongs(right.seen.key, left.seen.key)
        if right.seen.key in self.above[left.seen.key]:
            return self._belongs(left.seen.key, right.seen.key)
        one_system = left.seen.system == right.seen.system
        own = {scheme(left.seen.system), scheme(right.seen.system)} if one_system or not references else set()
        return contradiction({of: ids for of, ids in left.ids.items() if of not in own}, right.ids)

    def kin(self, ours: Iterable[str], theirs: Iterable[str]) -> str:
        """Where a record of one group stands above one of the other, that in words; else ""."""
        theirs = set(theirs)
        for one in sorted(ours):
            for other in sorted(theirs):
                if other in self.above[one]:
                    return self._belongs(one, other)
                if one in self.above[other]:
                    return self._belongs(other, one)
        return ""

    def domains(self, left: Profile, right: Profile) -> tuple[str, ...]:
        """The domains of both that are one root's in every system."""
        return tuple(sorted(domain for domain in left.domains & right.domains if domain not in self._shared))

    def alone(self, domain: str) -> bool:
        """True when each system has one company at this domain."""
        return domain not in self._shared and all(len(keys) == 1 for keys in self._holders[domain].values())

    def speaks(self, domain: str, one: Profile) -> bool:
        """True when the domain is the record's name."""
        return label(domain) in one.name.keys

    def family(self, one: Profile) -> frozenset[str]:
        """The groups of companies that a record belongs to, at any height; empty when none is known."""
        return self._family[one.seen.key]

    def families(self, left: Profile, right: Profile) -> str:
        """How the companies of two records go together: "one", "two", "perhaps" one, or "" when one is not known.

        Two members of one group are two where some system tells them apart.
        """
        ours, theirs = self.family(left), self.family(right)
        if not ours or not theirs:
            return ""
        here, there = self._nearest[left.seen.key], self._nearest[right.seen.key]
        if (here and here in theirs) or (there and there in ours) or (ours & theirs and not (here and there)):
            return "one"
        if ours & theirs:
            return "two" if self._systems[here] & self._systems[there] else "perhaps"
        if left.seen.key not in self._known or right.seen.key not in self._known:
            return ""
        pairs = {(min(one, other), max(one, other)) for one in ours for other in theirs}
        return "perhaps" if pairs & self._doubted else "two"

    def usual(self, word: str) -> bool:
        """True for a word that stands in several names, so that it is hardly one of them misspelt."""
        return self._names_with[word] > 1

    def lineage(self, one: Profile) -> list[Profile]:
        """What a record belongs to, the nearest first, as far as it is known."""
        return [self.profiles[key] for key in self.above[one.seen.key] if key in self.profiles]

    def below(self, one: Profile) -> list[Profile]:
        """The companies that belong to this one, at any depth."""
        return self._below.get(one.seen.key, [])

    def company_names(self, one: Profile) -> tuple[tuple[str, ...], ...]:
        """The words of every name that the companies above a record go by in any system."""
        family = self.family(one)
        if family not in self._names:
            self._names[family] = tuple(sorted({own for group in family for own in self._called.get(group, ())}))
        return self._names[family]
