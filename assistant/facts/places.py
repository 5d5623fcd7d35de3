"""The places, accounts and product families that the words of a question name, by the records in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.book import Book
from assistant.facts import words
from assistant.facts.query import Condition, Demand, Place
from assistant.facts.reading import only_small, spoken_words
from retrieval.infer.accounts import LEGAL
from retrieval.lexical import folded
from retrieval.records.kinds import fields_of
from retrieval.records.record import Record
from retrieval.records.tree import Key, key_of
from retrieval.regions import RegionTable

FAMILIES = ("product_family", "product_line", "sku")
Values = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """What the words name: accounts that documents or records go by, places, and further conditions."""

    accounts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    conditions: tuple[Condition, ...] = ()


class Unnamed(LookupError):
    """Words that name nothing on record, or too much."""


class Unclear(Unnamed):
    """Words that several accounts' entities are called by, which `readings` names."""

    def __init__(self, readings: tuple[str, ...]) -> None:
        self.readings = readings
        super().__init__(", ".join(readings))


@dataclass(frozen=True, slots=True)
class Names:
    """What may be named in one view: the accounts' tree, accounts, regions, our people, what a kind's field holds."""

    book: Book
    accounts: Callable[[str], Sequence[str]]
    regions: frozenset[str]
    values: Values
    people: Callable[[], Sequence[Record]]

    def named(self, left: Sequence[str], kind: str, account: str = "") -> Named:
        """What all the stretches name; raises `Unnamed` for one that names nothing or several accounts' places."""
        accounts = [account] if account else []
        places: list[Place] = []
        conditions: list[Condition] = []
        for said in _bare(left):
            place = self._site(said, accounts) or self._region(said)
            meant = () if place is not None else self.accounts(said)
            if place is not None:
                places.append(place)
            elif meant:
                accounts += meant
            else:
                conditions.append(self._owner(said, kind) or self._family(said, kind))
        if len(set(accounts)) > 1:
            raise Unnamed(", ".join(accounts))
        return Named(tuple(dict.fromkeys(accounts)), tuple(places), tuple(conditions))

    def _site(self, said: str, accounts: Sequence[str]) -> Place | None:
        """The entities of one account whose name or city the words are, with all that hangs below them."""
        asked = spoken_words([said]) - words.BESIDE
        if not asked:
            return None
        nodes = self.book.tree.nodes
        found = [key for key, one in nodes.items() if not accounts or one.account in accounts]
        found = [key for key in found if any(self._is_called(key, one, asked) for one in self.book.tree.held(key))]
        if len({nodes[key].account or key for key in found}) > 1:
            raise Unclear(tuple(sorted({_named(nodes[key]) for key in found})))
        meant = ", ".join(sorted({nodes[key].text("name") for key in found} - {""}))
        return Place(f"at {said}", meant, self._owners(found)) if found else None

    def _is_called(self, key: Key, member: Record, asked: frozenset[str]) -> bool:
        aliases = member.known.get("aliases", ())
        named = ("name", "legal_name", "business_unit_or_plant")
        whole_account = (
            key in self.book.tree.roots and self.book.tree.below[key]
        )  # the city is its seat, not its extent
        texts = [member.text(name) for name in (named if whole_account else (*named, "city"))]
        whole = [
            spoken_words([one]) - words.BESIDE for one in (*texts, *(aliases if isinstance(aliases, tuple) else ()))
        ]
        if asked in whole:
            return True
        if key in self.book.tree.roots:
            return False
        above = [one.text(name) for one in self.book.tree.above(key) for name in ("name", "legal_name", "country")]
        plain = (
            spoken_words([*above, member.account, member.text("country"), member.text("region")]) | LEGAL | words.BESIDE
        )
        return any(asked <= one and one - asked <= plain for one in whole if one)

    def _owners(self, keys: Iterable[Key]) -> frozenset[Key]:
        """What records of any system call these entities and all that hangs below them."""
        tree = self.book.tree
        return self._names(key_of(one) for key in keys for _, one in tree.under(key))

    def _region(self, said: str) -> Place | None:
        """The regions on record that the words name or hold, with the entities that lie in them."""
        said = words.JAPANESE.get(said, said)
        held = {one.text(name) for one in self.book.rows.nodes.values() for name in ("region", "country")}
        every = RegionTable({*self.regions, *held}).find(said)
        found = [one for one in every if one.certain or one.how.startswith("it lies in")]
        spans = {(one.start, one.end) for one in found}
        if len(spans) != 1:
            return None
        start, end = spans.pop()
        if not only_small(said[:start] + said[end:]):
            return None
        regions = frozenset(folded(one.value) for one in found)
        wider = frozenset(folded(one.value) for one in every) - regions
        tree = self.book.tree
        inside = [key for key in tree.nodes if self._lies_in(key, regions)]
        plants = [key for key, one in tree.nodes.items() if one.text("country") and not tree.below[key]]
        meant = ", ".join(sorted({one.value for one in found}))
        owners = self._names(inside)
        return Place(f"in {said}", meant, owners, regions, wider, self._names(plants) - owners)

    def _lies_in(self, key: Key, regions: frozenset[str]) -> bool:
        """By the entity's own country or region, else by those of the nearest above that has one."""
        tree = self.book.tree
        for one in (key, *(key_of(above) for above in reversed(tree.above(key)))):
            said = {folded(member.text(name)) for member in tree.held(one) for name in ("country", "region")} - {""}
            if said:
                return bool(said & regions)
        return False

    def _names(self, keys: Iterable[Key]) -> frozenset[Key]:
        """What records of any system call these entities themselves."""
        return frozenset(name for key in keys for name in self.book.keys(key))

    def _family(self, said: str, kind: str) -> Condition:
        """The one field of the kind that holds exactly these words."""
        holding = []
        for field in FAMILIES:
            if field in fields_of(kind):
                held = sorted({value for value in self.values(field) if folded(value) == folded(said)})
                holding += [(field, tuple(held))] if held else []
        if not holding:
            raise Unnamed(said)
        field, held_words = holding[0]
        return Condition(Demand.IS, (field,), held_words, said=f"for {held_words[0]}")

    def _owner(self, said: str, kind: str) -> Condition | None:
        """The records of the kind whose owner is called so."""
        if "owner_id" not in fields_of(kind):
            return None
        ids = {one.source.id for one in self.people() if folded(one.text("name")) == folded(said)}
        held = tuple(one for one in self.values("owner_id") if one in ids or folded(one) == folded(said))
        return Condition(Demand.IS, ("owner_id",), held, said=f"owned by {said}") if held else None


def _bare(left: Sequence[str]) -> list[str]:
    """The stretches without the plain words beside a name; raises `Unnamed` where these are all there is."""
    found = [_without(said) for said in left]
    if left and not any(found):
        raise Unnamed(", ".join(left))
    return [said for said in found if said]


def _without(said: str) -> str:
    """The stretch without plain words at its ends.

    >>> _without("Kobe plant"), _without("Kunde Norvik Werke"), _without("plant"), _without("ケレタロ工場")
    ('Kobe', 'Norvik Werke', '', 'ケレタロ')
    """
    parts = said.removesuffix("'s").split()
    while parts and folded(parts[0]) in words.BESIDE:
        parts = parts[1:]
    while parts and folded(parts[-1]) in words.BESIDE:
        parts = parts[:-1]
    bare = " ".join(parts)
    wide = next((one for one in words.BESIDE if len(bare) > len(one) and bare.endswith(one) and not one.isascii()), "")
    return bare.removesuffix(wide)


def _named(node: Record) -> str:
    """An entity with its account."""
    name = node.text("name") or node.source.id
    return name if node.account in ("", name) else f"{name} ({node.account})"
