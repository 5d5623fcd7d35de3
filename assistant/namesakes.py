"""Whom a question means, where several people or several accounts' places are called so by the records in view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from retrieval.infer.accounts import LEGAL
from retrieval.lexical import folded
from retrieval.mention import Word, words
from retrieval.records.record import Record
from retrieval.records.tree import Key, Tree, key_of

MOST_READINGS = 6
SITES = frozenset("plant site factory works werk standort planta fabrica zaklad usine".split())
ABOUT = ("title", "department", "function", "role", "region", "country")  # fields that tell two people apart


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody or a place: the words of its name, other scripts' names, what tells it apart, and how to say it."""

    key: str
    account: str
    name: tuple[str, ...]
    local: tuple[str, ...]
    about: frozenset[str]
    said: str
    mail: str = ""


class Namesakes:
    """The people and the places below accounts in one view, by the words of their names."""

    def __init__(self, tree: Tree, people: Iterable[Record], home: Mapping[str, str]) -> None:
        self._people: dict[str, dict[str, Namesake]] = defaultdict(dict)
        self._places: dict[tuple[str, ...], dict[Key, Namesake]] = defaultdict(dict)
        for one in people:
            person = _person(one, tree, home.get(one.id, one.id))
            for word in person.name:
                self._people[word].setdefault(person.key, person)
        for key, node in tree.nodes.items():
            place = None if key in tree.roots else _place(tree, key, node)
            if place is not None and place.name:
                self._places[place.name][key] = place

    def readings(self, question: str, accounts: Collection[str]) -> tuple[str, ...]:
        """What a name in the question may mean, where that is several and no other word of it says which.

        `accounts` are those that the question names or is asked of.
        """
        said = words(question)
        plain = {word.plain for word in said}
        whose = set(accounts)
        for several in self._named(said, question):
            left = _one_each(_told_apart(several, whose, plain, question))
            if len(left) > 1:
                return tuple(sorted(one.said for one in left))[:MOST_READINGS]
            whose |= {one.account for one in left if one.account}
        for several in self._towns(said, question):
            left = _told_apart(several, whose, plain, question)
            if len({one.account for one in left}) > 1:
                return tuple(sorted(one.said for one in left))[:MOST_READINGS]
        return ()

    def _named(self, said: Sequence[Word], question: str) -> Iterable[list[Namesake]]:
        """For each name in the question everybody who bears it."""
        at = 0
        while at < len(said):
            runs = {key: _run(said, at, one.name, question) for key, one in self._bearing(said, at).items()}
            longest = max(runs.values(), default=0)
            if longest:
                bearing = self._bearing(said, at)
                yield [bearing[key] for key, length in sorted(runs.items()) if length == longest]
            at += max(longest, 1)

    def _bearing(self, said: Sequence[Word], at: int) -> Mapping[str, Namesake]:
        """Those of whose names the word is one, or the word behind it when it is an initial."""
        first = said[at]
        named = said[at + 1] if len(first.plain) == 1 and at + 1 < len(said) else first
        return self._people.get(named.plain, {})

    def _towns(self, said: Sequence[Word], question: str) -> Iterable[list[Namesake]]:
        for at, first in enumerate(said):
            for size in (3, 2, 1):
                form = tuple(word.plain for word in said[at : at + size])
                places = self._places.get(form, {}) if len(form) == size else {}
                if places and first.said[:1].isupper() and not _goes_on(said, at + size, question):
                    yield [places[key] for key in sorted(places)]
                    break


def _person(one: Record, tree: Tree, key: str) -> Namesake:
    node = tree.nodes.get((one.source.system, one.text("account_id")))
    name = one.text("name")
    told = [one.text("title") or one.text("role").replace("_", " "), node.text("name") if node else one.account]
    about = _words(one.text(field) for field in ABOUT) | (_words([node.text("name")]) if node else frozenset())
    local = tuple(text.replace(" ", "") for text in (one.text("name_local"),) if text)
    parts = tuple(word.plain for word in words(name))
    said = ", ".join([name, *filter(None, told)])
    return Namesake(key, one.account, parts, local, about - set(parts), said, one.text("email").casefold())


def _place(tree: Tree, key: Key, node: Record) -> Namesake | None:
    """A part of an account by the words of its name that are not the account's, else by its town."""
    above = _words(one.text(field) for one in tree.above(key) for field in ("name", "legal_name"))
    own = [word.plain for word in words(node.text("name")) if word.plain not in above | LEGAL | SITES]
    own = own or [word.plain for word in words(node.text("city"))]
    about = _words(node.text(field) for field in ("country", "region", "region_or_country"))
    root = tree.above(key)[0] if tree.above(key) else node
    whose = node.account or root.text("name")
    said = node.text("name") if _words([whose]) & _words([node.text("name")]) else f"{node.text('name')}, {whose}"
    return Namesake(key_of(node)[1], whose, tuple(own), (), about, said)


def _run(said: Sequence[Word], at: int, name: tuple[str, ...], question: str) -> int:
    """How many words from there on are of the name, whole or as initials; 0 where they are too little to be it."""
    left = list(name)
    whole = size = 0
    for place in range(at, min(at + len(name), len(said))):
        word = said[place]
        if size and question[said[place - 1].end : word.start].strip(" .-"):
            break
        initial = next((each for each in left if each[0] == word.plain), "") if len(word.plain) == 1 else ""
        if word.plain in left:
            left.remove(word.plain)
            whole += len(word.plain) > 1
        elif initial:
            left.remove(initial)
        else:
            break
        size += 1
    alone = size == 1 and said[at].plain == name[-1] and len(name) > 1 and said[at].said[:1].isupper()
    return size if whole and (size > 1 or (alone and len(said[at].plain) > 2)) else 0


def _goes_on(said: Sequence[Word], at: int, question: str) -> bool:
    """True when a state or more of a name stands behind a town: "Springfield OH", "Neustadt (Bavaria)"."""
    if at >= len(said):
        return False
    between = question[said[at - 1].end : said[at].start]
    return between in (" ", ", ", " (", "/") and said[at].said[:1].isupper()


def _told_apart(several: list[Namesake], whose: set[str], plain: set[str], question: str) -> list[Namesake]:
    """Those that are left when accounts, names in their own script, and words about them have been heeded."""
    bare = question.replace(" ", "")
    for chosen in (
        [one for one in several if one.account in whose],
        [one for one in several if any(local in bare for local in one.local)],
    ):
        several = chosen or several
    fitting = {one.key: len(one.about & plain) for one in several}
    best = max(fitting.values())
    return [one for one in several if fitting[one.key] == best]


def _one_each(several: Sequence[Namesake]) -> list[Namesake]:
    """Without rows that may be the same person again: one whole name, and no two addresses that contradict."""
    kept: list[Namesake] = []
    for one in several:
        alike = [each for each in kept if sorted(each.name) == sorted(one.name)]
        if not any(not one.mail or not each.mail or one.mail == each.mail for each in alike):
            kept.append(one)
    return kept


def _words(texts: Iterable[str]) -> frozenset[str]:
    said = (word.plain for text in texts for word in words(folded(text.replace("_", " "))))
    return frozenset(word for word in said if len(word) > 2)
