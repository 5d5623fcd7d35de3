"""Whether two records are one plant or other part of a company: one name, one place and one company, not less."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from retrieval.identity.business_words import PLANT, generic
from retrieval.identity.cities import one_city, with_cities
from retrieval.identity.company import by_id, heed_apart, one_system
from retrieval.identity.countries import country
from retrieval.identity.judgement import Judgement, Tier
from retrieval.identity.likeness import slip
from retrieval.identity.profile import Profile
from retrieval.identity.surroundings import Surroundings
from retrieval.identity.written import Written

_WIDE_PLANT = re.compile("(工場|工厂|工廠|공장)$")  # written onto the name of the place


def clash(left: Profile, right: Profile, around: Surroundings, tier: Tier) -> str:
    """Why these two are not one plant, as far as evidence of this tier must heed it."""
    weak = tier > Tier.EXACT
    return around.apart(left, right, references=weak) or (_two_places(left, right, around) if weak else "")


def judge(left: Profile, right: Profile, around: Surroundings) -> Judgement:
    """All that speaks for and against."""
    found = Judgement()
    why = by_id(left, right)
    if why:
        (found.doubts if one_system(left, right) else found.bonds)[Tier.EXACT] = why
    why, tier = _named_alike(left, right, around)
    if why:
        _by_name(left, right, around, why, tier, found)
    heed_apart(left, right, around, found)
    return found


def place_words(one: Profile, name: Written, around: Surroundings) -> tuple[str, ...]:
    """What a plant's name says of it beyond "plant" and its company: its place or number; its city if that is nothing.

    So "Tarvessa Plant Querétaro", "Werk Querétaro" and "Querétaro" read alike below Tarvessa.
    """
    return _placed(name.own, around.company_names(one), frozenset(one.region.split())) or one.city


@lru_cache(maxsize=1 << 16)
def _placed(words: tuple[str, ...], companies: tuple[tuple[str, ...], ...], region: frozenset[str]) -> tuple[str, ...]:
    size = max((_begins(words, known) for known in companies), default=0)
    words = words[size:] if not generic(words[:size]) else words
    if country(" ".join(words)):
        return (f"@{country(' '.join(words))}",)
    bare = (_WIDE_PLANT.sub("", word) for word in words if word not in PLANT | region and word[0] != "@")
    return with_cities(tuple(word for word in bare if word)) or tuple(word for word in words if word[0] == "@")


def _begins(words: tuple[str, ...], known: tuple[str, ...]) -> int:
    """With how many words of the other one begins."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, known, strict=False)))


def _named_alike(left: Profile, right: Profile, around: Surroundings) -> tuple[str, Tier]:
    ours = [(name, place_words(left, name, around)) for name in left.names]
    theirs = [(name, place_words(right, name, around)) for name in right.names]
    for at, (one, here) in enumerate(ours):
        for other_at, (other, there) in enumerate(theirs):
            if here and here == there:
                tier = Tier.ALIAS if at or other_at else Tier.LEGAL
                return f"“{one.said}” and “{other.said}” name one place", tier
    here, there = ours[0][1], theirs[0][1]
    odd = [pair for pair in zip(here, there, strict=False) if pair[0] != pair[1]]
    if len(here) == len(there) and len(odd) == 1 and slip(*odd[0]):
        return f"“{ours[0][0].said}” and “{theirs[0][0].said}” differ in one letter", Tier.NAME
    return "", Tier.NAME


def _by_name(left: Profile, right: Profile, around: Surroundings, why: str, tier: Tier, found: Judgement) -> None:
    two = _two_places(left, right, around)
    if two:
        found.against[tier] = f"{why}, but {two}"
        return
    hold = _held_back(left, right, around, tier)
    if hold:
        found.doubts[tier] = f"{why}, but {hold}"
    else:
        found.bonds[tier] = why


def _two_places(left: Profile, right: Profile, around: Surroundings) -> str:
    if left.city and right.city and not one_city(left.city, right.city):
        return f"one is in {left.seen.city}, the other in {right.seen.city}"
    if left.told and right.told and not left.countries & right.countries:
        return f"one is in {left.seen.country}, the other in {right.seen.country}"
    if around.families(left, right) == "two":
        return "they belong to two companies"
    return ""


def _held_back(left: Profile, right: Profile, around: Surroundings, tier: Tier) -> str:
    """What makes one name too little."""
    if one_system(left, right):
        return "one system keeps them apart"
    if left.region and right.region and left.region != right.region:
        return f"one is in {left.seen.region}, the other in {right.seen.region}"
    family = around.families(left, right)
    if family == "perhaps":
        return "whether their companies are one is open"
    if not family and not _own_words(left, right, around):
        return "the company of one is not known"
    if tier == Tier.NAME and not (left.city and right.city):
        return "the city of one is not known"
    return ""


def _own_words(left: Profile, right: Profile, around: Surroundings) -> bool:
    """True when both names say whose plant it is: more than a place, a number and words that many bear."""
    city = set(left.city) | set(right.city)
    words = set(with_cities(left.name.own)) & set(with_cities(right.name.own))
    return bool(city) and not generic(words - city - PLANT) and around.families(left, right) != "two"
