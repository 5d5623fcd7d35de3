"""Which parent accounts of several systems are one account, and what that one is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from retrieval.identity.seen import Identities
from retrieval.records.record import Record
from retrieval.records.tree import Key, Tree, key_of


def account_names(tree: Tree, found: Identities, *known: Collection[str]) -> dict[str, str]:
    """For every name, in small letters, of a parent account that another system knows too: the one account's name.

    Parent accounts that are one company are one account. One that hangs nowhere in its own system, as customers of a
    ledger do, is of the account that the same company hangs below elsewhere; where that is two, it stays alone. Of its
    names it bears one of the first of the `known` ones that has any, and of several that of the largest tree.
    """
    return _named(tree, _accounts(tree, found), known)


def _accounts(tree: Tree, found: Identities) -> Collection[Collection[Key]]:
    """The roots, those that are one account together."""
    nodes = {one.id: one for one in tree.nodes.values()}
    groups = [[nodes[key] for key in group.keys if key in nodes] for group in found.groups]
    joined: dict[Key, Key] = {}
    for group in groups:
        tops = [key_of(one) for one in group if key_of(one) not in tree.parents]
        for other in tops[1:]:
            _join(joined, tops[0], other)
    hung = [pair for group in groups for pair in _hung(tree, group, joined)]
    for top, under in hung:
        _join(joined, under, top)
    accounts: dict[Key, set[Key]] = defaultdict(set)
    for key in tree.roots:
        accounts[_top(joined, key)].add(key)
    return accounts.values()


def kept_apart(tree: Tree, found: Identities) -> dict[Key, str]:
    """For roots that bear the name of a root of another system and are not known to be one with it: what to call them.

    The one with the largest tree keeps the name; each other, with all that is one with it, has its country, its city or
    its id beside it.
    """
    borne: dict[str, list[Sequence[Key]]] = defaultdict(list)
    for account in _accounts(tree, found):
        for name in {tree.nodes[key].text("name").casefold() for key in account} - {""}:
            borne[name].append(sorted(account))
    apart: dict[Key, str] = {}
    for name, accounts in sorted(borne.items()):
        ranked = sorted(accounts, key=lambda keys: (-sum(_size(tree, key) for key in keys), keys))
        first, taken = _bearer(tree, ranked[0], name), set[str]()
        for keys in ranked[1:]:
            if len({system for system, _ in (*ranked[0], *keys)}) > 1 and keys[0] not in apart:
                said = _beside(tree.nodes[_bearer(tree, keys, name)], tree.nodes[first], taken)
                taken.add(said)
                apart.update(dict.fromkeys(keys, said))
    return apart


def _bearer(tree: Tree, keys: Sequence[Key], name: str) -> Key:
    return next(key for key in keys if tree.nodes[key].text("name").casefold() == name)


def _size(tree: Tree, key: Key) -> int:
    return sum(1 for _ in tree.under(key))


def _beside(one: Record, first: Record, taken: Collection[str]) -> str:
    """Its name with the first that tells it from the other beside it."""
    name = one.text("name")
    told = [one.text(field) for field in ("country", "city") if one.text(field) != first.text(field)]
    said = (f"{name} ({each})" for each in told if each)
    return next((each for each in said if each not in taken), f"{name} ({one.source.system} {one.source.id})")


def _hung(tree: Tree, group: Collection[Record], joined: dict[Key, Key]) -> Iterator[tuple[Key, Key]]:
    """Each member that hangs nowhere, with the one root that the others hang below."""
    tops = [key_of(one) for one in group if key_of(one) not in tree.parents]
    below = {_top(joined, key_of(tree.above(key_of(one))[0])) for one in group if key_of(one) in tree.parents}
    if len(below) == 1:
        yield from ((top, under) for top in tops for under in below)


def _named(tree: Tree, accounts: Iterable[Collection[Key]], known: Sequence[Collection[str]]) -> dict[str, str]:
    there = [{one.casefold(): one for one in sorted(names, reverse=True)} for names in known]
    meant: dict[str, set[str]] = defaultdict(set)
    several: set[str] = set()
    for account in accounts:
        size: Counter[str] = Counter()
        for key in sorted(account):
            size[tree.nodes[key].text("name")] += sum(1 for _ in tree.under(key))
        del size[""]
        names = sorted(size, key=lambda name: (-size[name], len(name), name))
        told = [tier[name.casefold()] for tier in there for name in names if name.casefold() in tier]
        chosen = [*told, *names][:1]
        for name in names:
            meant[name.casefold()].update(chosen)
            if [name] != chosen:
                several.add(name.casefold())
    return {name: min(chosen) for name, chosen in meant.items() if name in several and len(chosen) == 1}


def _top(joined: dict[Key, Key], key: Key) -> Key:
    while key in joined:
        key = joined[key]
    return key


def _join(joined: dict[Key, Key], one: Key, other: Key) -> None:
    one, other = _top(joined, one), _top(joined, other)
    if one != other:
        joined[other] = one
