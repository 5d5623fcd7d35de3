"""Which account is meant by a name or an address, where a row gives no id of its own system's accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from retrieval.identity.business_words import generic
from retrieval.identity.countries import country
from retrieval.identity.domains import domain
from retrieval.identity.legal_forms import fit
from retrieval.identity.written import written
from retrieval.records.record import Record
from retrieval.records.tree import Key, Tree, key_of


class Meant:
    """The accounts of all systems by their names without legal forms, and by their domains.

    A name means an account where all that bear it are one company, an address where all at its domain are of one tree;
    the row's own system goes first. `ours` are addresses of our own people, which mean no account.
    """

    def __init__(self, tree: Tree, home: Mapping[str, str], ours: Iterable[str] = ()) -> None:
        self._tree = tree
        self._home = home
        self._ours = {domain(one) for one in ours}
        self._named: dict[str, list[Key]] = defaultdict(list)
        self._at: dict[str, list[Key]] = defaultdict(list)
        for key, one in tree.nodes.items():
            for name in sorted({part for said in names(one) for part in written(said).keys}):
                self._named[name].append(key)
            for host in sorted({domain(place) for place in _places(one)} - {""}):
                self._at[host].append(key)
        self._lifted = self._lifts()
        self._asked: dict[tuple[str, str], Key | None] = {}

    def key(self, system: str, said: str) -> Key | None:
        """The account that a row of a system means; None for none and for several."""
        address = addressed(said)
        asked = system, domain(said) if address else said
        if asked not in self._asked:
            found = self._hosts(system, said) if address else self._bearers(system, said)
            self._asked[asked] = self._one(found, whole=address)
        return self._asked[asked]

    def hosts(self) -> dict[str, tuple[str, ...]]:
        """For the name of each root the domains at which all accounts are of its tree."""
        found: dict[str, list[str]] = defaultdict(list)
        for host, keys in sorted(self._at.items()):
            one = self._one(keys, whole=True) if host not in self._ours else None
            if one is not None and self._root(one) == one and self._tree.nodes[one].text("name"):
                found[self._tree.nodes[one].text("name")].append(host)
        return {name: tuple(hosts) for name, hosts in found.items()}

    def why_not(self, system: str, said: str) -> str:
        """Why it means none, in words; "" where it means one."""
        if self.key(system, said) is not None:
            return ""
        several = self._hosts(system, said) if addressed(said) else self._bearers(system, said)
        if several:
            listed = ", ".join(f"{key[0]} {key[1]}" for key in sorted(several)[:5])
            return f"“{said}” may be several accounts: {listed}"
        return f"no account among the records is “{said}”"

    def _bearers(self, system: str, said: str) -> list[Key]:
        name = written(said)
        if country(name.said) or generic(name.own):
            return []
        borne = dict.fromkeys(key for part in sorted(name.keys) for key in self._named.get(part, ()))
        return self._nearest(system, [key for key in borne if self._fits(key, said)])

    def _fits(self, key: Key, said: str) -> bool:
        """True where a name of the account is this one, and neither's legal form speaks against the other's."""
        mine = written(said)
        same = [one for one in map(written, names(self._tree.nodes[key])) if one.keys & mine.keys]
        return any(fit(one.families, mine.families) == "well" for one in same)

    def _hosts(self, system: str, said: str) -> list[Key]:
        host = domain(said)
        return [] if host in self._ours else self._nearest(system, self._at.get(host, []))

    def _nearest(self, system: str, found: Sequence[Key]) -> list[Key]:
        return [key for key in found if key[0] == system] or list(found)

    def _one(self, found: Sequence[Key], *, whole: bool = False) -> Key | None:
        """The one account that these are; with `whole` also the root that all of them hang below."""
        if not found:
            return None
        if len({self._group(key) for key in found}) == 1:
            return max(sorted(found), key=lambda key: (key in self._tree.parents, len(self._tree.below[key])))
        if not whole or len({self._top(key) for key in found}) > 1:
            return None
        tops = {self._root(key) for key in found}
        return max(sorted(tops), key=lambda key: len(self._tree.below[key]))

    def _root(self, key: Key) -> Key:
        above = self._tree.above(key)
        return key_of(above[0]) if above else key

    def _group(self, key: Key) -> str:
        one = self._tree.nodes[key].id
        return self._home.get(one, one)

    def _top(self, key: Key) -> str:
        group = self._group(self._root(key))
        return self._lifted.get(group, group)

    def _lifts(self) -> dict[str, str]:
        """For a company that is a root in one system and hangs below one root elsewhere: that one."""
        above: dict[str, set[str]] = defaultdict(set)
        for key in self._tree.nodes:
            if key in self._tree.parents:
                above[self._group(key)].add(self._group(self._root(key)))
        return {group: min(tops) for group, tops in above.items() if len(tops) == 1}


def names(one: Record) -> Collection[str]:
    """All that an account is called, by its row."""
    aliases = one.known.get("aliases", ())
    given = (one.text("name"), one.text("legal_name"), *(aliases if isinstance(aliases, tuple) else ()))
    return tuple(dict.fromkeys(name for name in given if name.strip()))


def addressed(said: str) -> bool:
    """True for an address of mail or of a page, which tells its owner's domain.

    >>> addressed("ana@norvik.com"), addressed("norvik.com"), addressed("Norvik Co. Ltd.")
    (True, True, False)
    """
    return " " not in said.strip() and bool(domain(said))


def _places(one: Record) -> Iterable[str]:
    for field in ("domains", "emails"):
        given = one.known.get(field, ())
        yield from given if isinstance(given, tuple) else ()
