"""The store's records as what is seen of companies, their parts and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retrieval.identity.business_words import GENERIC
from retrieval.identity.countries import country
from retrieval.identity.domains import domain
from retrieval.identity.exact_ids import scheme, value
from retrieval.identity.seen import Kind, Seen
from retrieval.identity.written import written
from retrieval.records.account import Account
from retrieval.records.people import InternalPerson, Stakeholder
from retrieval.records.record import Record

_PLANTS = frozenset({"plant", "site"})
_INNER = frozenset({"region", "country", "business_unit", "division", "service_team"})
_SHORTEST = 5  # signs of another system's number that is taken for more than chance


def seen_of(records: Iterable[Record]) -> tuple[Seen, ...]:
    """Accounts as companies or parts of one, stakeholders and our own people as persons; the key is the record's id.

    A number that an account bears beside its own id is followed to the one account of another system that has it, and
    only where the two names share a word of their own. An account without a domain gets its people's, if they have one.
    """
    rows = sorted(records, key=lambda one: one.id)
    accounts = [one for one in rows if one.kind == "account"]
    known = Index(accounts)
    hosts = _hosts(rows, known)
    parts = parts_elsewhere(accounts, known)
    found = [_account(one, one.noun, known, hosts, parts.get(one.id)) for one in accounts]
    for one in rows:
        noun = one.noun if one.kind in ("stakeholder", "internal_person") else None
        if isinstance(noun, Stakeholder):
            parent = known.key(one, noun.account_id or next(iter(noun.account_ids), ""))
            names = tuple(filter(None, (noun.name_local, *noun.aliases)))
            found.append(_person(one, noun.name or noun.name_local, names, noun.email, parent))
        elif isinstance(noun, InternalPerson):
            found.append(_person(one, noun.name, (), noun.email, ""))
    return tuple(found)


class Index:
    """The accounts by their systems' ids."""

    def __init__(self, accounts: Iterable[Record]) -> None:
        self._held: dict[tuple[str, str], list[Record]] = defaultdict(list)
        self._numbered: dict[str, list[Record]] = defaultdict(list)
        self._by_key = {one.id: one for one in accounts}
        for one in self._by_key.values():
            id_ = value(scheme(one.source.system), one.source.id)
            if id_:
                self._held[scheme(one.source.system), id_].append(one)
                self._numbered[id_].append(one)

    def key(self, of: Record, id_: str) -> str:
        """The account that a record of the same system means by an id; what is not here keeps a name of its own."""
        system = scheme(of.source.system)
        said = value(system, id_)
        held = self._held.get((system, said), [])
        alike = [one for one in held if one.source.object == of.source.object] or held
        if len(alike) == 1:
            return alike[0].id
        return f"{system}:{said}" if said else ""

    def parent(self, one: Record) -> str:
        """What an account hangs below."""
        return self.key(one, one.text("parent_id") or one.text("global_parent_account_id"))

    def words_above(self, one: Record) -> set[str]:
        """The own words of the names above a record."""
        found: set[str] = set()
        seen = {one.id}
        while (above := self._by_key.get(self.parent(one))) and above.id not in seen:
            seen.add(above.id)
            found |= _own_words(above)
            one = above
        return found

    def holds(self, key: str) -> bool:
        """True where the account is here, not only named."""
        return key in self._by_key

    def elsewhere(self, of: Record) -> list[Record]:
        """The accounts of other systems whose ids are numbers that it bears, and that share a word of the name."""
        found = []
        for number in of.noun.external_ids:
            bare = value("", number)
            others = [one for one in self._numbered.get(bare, ()) if one.source.system != of.source.system]
            if len(bare) >= _SHORTEST and len(others) == 1 and _own_words(of) & _own_words(others[0]):
                found.append(others[0])
        return found


def _own_words(one: Record) -> set[str]:
    names = (one.text("name"), one.text("legal_name"))
    return {word for name in names for word in written(name).own if len(word) > 2 and word not in GENERIC}


