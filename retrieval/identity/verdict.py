"""What is decided about a pair once the groups stand, in plain words."""

from __future__ import annotations

from retrieval.identity.judgement import BY, Judgement, Tier
from retrieval.identity.seen import By, Decision
from retrieval.identity.settle import Groups, Pair, ordered
from retrieval.identity.surroundings import Surroundings

_STRENGTH = {by: max(tier for tier in BY if BY[tier] == by) for by in BY.values()}


def decision(pair: Pair, found: Judgement, groups: Groups, around: Surroundings) -> Decision | None:
    """Same, different or unsure; None for a doubt that other evidence has answered."""
    left, right = pair
    here, there = groups.group_of[left], groups.group_of[right]
    if here == there:
        if not found.bonds:
            return None
        tier = min(found.bonds)
        return Decision(left, right, "same", _by(tier, pair, around), found.bonds[tier])
    if found.against and not _outweighed(found):
        return _different(pair, found, around)
    tier = min((*found.bonds, *found.doubts, *found.against))
    why = found.bonds.get(tier) or found.doubts.get(tier) or found.against[tier]
    by = _by(tier, pair, around)
    two = _two(pair, tier, groups, around) if tier > Tier.RULED else ""
    if two:
        return Decision(left, right, "different", by, f"{why}, but {two}")
    reason = groups.open.get(pair) if tier in found.bonds else ""
    reason = reason or (found.against[min(found.against)] if found.against else "")
    return Decision(left, right, "unsure", by, f"{why}, but {reason}" if reason else why)


def asked_once(made: list[Decision], groups: Groups) -> list[Decision]:
    """The decisions, with one doubt, the strongest, for each two groups: an answer to it is an answer to all."""
    best: dict[Pair, Decision] = {}
    for one in made:
        if one.verdict == "unsure":
            pair = ordered(groups.group_of[one.left], groups.group_of[one.right])
            known = best.get(pair)
            if known is None or _STRENGTH[one.by] < _STRENGTH[known.by]:
                best[pair] = one
    kept = set(best.values())
    return [one for one in made if one.verdict != "unsure" or one in kept]


def _two(pair: Pair, tier: Tier, groups: Groups, around: Surroundings) -> str:
    """What keeps the groups of the two apart, so that nobody need be asked."""
    here, there = (groups.group_of[key] for key in pair)
    kin = around.kin(groups.members[here], groups.members[there])
    return kin or groups.denied(here, there) or (_told_apart(pair, groups, around) if tier > Tier.ALIAS else "")


def _by(tier: Tier, pair: Pair, around: Surroundings) -> By:
    """The evidence's name; only companies have legal names."""
    return "name" if BY[tier] == "legal name" and around.profiles[pair[0]].seen.kind != "company" else BY[tier]


def _told_apart(pair: Pair, groups: Groups, around: Surroundings) -> str:
    """Where others of the two groups stand side by side in one system, that in words."""
    systems: dict[str, str] = {}
    for key in groups.members[groups.group_of[pair[0]]]:
        systems.setdefault(around.profiles[key].seen.system, key)
    for key in groups.members[groups.group_of[pair[1]]]:
        system = around.profiles[key].seen.system
        if system and system in systems and (systems[system], key) != pair:
            return f"{around.called(systems[system])} and {around.called(key)} stand side by side there"
    return ""


def _outweighed(found: Judgement) -> bool:
    """True when what speaks for one is at least as strong an id, or stronger, than what keeps the two apart."""
    against = min(found.against)
    if against == Tier.RULED:
        return False
    return min((*found.bonds, *found.doubts), default=Tier.NAME) < against or Tier.EXACT in found.bonds


def _different(pair: Pair, found: Judgement, around: Surroundings) -> Decision:
    against = min(found.against)
    if against == Tier.RULED:
        return Decision(*pair, "different", BY[against], found.against[against])
    tier = min((*found.bonds, *found.doubts, *(tier for tier in found.against if tier != Tier.EXACT)), default=against)
    evidence = found.bonds.get(tier) or found.doubts.get(tier) or ""
    why = f"{evidence}, but {found.against[against]}" if evidence and against == Tier.EXACT else found.against[against]
    return Decision(*pair, "different", _by(tier, pair, around), why)
