"""Whether two records are one company."""

from __future__ import annotations

from retrieval.identity.business_words import generic
from retrieval.identity.cities import one_city
from retrieval.identity.countries import country
from retrieval.identity.domains import label
from retrieval.identity.exact_ids import named
from retrieval.identity.judgement import Judgement, Tier
from retrieval.identity.legal_forms import fit
from retrieval.identity.likeness import LONG_SLIP, How, Likeness, likeness
from retrieval.identity.profile import Profile
from retrieval.identity.surroundings import Surroundings
from retrieval.identity.written import Written

_DOUBLES: frozenset[How] = frozenset({"equal", "short", "common slip"})  # how one system may hold a company twice


def clash(left: Profile, right: Profile, around: Surroundings, tier: Tier) -> str:
    """Why these two are not one company, as far as evidence of this tier must heed it; "" when nothing says so."""
    weak = tier > Tier.EXACT
    return around.apart(left, right, references=weak) or (_elsewhere(left, right) if weak else "")


def judge(left: Profile, right: Profile, around: Surroundings) -> Judgement:
    """All that speaks for and against."""
    found = Judgement()
    like = likeness(left.name, right.name)
    _by_id(left, right, like, found)
    _by_alias(left, right, around, found)
    if like is None:
        _by_domain(left, right, around, found)
    else:
        _by_name(left, right, like, around, found)
    heed_apart(left, right, around, found)
    return found


def heed_apart(left: Profile, right: Profile, around: Surroundings, found: Judgement) -> None:
    """Adds what keeps two records apart whatever their names."""
    apart = around.apart(left, right, references=Tier.EXACT not in found.bonds)
    if apart and found:
        found.against[Tier.EXACT] = apart


def by_id(left: Profile, right: Profile) -> str:
    """The exact id that both carry, in words; "" when there is none."""
    for of in sorted(left.ids.keys() & right.ids.keys()):
        both = left.ids[of] & right.ids[of]
        if both:
            return f"both carry the {named(of)} {min(both)}"
    return ""


def one_system(left: Profile, right: Profile) -> bool:
    """True for two records that one system keeps apart."""
    return bool(left.seen.system) and left.seen.system == right.seen.system


def _by_id(left: Profile, right: Profile, like: Likeness | None, found: Judgement) -> None:
    why = by_id(left, right)
    if why and one_system(left, right) and not (like and like.how in ("equal", "short", "common slip", "own slip")):
        found.doubts[Tier.EXACT] = f"{why}, but one system keeps them under two names"
    elif why:
        _note(found, Tier.EXACT, why, _elsewhere(left, right) or _siblings(left, right, like))


def _siblings(left: Profile, right: Profile, like: Likeness | None) -> str:
    """Members of one group may pay their taxes under one number: names that share a word and differ in others."""
    shared = {of for of in left.ids.keys() & right.ids.keys() if left.ids[of] & right.ids[of]}
    if like is not None or not all(of.split(" ")[0] in ("vat", "tax") for of in shared):
        return ""
    if any(ours.keys & theirs.keys for ours in left.names for theirs in right.names):
        return ""
    own = set(left.name.own) & set(right.name.own)
    members = set(left.name.own) - own and set(right.name.own) - own
    return "their names are those of two members of one group" if own and members and not generic(own) else ""


def _by_alias(left: Profile, right: Profile, around: Surroundings, found: Judgement) -> None:
    for one, other in ((left, right), (right, left)):
        given = [alias for alias in other.aliases if alias.keys & one.name.keys and not _vague(alias)]
        if given:
            why = f"“{given[0].said}” is an alias of “{other.name.said}”"
            hold = _held_back(left, right) or _forms(given[0], one.name) or _torn(left, right, around)
            _note(found, Tier.ALIAS, why, hold)
            return
    for ours in left.aliases:
        if any(ours.keys & theirs.keys for theirs in right.aliases) and not _vague(ours):
            found.doubts[Tier.ALIAS] = f"“{ours.said}” is an alias of both “{left.name.said}” and “{right.name.said}”"
            return


def _by_domain(left: Profile, right: Profile, around: Surroundings, found: Judgement) -> None:
    """One domain that nobody else of either system has is a doubt where the names tell nothing."""
    if one_system(left, right) or around.above[left.seen.key] or around.above[right.seen.key]:
        return
    for domain in around.domains(left, right):
        if around.alone(domain):
            names = f"“{left.name.said}” and “{right.name.said}” are two names"
            found.doubts[Tier.DOMAIN] = f"both are at {domain}, but {names}"


def _by_name(left: Profile, right: Profile, like: Likeness, around: Surroundings, found: Judgement) -> None:
    domains = around.domains(left, right)
    two = _elsewhere(left, right) or _two_forms(left, right, like)
    if one_system(left, right) and not two and like.how not in _DOUBLES and not domains:
        two = "one system keeps them apart"
    if two:
        found.against[Tier.LEGAL] = f"{like.why}, but {two}"
        return
    tier, hold = _weighed(left, right, like, around, domains)
    hold = _held_back(left, right, bool(domains)) or hold or _head(left, right, around, domains)
    hold = hold or _head(right, left, around, domains) or _forms(left.name, right.name) or _torn(left, right, around)
    at = f", and both are at {domains[0]}" if domains else ""
    _note(found, Tier.DOMAIN if domains and tier == Tier.NAME else tier, like.why + at, hold)
    if domains and not hold and tier != Tier.NAME:
        found.bonds[Tier.DOMAIN] = like.why + at


