"""Random groups of companies as three systems record them, with the truth beside, and strangers much like them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from retrieval.identity.seen import Seen

_STEMS = "tar vel nor ros bel mon lar fen kes wie hol mar dun gra ost lin sto ber hak tan mi ya zel pra kov dra".split()
_MARKS = ("ü", "ö", "ä", "ø", "é", "ł")
_TRADES = "Industries|Pumpen|Packaging|Foods|Bearings|Maschinenbau|Chemicals|Marine|Steel|Automation|Glas".split("|")
_OTHERS = "Logistics|Trading|Energy|Capital|Reisen|Consulting|Textil|Medical|Shipping|Seguros".split("|")
_SHORT = {"Industries": "Ind.", "Maschinenbau": "Masch.", "Chemicals": "Chem.", "Packaging": "Pkg."}
_FORMS = {
    "DE": ("GmbH", "Gesellschaft mit beschränkter Haftung", "G.m.b.H."), "US": ("Inc.", "Incorporated", "INC"),
    "MX": ("S.A. de C.V.", "SA DE CV", "S.A. DE C.V."), "PL": ("Sp. z o.o.", "Spółka z o.o.", "sp. z o. o."),
    "JP": ("K.K.", "Co., Ltd.", "Kabushiki Kaisha"), "IT": ("S.p.A.", "SPA", "Spa"),
    "CZ": ("s.r.o.", "spol. s r.o.", "SRO"), "BR": ("Ltda.", "LTDA", "Limitada"),
    "SE": ("AB", "Aktiebolag", "AB (publ)"),
}  # fmt: skip
_LANDS = {
    "DE": "Germany", "US": "USA", "MX": "México", "PL": "Polska", "JP": "日本", "IT": "Italien", "CZ": "Czech Republic",
    "BR": "Brasil", "SE": "Schweden",
}  # fmt: skip
_CITIES = {
    "DE": "München|Köln|Neustadt", "US": "Springfield|Portland|Dayton", "MX": "Querétaro|Monterrey|Puebla",
    "PL": "Wrocław|Gdańsk|Łódź", "JP": "Nagoya|Osaka|Kobe", "IT": "Torino|Milano|Bari", "CZ": "Brno|Praha|Kolín",
    "BR": "São Paulo|Curitiba|Recife", "SE": "Göteborg|Malmö|Lund",
}  # fmt: skip
_CITY_TOO = {"München": "Munich", "Köln": "Cologne", "Wrocław": "Wroclaw", "Torino": "Turin", "Praha": "Prague"}
_PLANTS = ("Plant", "Werk", "Planta", "Stabilimento", "Fabryka")
_FIRST, _LAST = (
    "Anna Marek Wei Luis Petra Kenji Ingrid Omar".split(),
    "Schmidt Nowak Wang Ortiz Berg Sato Rossi".split(),
)


@dataclass(slots=True)
class World:
    """Records, and for each the thing that it truly is."""

    seen: list[Seen] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)

    def add(self, thing: str, one: Seen) -> str:
        """The record's key, which tells nothing."""
        key = f"{one.system}:{len(self.seen):05d}"
        self.seen.append(replace(one, key=key))
        self.truth[key] = thing
        return key

    def false_merges(self, groups: Iterator[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Groups that hold two things."""
        return [keys for keys in groups if len({self.truth[key] for key in keys}) > 1]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Records of one thing, each with the first of it."""
        first: dict[str, str] = {}
        for key, thing in self.truth.items():
            if first.setdefault(thing, key) != key:
                yield first[thing], key


def world(seed: int, groups: int = 12) -> World:
    """One world; some of its groups have a stranger, a sibling or a namesake beside them."""
    random, made = Random(seed), World()
    for number in range(groups):
        _group(made, random, f"g{number}")
    random.shuffle(made.seen)
    return made


def _stem(random: Random) -> str:
    stem = "".join(random.sample(_STEMS, random.choice((2, 3))))
    if random.random() < 0.3:
        at = random.randrange(1, len(stem))
        stem = stem[:at] + random.choice(_MARKS) + stem[at:]
    return stem.capitalize()


def _group(made: World, random: Random, thing: str) -> None:
    stem, trade = _stem(random), random.choice(_TRADES)
    base, duns = f"{stem} {trade}", str(random.randrange(10**8, 10**9))
    site = f"{'-'.join(base.encode('ascii', 'ignore').decode().lower().split())}.com"
    root = Seen("", "company", base, "crm", (stem[:3].upper() + trade[0],), (("duns", duns),), domains=(site,))
    crm = made.add(thing, root)
    short = Seen("", "company", base, "desk", domains=(f"https://www.{site}/",))
    made.add(thing, random.choice([
        short, replace(short, name=root.aliases[0], domains=()), replace(short, name=base.upper()),
        replace(short, name=_slipped(base, random)), replace(short, name=f"{base} Group"),
        replace(short, name=_other(random), ids=(("D-U-N-S", f"{duns[:2]}-{duns[2:5]}-{duns[5:]}"),)),
    ]))  # fmt: skip
    for country in random.sample(sorted(_FORMS), random.choice((1, 2, 3))):
        _member(made, random, f"{thing} {country}", base, country, crm)
    _stranger(made, random, f"{thing} x", stem, trade)
    _people(made, random, thing, crm)


def _member(made: World, random: Random, thing: str, base: str, country: str, crm: str) -> None:
    forms, city = _FORMS[country], random.choice(_CITIES[country].split("|"))
    own = Seen("", "company", f"{base} {forms[0]}", "crm", country=country, city=city, parent=crm)
    parent = made.add(thing, own)
    trade = base.split()[-1]
    other = replace(own, system="erp", country=_LANDS[country], city=_CITY_TOO.get(city, city), parent="")
    ways = [
        replace(other, name=f"{base} {random.choice(forms)}".upper()),
        replace(other, name=f"{_long(base)} {random.choice(forms)}"),
        replace(other, name=base, city=""),
        replace(other, name=f"{_slipped(base, random)} {forms[0]}"),
        replace(other, name=f"{base.replace(trade, _SHORT.get(trade, trade))} {forms[1]}"),
    ]
    there = made.add(thing, random.choice(ways))
    words = random.sample(_PLANTS, 2)
    for number, place in enumerate(random.sample(_CITIES[country].split("|"), 2)):
        plant = Seen("", "plant", f"{words[0]} {place}", "crm", country=country, city=place, parent=parent)
        made.add(f"{thing} p{number}", plant)
        name = random.choice((f"{words[1]} {_CITY_TOO.get(place, place)}", f"{base} {words[0]} {place}"))
        made.add(f"{thing} p{number}", replace(plant, name=name, system="erp", parent=there))
        for half in ("1", "2") if number else ():
            for system, above in (("crm", parent), ("erp", there)):
                one = replace(plant, name=f"{random.choice(_PLANTS)} {place} {half}", system=system, parent=above)
                made.add(f"{thing} p{number}-{half}", one)


def _stranger(made: World, random: Random, thing: str, stem: str, trade: str) -> None:
    country = random.choice(sorted(_FORMS))
    form, city = _FORMS[country][0], random.choice(_CITIES[country].split("|"))
    name = random.choice(
        (f"{stem} {random.choice(_OTHERS)}", f"{stem}s {trade}", f"{_stem(random)} {stem} {trade}",
         f"{stem} North {trade}", f"{stem} South {trade}", f"{stem} {trade} {random.randrange(2, 9)}",
         f"Neu{stem.lower()} {trade}")
    )  # fmt: skip
    one = Seen("", "company", f"{name} {form}", random.choice(("crm", "erp", "desk")), country=country, city=city)
    plant = Seen("", "plant", f"Plant {city}", "crm", country=country, city=city, parent=made.add(thing, one))
    made.add(f"{thing} p", plant)


def _people(made: World, random: Random, thing: str, crm: str) -> None:
    for number in range(2):
        first, last = random.choice(_FIRST), random.choice(_LAST)
        mail = f"{first}.{last}.{number}@{thing}.example.eu".lower()
        person = Seen("", "person", f"{first} {last}", "crm", emails=(mail,), parent=crm)
        made.add(f"{thing} h{number}", person)
        name = random.choice((f"{last}, {first}", f"{first[0]}. {last}"))
        made.add(f"{thing} h{number}", replace(person, name=name, system="desk", emails=(mail.title(),), parent=""))
    made.add(f"{thing} hx", Seen("", "person", f"{first} {last}", "erp", emails=(f"x.{last}@{thing}.example.eu",)))


def _other(random: Random) -> str:
    return f"{_stem(random)} {random.choice(_TRADES)}"


def _long(text: str) -> str:
    for short, long in (("ü", "ue"), ("ö", "oe"), ("ä", "ae"), ("ø", "oe"), ("é", "e"), ("ł", "l")):
        text = text.replace(short, long)
    return text


def _slipped(text: str, random: Random) -> str:
    """One letter dropped, doubled or swapped within the longest word."""
    word = max(text.split(), key=len)
    at = random.randrange(1, len(word) - 2)
    how = random.randrange(3)
    bad = [word[:at] + word[at + 1 :], word[: at + 1] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :]]
    return text.replace(word, bad[how])