def parts_elsewhere(accounts: Sequence[Record], known: Index) -> dict[str, Record]:
    """For accounts of a flat list, without level and parent, the plant of another system that each of them is.

    It is the one plant that gives its number, or else the one that bears its whole name, of two own words at least,
    where no country speaks against it. A company and a plant are never compared, so this goes before.
    """
    plants = {one.id: one for one in accounts if _kind(one, one.noun, known) == "plant" and known.parent(one)}
    numbered: dict[str, list[Record]] = defaultdict(list)
    named: dict[str, list[Record]] = defaultdict(list)
    for plant in plants.values():
        for other in known.elsewhere(plant):
            numbered[other.id].append(plant)
        for name in written(plant.text("name")).keys:
            named[name].append(plant)
    found = {}
    for one in accounts:
        if one.text("level") or known.parent(one) or _kind(one, one.noun, known) != "company":
            continue
        if any(written(name).families for name in (one.text("name"), one.text("legal_name"))):
            continue
        bearing = (each for name in sorted(written(one.text("name")).keys) for each in named.get(name, ()))
        alike = [each for each in bearing if _could_be(one, each)] if len(_own_words(one)) > 1 else []
        given = [each for each in known.elsewhere(one) if each.id in plants]
        chosen = {each.id: each for each in numbered.get(one.id) or given or alike}
        hung = [each for each in chosen.values() if known.holds(known.parent(each))] or list(chosen.values())
        if len(hung) == 1:
            found[one.id] = hung[0]
    return found


def _could_be(one: Record, plant: Record) -> bool:
    """True where they are of two systems and no country speaks against it."""
    mine, its = (country(each.text("country") or each.text("region_or_country")) for each in (one, plant))
    return one.source.system != plant.source.system and (not mine or not its or mine == its)


def _account(one: Record, noun: Account, known: Index, hosts: Mapping[str, str], part: Record | None) -> Seen:
    ids = [
        (one.source.system, one.source.id),
        ("duns", noun.duns),
        ("vat", noun.vat),
        ("registration", noun.registration),
    ]
    ids += [(other.source.system, other.source.id) for other in known.elsewhere(one)]
    name = noun.name or noun.legal_name
    return Seen(
        key=one.id,
        kind="plant" if part is not None else _kind(one, noun, known),
        name=name,
        system=scheme(one.source.system),
        aliases=tuple(dict.fromkeys(alias for alias in (noun.legal_name, *noun.aliases) if alias and alias != name)),
        ids=tuple((of, id_) for of, id_ in ids if id_),
        emails=noun.emails,
        domains=noun.domains or tuple(filter(None, [hosts.get(one.id, "")])),
        country=noun.country or (noun.region_or_country if country(noun.region_or_country) else ""),
        city=noun.city,
        region=noun.region,
        parent=known.parent(one if part is None else part),
    )


def _kind(one: Record, noun: Account, known: Index) -> Kind:
    """A company is told by a legal form or a word of its company in its name; "Neustadt" below one is a part of it."""
    above = known.parent(one)
    if noun.level in _PLANTS:
        return "plant"
    if any(written(name).families for name in (noun.name, noun.legal_name)) or not (above or noun.level in _INNER):
        return "company"
    return "company" if _own_words(one) & known.words_above(one) else "plant"


def _person(one: Record, name: str, aliases: tuple[str, ...], email: str, parent: str) -> Seen:
    return Seen(
        key=one.id,
        kind="person",
        name=name,
        system=scheme(one.source.system),
        aliases=aliases,
        ids=((one.source.system, one.source.id),) if one.source.id else (),
        emails=(email,) if email else (),
        parent=parent,
    )


def _hosts(rows: Iterable[Record], known: Index) -> dict[str, str]:
    """The domain of each account whose people all have their addresses there, two of them at least."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in rows:
        if one.kind == "stakeholder" and domain(one.text("email")):
            found[known.key(one, one.text("account_id"))].append(domain(one.text("email")))
    return {key: hosts[0] for key, hosts in found.items() if len(hosts) > 1 and len(set(hosts)) == 1}
