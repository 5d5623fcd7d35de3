"""The one door: records and a person's rulings in, groups and explained decisions out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from retrieval.identity import company, person, plant
from retrieval.identity.blocks import pairs
from retrieval.identity.judgement import Judgement, Tier
from retrieval.identity.profile import Profile, profile
from retrieval.identity.seen import Crowd, Decision, Group, Identities, Kind, Ruling, Seen
from retrieval.identity.settle import Groups, Pair, ordered
from retrieval.identity.surroundings import Surroundings
from retrieval.identity.verdict import asked_once, decision


@dataclass(frozen=True, slots=True)
class Rules:
    """How two records of a kind are judged, and what keeps them apart."""

    judge: Callable[[Profile, Profile, Surroundings], Judgement]
    clash: Callable[[Profile, Profile, Surroundings, Tier], str]


_RULES: Mapping[Kind, Rules] = {
    "company": Rules(company.judge, company.clash),
    "plant": Rules(plant.judge, plant.clash),
    "person": Rules(person.judge, person.clash),
}


def identities(seen: Iterable[Seen], rulings: Iterable[Ruling] = ()) -> Identities:
    """Which records are one, companies first, then the plants and people that belong to them.

    The same for any order of both. Raises ValueError for one key on two different records.

    >>> found = identities([Seen("a", "company", "Norvik AB"), Seen("b", "company", "NORVIK Aktiebolag")])
    >>> found.groups, found.decisions[0].why
    ((Group(keys=('a', 'b'), kind='company'),), '“Norvik AB” and “NORVIK Aktiebolag” are one name without legal forms')
    """
    known = _by_key(seen)
    profiles = [profile(known[key]) for key in sorted(known)]
    ruled, idle = _ruled(known, rulings)
    groups: list[Group] = []
    decisions: list[Decision] = []
    crowds: list[Crowd] = []
    home: dict[str, str] = {}
    doubted: frozenset[Pair] = frozenset()
    for kind in _RULES:
        mine = [one for one in profiles if one.seen.kind == kind]
        if not mine:
            continue
        around = Surroundings(profiles, home, doubted)
        joined, made, many = _one_kind(kind, mine, around, ruled)
        groups += [Group(tuple(keys), kind) for keys in joined.members.values()]
        decisions += made
        crowds += many
        home.update(joined.group_of)
        if kind == "company":
            doubted = frozenset(ordered(home[one.left], home[one.right]) for one in made if one.verdict == "unsure")
    return Identities(tuple(sorted(groups)), tuple(sorted(decisions)), tuple(sorted(crowds)), idle)


def _by_key(seen: Iterable[Seen]) -> dict[str, Seen]:
    known: dict[str, Seen] = {}
    for one in seen:
        if known.setdefault(one.key, one) != one:
            raise ValueError(f"two records have the key {one.key!r}")
    return known


def _ruled(
    known: Mapping[str, Seen], rulings: Iterable[Ruling]
) -> tuple[dict[Pair, frozenset[bool]], tuple[Ruling, ...]]:
    """What was ruled on each pair, yes or no or both, and the rulings that fit no pair."""
    ruled: dict[Pair, frozenset[bool]] = {}
    idle = set()
    for ruling in rulings:
        left, right = known.get(ruling.left), known.get(ruling.right)
        if left is None or right is None or left is right or left.kind != right.kind:
            idle.add(ruling)
            continue
        pair = ordered(ruling.left, ruling.right)
        ruled[pair] = ruled.get(pair, frozenset()) | {ruling.same}
    return ruled, tuple(sorted(idle, key=lambda one: (one.left, one.right, one.same)))


def _one_kind(
    kind: Kind, profiles: Sequence[Profile], around: Surroundings, ruled: Mapping[Pair, frozenset[bool]]
) -> tuple[Groups, list[Decision], list[Crowd]]:
    rules = _RULES[kind]
    keys = [one.seen.key for one in profiles]
    mine = set(keys)
    compared, crowds = pairs(profiles, around)
    judged: dict[Pair, Judgement] = {}
    for pair in compared:
        found = rules.judge(around.profiles[pair[0]], around.profiles[pair[1]], around)
        if found:
            judged[pair] = found
    said = {pair: answers for pair, answers in sorted(ruled.items()) if pair[0] in mine}
    for pair, answers in said.items():
        judged[pair] = _by_ruling(answers, judged.get(pair, Judgement()))
    denied = {pair for pair, answers in said.items() if False in answers}
    confirmed = {pair for pair, answers in said.items() if answers == {True}}

    def clash(left: str, right: str, tier: Tier) -> str:
        pair = ordered(left, right)
        if pair in denied:
            return f"a person has said that {around.called(pair[0])} and {around.called(pair[1])} are two"
        if pair in confirmed or tier == Tier.RULED:
            return ""
        return rules.clash(around.profiles[left], around.profiles[right], around, tier)

    joined = Groups(keys, judged, clash, around.called)
    for tier in Tier:
        joined.join(tier)
    made = [decision(pair, judged[pair], joined, around) for pair in sorted(judged)]
    return joined, asked_once([one for one in made if one], joined), crowds


def _by_ruling(answers: frozenset[bool], found: Judgement) -> Judgement:
    """A person's answer beside the evidence, which it outweighs; two answers that contradict join nothing."""
    if answers == {True}:
        return Judgement({Tier.RULED: "a person has confirmed it"}, {}, {})
    if answers == {False}:
        return Judgement({}, {Tier.RULED: "a person has denied it"}, {})
    return Judgement({}, {}, {Tier.RULED: "it was both confirmed and denied", **found.doubts})
