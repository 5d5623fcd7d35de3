"""The tree of accounts with each company in it once, however many systems know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from retrieval.records.record import Record
from retrieval.records.tree import Key, Tree, key_of


def joined(tree: Tree, home: Mapping[str, str]) -> Tree:
    """The tree with one node for all records that are one, by record id in `home`; it bears the others as `members`.

    It stands where most hangs below it; what hangs below any of them hangs below it. Where two systems hang two
    companies below each other, the one in which more hangs counts, so that no circle comes of joining.
    """
    groups: dict[str, list[Key]] = defaultdict(list)
    for key, one in tree.nodes.items():
        groups[home.get(one.id, one.id)].append(key)
    if len(groups) == len(tree.nodes):
        return tree
    sizes = _sizes(tree)
    first: dict[Key, Key] = {}
    members: dict[Key, tuple[Record, ...]] = {}
    for keys in groups.values():
        ranked = sorted(keys, key=lambda key: (-len(tree.below[key]), key not in tree.parents, key))
        first.update(dict.fromkeys(keys, ranked[0]))
        members[ranked[0]] = tuple(tree.nodes[key] for key in ranked)
    nodes = {key: one for key, one in tree.nodes.items() if first[key] == key}
    parents = _parents(tree, first, sizes)
    below: dict[Key, list[Key]] = {key: [] for key in nodes}
    for key in nodes:
        if key in parents:
            below[parents[key]].append(key)
    roots = tuple(key for key in nodes if key not in parents)
    return Tree(
        nodes,
        {key: tuple(found) for key, found in below.items()},
        roots,
        tree.orphans & nodes.keys(),
        tree.circles & nodes.keys(),
        parents,
        members,
    )


def _parents(tree: Tree, first: Mapping[Key, Key], sizes: Mapping[Key, int]) -> dict[Key, Key]:
    """What each joined node hangs below: of its members' parents that of the larger tree, unless it hangs below it."""
    found: dict[Key, Key] = {}
    for _, key, parent in sorted(_edges(tree, sizes), key=lambda edge: (-edge[0], edge[1])):
        here, there = first[key], first[parent]
        if here not in found and here not in _line(there, found):
            found[here] = there
    return found


def _edges(tree: Tree, sizes: Mapping[Key, int]) -> Iterator[tuple[int, Key, Key]]:
    for key, parent in tree.parents.items():
        yield sizes[parent], key, parent


def _line(key: Key, parents: Mapping[Key, Key]) -> Sequence[Key]:
    """A node and all above it."""
    line = [key]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line


def _sizes(tree: Tree) -> dict[Key, int]:
    """How many records hang in the tree that each node stands in."""
    found: dict[Key, int] = {}
    for root in tree.roots:
        keys = [key_of(one) for _, one in tree.under(root)]
        found.update(dict.fromkeys(keys, len(keys)))
    return found
