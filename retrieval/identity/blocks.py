"""Which records are worth comparing: those that share something, so that nobody compares all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from retrieval.identity.business_words import without_group
from retrieval.identity.likeness import classes, initials, shortened
from retrieval.identity.person import person_keys
from retrieval.identity.plant import place_words
from retrieval.identity.profile import Profile
from retrieval.identity.seen import By, Crowd
from retrieval.identity.surroundings import Surroundings

MOST = 60  # records that share something; what more share tells none of them from another

Key = tuple[str, ...]
Pair = tuple[str, str]
_BY: dict[str, By] = {"id": "exact id", "mail": "exact id", "domain": "domain", "slip": "name", "like": "name"}


def pairs(profiles: Sequence[Profile], around: Surroundings) -> tuple[list[Pair], list[Crowd]]:
    """The pairs to compare, sorted, and what so many share that it was not followed."""
    blocks: dict[Key, list[Profile]] = defaultdict(list)
    for one in profiles:
        for key in set(_keys(one, around)):
            blocks[key].append(one)
    found: set[Pair] = set()
    crowds: list[Crowd] = []
    for key, held in blocks.items():
        if len(held) == 1:
            continue
        for part in [held] if len(held) <= MOST else _parted(held):
            if len(part) <= MOST:
                keys = sorted(one.seen.key for one in part)
                found.update((left, right) for at, left in enumerate(keys) for right in keys[at + 1 :])
            elif key[0] not in ("slip", "like", "domain"):
                crowds.append(Crowd(part[0].seen.kind, _BY.get(key[0], "name"), " ".join(key[1:]), len(part)))
    return sorted(found), sorted(crowds)


def _parted(held: Iterable[Profile]) -> Iterator[list[Profile]]:
    """A large block by country and city; records that tell neither stand alone."""
    parts: dict[Key, list[Profile]] = defaultdict(list)
    for one in held:
        parts[(*sorted(one.countries), "", *one.city)].append(one)
    yield from parts.values()


def _keys(one: Profile, around: Surroundings) -> Iterator[Key]:
    for of, values in one.ids.items():
        yield from (("id", of, value) for value in values)
    if one.seen.kind == "person":
        yield from (("mail", mail) for mail in one.emails)
        for words in person_keys(one):
            yield ("name", words)
            yield from (("name", group, words) for group in around.family(one))
    elif one.seen.kind == "plant":
        for name in one.names:
            place = place_words(one, name, around)
            if place:
                yield ("name", *place)
                yield from (("name", group, *place) for group in around.family(one))
        yield from (("slip", *key) for key in shortened(place_words(one, one.name, around)))
    else:
        yield from _company_keys(one)


def _company_keys(one: Profile) -> Iterator[Key]:
    for name in one.names:
        yield from (("name", key) for key in name.keys | name.full)
    yield from (("domain", domain) for domain in one.domains)
    own = one.name.own
    yield ("like", *classes(own))
    yield ("like", *classes(without_group(own)))
    yield ("like", *classes(one.name.bare))
    if initials(own):
        yield ("like", initials(own))
    yield from (("slip", *key) for key in shortened(own))
