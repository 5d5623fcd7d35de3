"""Records joined to groups by the strongest evidence first, and only where all that would be joined agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from retrieval.identity.judgement import Judgement, Tier

Pair = tuple[str, str]
Clash = Callable[[str, str, Tier], str]


def ordered(left: str, right: str) -> Pair:
    """The two in their order."""
    return (left, right) if left <= right else (right, left)


class Groups:
    """Groups of records, joined tier by tier; nothing depends on the order in which records came.

    Two groups are joined only when no two of their members clash, and when every other group that one of them would
    be joined with by this evidence agrees with the other. So no chain joins what does not belong together.
    """

    def __init__(
        self, keys: Iterable[str], judged: Mapping[Pair, Judgement], clash: Clash, called: Callable[[str], str]
    ) -> None:
        self._judged = judged
        self._clash = clash
        self._called = called  # a record's name for a reader
        self.group_of = {key: key for key in keys}
        self.members = {key: [key] for key in self.group_of}
        self._bound: dict[Tier, list[Pair]] = defaultdict(list)
        self._bonded: dict[str, list[str]] = defaultdict(list)
        for pair, judgement in judged.items():
            for tier in judgement.bonds:
                self._bound[tier].append(pair)
            if judgement.bonds and Tier.RULED not in judgement.bonds:
                self._bonded[pair[0]].append(pair[1])
                self._bonded[pair[1]].append(pair[0])
        self._confirmed: dict[str, tuple[str, ...]] = {}  # what a person has joined, for each record
        self.open: dict[Pair, str] = {}  # pairs of records that a bond would join, and what speaks against

    def join(self, tier: Tier) -> None:
        """Joins what evidence of this tier joins."""
        edges: dict[Pair, list[Pair]] = defaultdict(list)
        for pair in self._bound[tier]:
            here, there = self.group_of[pair[0]], self.group_of[pair[1]]
            if here != there:
                edges[ordered(here, there)].append(pair)
        near: dict[str, set[str]] = defaultdict(set)
        live: set[Pair] = set()
        for edge, pairs in edges.items():
            reason = self._apart(*edge, tier) or self._doubt(*edge, tier)
            if reason:
                self.open.update(dict.fromkeys(pairs, reason))
            else:
                live.add(edge)
                near[edge[0]].add(edge[1])
                near[edge[1]].add(edge[0])
        agreed = []
        for edge in sorted(live):
            rival = self._rival(edge, near, tier)
            if rival:
                self.open.update(dict.fromkeys(edges[edge], rival))
            else:
                agreed.append(edge)
        self._merge_all(agreed, edges, tier)
        if tier == Tier.RULED:
            self._confirmed = {key: tuple(keys) for keys in self.members.values() if len(keys) > 1 for key in keys}

    def _merge_all(self, agreed: Sequence[Pair], edges: Mapping[Pair, Sequence[Pair]], tier: Tier) -> None:
        for parts in _connected(agreed):
            reason = self._apart_within(parts, tier)
            if not reason:
                self._merge(parts)
                continue
            for edge in agreed:
                if edge[0] in parts:
                    self.open.update(dict.fromkeys(edges[edge], reason))

    def denied(self, left: str, right: str) -> str:
        """Where a person has said of a record of each group that they are two, that in words."""
        return self._apart(left, right, Tier.RULED)

    def _rival(self, edge: Pair, near: Mapping[str, set[str]], tier: Tier) -> str:
        """Another group that one side would be joined with as well, and that does not agree with the other side."""
        for one, other in (edge, edge[::-1]):
            for third in sorted(near[one] - near[other] - {other}):
                if not self._agree(third, other, tier):
                    return (
                        f"{self._called(one)} may as well be {self._called(third)}, which is not {self._called(other)}"
                    )
        return ""

    def _agree(self, left: str, right: str, tier: Tier) -> bool:
        """True when nothing keeps the two apart and, but for exact ids, something speaks for them."""
        if self._apart(left, right, tier) or self._doubt(left, right, tier):
            return False
        if tier <= Tier.EXACT or any(judgement.bonds for _, judgement in self._between(left, right)):
            return True
        return any(self._answered(one, other, tier) for one in self.members[left] for other in self.members[right])

    def _doubt(self, left: str, right: str, tier: Tier) -> str:
        """A doubt between two of their members that evidence of this tier does not settle."""
        settled = Tier.NAME if tier > Tier.DOMAIN else tier
        for pair, judgement in self._between(left, right) if tier > Tier.RULED else ():
            if judgement.doubts and not judgement.bonds and min(judgement.doubts) <= settled:
                if self._answered(*pair, tier):
                    continue
                names = f"{self._called(pair[0])} and {self._called(pair[1])}"
                return f"of {names} it is not known: {judgement.doubts[min(judgement.doubts)]}"
        return ""

    def _between(self, left: str, right: str) -> Iterator[tuple[Pair, Judgement]]:
        for one in self.members[left]:
            for other in self.members[right]:
                pair = ordered(one, other)
                if pair in self._judged:
                    yield pair, self._judged[pair]

    def _apart(self, left: str, right: str, tier: Tier) -> str:
        for one in self.members[left]:
            for other in self.members[right]:
                reason = self._clash(one, other, tier)
                if reason and (self._clash(one, other, Tier.RULED) or not self._answered(one, other, tier)):
                    return reason
        return ""

    def _answered(self, one: str, other: str, tier: Tier) -> bool:
        """True where a person has joined two records that the evidence joins with one of these each.

        Were one of the two joined with both, the answer would not tell which of these is meant.
        """
        if not self._confirmed:
            return False
        ours, theirs = self._near(one, tier), self._near(other, tier)
        return any(
            here not in theirs and there not in ours
            for here in ours & self._confirmed.keys()
            for there in theirs.intersection(self._confirmed[here])
        )

    def _near(self, key: str, tier: Tier) -> set[str]:
        """The record, and those that evidence would join with it."""
        return {key, *(other for other in self._bonded.get(key, ()) if not self._clash(key, other, tier))}

    def _apart_within(self, parts: Sequence[str], tier: Tier) -> str:
        """Why these would not be one together, though each two that evidence joins may be."""
        for at, one in enumerate(parts):
            for other in parts[at + 1 :]:
                reason = self._apart(one, other, tier)
                if reason:
                    return f"it would also join {self._called(one)} and {self._called(other)}, but {reason}"
        return ""

    def _merge(self, parts: Sequence[str]) -> None:
        whole = sorted(key for part in parts for key in self.members.pop(part))
        self.members[whole[0]] = whole
        self.group_of.update(dict.fromkeys(whole, whole[0]))


def _connected(edges: Iterable[Pair]) -> list[list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for left, right in edges:
        near[left].append(right)
        near[right].append(left)
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for key in part:
            fresh = [other for other in near[key] if other not in seen]
            seen.update(fresh)
            part.extend(fresh)
        found.append(sorted(part))
    return found
