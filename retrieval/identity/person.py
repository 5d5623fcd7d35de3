"""Whether two records are one person: an exact id or one e-mail address; a name alone only asks."""

from __future__ import annotations

from functools import lru_cache

from retrieval.identity.company import by_id, heed_apart, one_system
from retrieval.identity.domains import domain
from retrieval.identity.judgement import Judgement, Tier
from retrieval.identity.profile import Profile
from retrieval.identity.spelling import spellings, tokens
from retrieval.identity.surroundings import Surroundings


def clash(left: Profile, right: Profile, around: Surroundings, tier: Tier) -> str:
    """Why these two are not one person."""
    return around.apart(left, right, references=tier > Tier.EXACT)


def judge(left: Profile, right: Profile, around: Surroundings) -> Judgement:
    """All that speaks for and against."""
    found = Judgement()
    id_, mail = by_id(left, right), min(left.emails & right.emails, default="")
    fits = names_fit(left, right)
    if id_:
        found.bonds[Tier.EXACT] = id_
    elif mail and fits:
        found.bonds[Tier.EXACT] = f"both have the address {mail}"
    elif mail:
        names = f"“{left.name.said}” and “{right.name.said}”"
        found.doubts[Tier.EXACT] = f"both have the address {mail}, but {names} are two names"
    if person_keys(left) & person_keys(right):
        why = f"“{left.name.said}” and “{right.name.said}” are one name"
        company = around.families(left, right)
        if company == "two" or (company != "one" and _two_hosts(left, right)):
            found.against[Tier.NAME] = f"{why}, but the two are at two companies"
        else:
            found.doubts[Tier.NAME] = f"{why}, but {_too_little(left, right)}"
    heed_apart(left, right, around, found)
    return found


def person_keys(one: Profile) -> frozenset[str]:
    """The name's words in any order, for each way to spell them, and so for each alias; a lone word is none."""
    return frozenset[str]().union(*(_orders(name.said) for name in one.names))


def names_fit(left: Profile, right: Profile) -> bool:
    """True unless the two bear names that have nothing in common: "P. Lindqvist" fits "Petra Lindqvist"."""
    ours, theirs = (frozenset[str]().union(*(_words(name.said) for name in one.names)) for one in (left, right))
    if not ours or not theirs or not _one_alphabet(left, right):
        return True
    return any(len(word) > 1 for word in ours & theirs)


@lru_cache(maxsize=1 << 16)
def _orders(name: str) -> frozenset[str]:
    ways = [sorted(tokens(text)) for text in spellings(name)]
    wide = any(not letter.isascii() for letter in name)
    return frozenset(" ".join(words) for words in ways if len(words) > 1 or (wide and words and len(words[0]) > 1))


@lru_cache(maxsize=1 << 16)
def _words(name: str) -> frozenset[str]:
    return frozenset(word for text in spellings(name) for word in tokens(text))


def _two_hosts(left: Profile, right: Profile) -> bool:
    """True when each has an address at some company, and at none do both."""
    ours, theirs = ({domain(mail) for mail in one.emails} - {""} for one in (left, right))
    return bool(ours and theirs and not ours & theirs)


def _one_alphabet(left: Profile, right: Profile) -> bool:
    """True when both names are in Latin letters: of 田中 and Tanaka nothing can be said."""
    return all(any(letter.isascii() and letter.isalpha() for letter in one.name.said) for one in (left, right))


def _too_little(left: Profile, right: Profile) -> str:
    if left.emails and right.emails:
        return f"their addresses are two: {min(left.emails)} and {min(right.emails)}"
    if one_system(left, right):
        return "one system keeps them apart"
    return "two people may bear it"