def _weighed(
    left: Profile, right: Profile, like: Likeness, around: Surroundings, domains: tuple[str, ...]
) -> tuple[Tier, str]:
    """The tier of a likeness, and why it is not enough by itself, or ""."""
    if like.how == "equal":
        tier = Tier.FULL if left.name.full & right.name.full else Tier.LEGAL
        known = tier == Tier.FULL and left.name.families and len(left.name.own) > 1
        return tier, "" if known else _vague(left.name)
    if like.how == "country":
        return Tier.NAME, "the one without it may be the group"
    if domains or like.how == "short":
        return Tier.NAME, ""
    if like.words and all(around.usual(word) for word in like.words):
        return Tier.NAME, "both words stand in other names too"
    long = min(map(len, like.words), default=0) >= LONG_SLIP
    if like.how == "common slip" and (long or left.countries & right.countries):
        return Tier.NAME, ""
    town = bool(left.city and right.city and one_city(left.city, right.city))
    if town and like.how in ("common slip", "own slip") and len(left.name.own) > 1:
        return Tier.NAME, ""
    return Tier.NAME, "nothing else says that they are one"


def _note(found: Judgement, tier: Tier, why: str, hold: str) -> None:
    """A bond, or a doubt where something holds it back."""
    if hold:
        found.doubts.setdefault(tier, f"{why}, but {hold}")
    else:
        found.bonds.setdefault(tier, why)


def _elsewhere(left: Profile, right: Profile) -> str:
    if left.countries and right.countries and not left.countries & right.countries:
        return f"one is a company of {_codes(left)}, the other of {_codes(right)}"
    return ""


def _two_forms(left: Profile, right: Profile, like: Likeness) -> str:
    """Where legal forms tell that two like names are two: within one system, or beside a country, any two do."""
    forms = fit(left.name.families, right.name.families)
    strict = one_system(left, right) or like.how == "country"
    told = forms == "not" or (forms == "perhaps" and strict)
    return "their legal forms are two" if told and like.how in ("equal", "short", "country") else ""


def _held_back(left: Profile, right: Profile, domains: bool = False) -> str:
    """What makes any name too little: one system that keeps them apart, two countries, two cities."""
    if one_system(left, right):
        return "one system keeps them apart"
    if _elsewhere(left, right):
        return _elsewhere(left, right)
    if left.city and right.city and not one_city(left.city, right.city) and not domains:
        return f"one is in {left.seen.city}, the other in {right.seen.city}"
    return ""


def _torn(left: Profile, right: Profile, around: Surroundings) -> str:
    """What around them makes a name too little: domains of two owners, or parents that have nothing in common."""
    hosts = tuple({label(domain) for domain in one.domains} for one in (left, right))
    if all(hosts) and not hosts[0] & hosts[1] and not left.domains & right.domains:
        return f"one is at {min(left.domains)}, the other at {min(right.domains)}"
    ours, theirs = around.lineage(left), around.lineage(right)
    crossed = ((one, other) for one in (left, *ours) for other in (right, *theirs) if (one, other) != (left, right))
    if ours and theirs and not any(_akin(one, other) for one, other in crossed):
        return f"one belongs to “{ours[-1].name.said}”, the other to “{theirs[-1].name.said}”"
    return ""


def _akin(one: Profile, other: Profile) -> bool:
    """True where two companies may be of one group: a word of their own in both names, one domain or one id."""
    words = {word for name in one.names for word in name.own} & {word for name in other.names for word in name.own}
    ids = any(one.ids[of] & other.ids[of] for of in one.ids.keys() & other.ids.keys())
    return ids or bool(one.domains & other.domains) or any(not generic((word,)) for word in words)


def _forms(left: Written, right: Written) -> str:
    return "" if fit(left.families, right.families) == "well" else "their legal forms are two"


def _vague(name: Written) -> str:
    """Why a name tells too little: words that many bear, or hardly a letter."""
    few = max(map(len, name.own), default=0) < 2 or (len("".join(name.own)) < 2)
    place = country(name.said) or country(" ".join(name.own))
    return "many companies bear such a name" if few or place or generic(name.own) else ""


def _head(one: Profile, other: Profile, around: Surroundings, domains: tuple[str, ...]) -> str:
    """A group with members below it is not yet the company that bears its name in one country."""
    heads = around.heads
    if one.seen.key not in heads or other.seen.key in heads or one.told or one.name.families:
        return ""
    if not other.countries and not other.name.families:
        return ""
    if domains and not any(member.countries & other.countries for member in around.below(one)):
        return ""
    return f"“{one.name.said}” has members of its own, of which “{other.name.said}” may be one"


def _codes(one: Profile) -> str:
    return " or ".join(sorted(code.upper() for code in one.countries))
