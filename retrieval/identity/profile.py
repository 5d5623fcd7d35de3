"""A record with all that its fields tell of who it is, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.identity.cities import city
from retrieval.identity.countries import country
from retrieval.identity.domains import domain, mailbox
from retrieval.identity.exact_ids import OF_A_COMPANY, exact
from retrieval.identity.seen import Seen
from retrieval.identity.spelling import plain, tokens
from retrieval.identity.written import Written, written


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What one record tells: `countries` holds one, those that its legal form leaves open, or none."""

    seen: Seen
    name: Written
    aliases: tuple[Written, ...]
    ids: Mapping[str, frozenset[str]]
    emails: frozenset[str]
    domains: frozenset[str]
    countries: frozenset[str]
    told: bool  # the country stands in the record itself
    city: tuple[str, ...]
    region: str

    @property
    def names(self) -> tuple[Written, ...]:
        """The name, then its aliases."""
        return (self.name, *self.aliases)


def profile(seen: Seen) -> Profile:
    """The record, worked out."""
    name = written(seen.name)
    aliases = {written(alias) for alias in seen.aliases if alias.strip()}
    told = country(seen.country)
    countries = frozenset({told}) if told else name.named if len(name.named) == 1 else name.countries
    ids = exact(seen.ids, told)
    if seen.kind == "plant":
        ids = {of: values for of, values in ids.items() if of.split(" ")[0] not in OF_A_COMPANY}
    mails = {mailbox(mail) for mail in seen.emails}
    places = () if seen.kind == "person" else (*seen.domains, *seen.emails)
    return Profile(
        seen=seen,
        name=name,
        aliases=tuple(sorted((one for one in aliases if one.keys and one.keys != name.keys), key=lambda one: one.said)),
        ids=ids,
        emails=frozenset(mails - {""}),
        domains=frozenset({domain(place) for place in places} - {""}),
        countries=countries,
        told=bool(told),
        city=city(seen.city),
        region=" ".join(tokens(plain(seen.region))),
    )
