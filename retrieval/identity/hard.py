"""Hard facts that say of two records that they are two, whatever a person thinks: ids, or country with domain."""

from __future__ import annotations

from retrieval.identity.exact_ids import contradiction, scheme
from retrieval.identity.profile import Profile, profile
from retrieval.identity.seen import Seen


def hard_facts(left: Seen, right: Seen) -> str:
    """What contradicts, in words; "" for two that may be one.

    >>> hard_facts(
    ...     Seen("a", "company", "Helix", country="Finland", domains=("helix.fi",)),
    ...     Seen("b", "company", "Helix", country="Spain", domains=("helix.es",)),
    ... )
    'one is in Finland at helix.fi, the other in Spain at helix.es'
    """
    if left.parent == right.key or right.parent == left.key:
        return "one of them belongs to the other"
    one, other = profile(left), profile(right)
    systems = {scheme(left.system), scheme(right.system)}
    official = {of: ids for of, ids in one.ids.items() if of not in systems}
    differ = contradiction(official, other.ids)
    if differ:
        return differ
    if all(mine and theirs and not mine & theirs for mine, theirs in _told(one, other)):
        return f"one is {_place(left, one.domains)}, the other {_place(right, other.domains)}"
    return ""


def _told(one: Profile, other: Profile) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return (one.countries, other.countries), (one.domains, other.domains)


def _place(seen: Seen, domains: frozenset[str]) -> str:
    country = f"in {seen.country} " if seen.country else ""
    return f"{country}at {min(domains)}"
