"""The people of the demo company, one for each part that somebody plays."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from demo.draw import DEFAULT, pool, shuffled, which

LATIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "å": "a"})
EASTERN = ("japanese", "chinese", "twins_chinese")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a part; `local` is the name in its own script, where that is another."""

    part: str
    first: str
    last: str
    local: str
    title: str
    of: str
    email: str
    eastern: bool

    @property
    def name(self) -> str:
        """First and family name, the family name first where that is the custom."""
        return f"{self.last} {self.first}" if self.eastern else f"{self.first} {self.last}"

    @property
    def initial(self) -> str:
        """The family name behind an initial: "M. Schmidt"."""
        return f"{self.first[0]}. {self.last}"

    @property
    def family(self) -> str:
        """The family name in its own script, or as it is: 田中."""
        return self.local.split(" ")[0] if " " in self.local else self.local[:1] or self.last

    def __str__(self) -> str:
        return self.name


def plain(text: str) -> str:
    """The text in small Latin letters, as addresses and folders have it.

    >>> plain("Müller Łódź")
    'mueller lodz'
    """
    folded = unicodedata.normalize("NFKD", text.translate(LATIN))
    return "".join(letter for letter in folded if not unicodedata.combining(letter)).lower()


def people(seed: int, domains: Mapping[str, str]) -> dict[str, Person]:
    """Everybody by part; no two who are not meant to share a family name."""
    told = pool("people")
    named = told["defaults"] if seed == DEFAULT else _named(seed, told)
    return {part: _person(part, told["parts"][part], names, domains) for part, names in named.items()}


def _named(seed: int, told: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each part its first and family name, and the name in its own script."""
    named: dict[str, list[str]] = {}
    taken: dict[str, int] = {}
    for part, role in told["parts"].items():
        origin = told["names"][role["from"]]
        if "pairs" in origin:
            pair = origin["pairs"][which(seed, role["from"], len(origin["pairs"]) + 1) - 1]
            named[part] = [str(one) for one in pair[taken.get(role["from"], 0)]]
        else:
            at = taken.get(role["from"], 0)
            lasts = shuffled(seed, role["from"], origin["last"])
            firsts = shuffled(seed, role["from"] + role["sex"], origin[role["sex"]])
            named[part] = _joined(firsts[at % len(firsts)], lasts[at])
        taken[role["from"]] = taken.get(role["from"], 0) + 1
    return named


def _joined(first: Any, last: Any) -> list[str]:
    if isinstance(first, str):
        return [first, str(last)]
    joint = " " if any("\u3040" <= letter <= "\u30ff" for letter in str(last[1]) + str(first[1])) else ""
    return [str(first[0]), str(last[0]), f"{last[1]}{joint}{first[1]}"]


def _person(part: str, role: Mapping[str, Any], names: list[str], domains: Mapping[str, str]) -> Person:
    first, last, local = (*names, "")[:3]
    if role["from"] == "japanese" and local and " " not in local:
        local = _spaced(local, last)
    suffix = "2" if part == "maintenance_cn" else ""
    address = f"{plain(first).replace(' ', '')}.{plain(last)}{suffix}@{domains[role['of']]}"
    return Person(part, first, last, local, role["title"], role["of"], address, role["from"] in EASTERN)


def _spaced(local: str, last: str) -> str:
    """A Japanese name with the space between family and first name that minutes write."""
    known = {name[0]: name[1] for name in pool("people")["names"]["japanese"]["last"]}
    family = known[last]
    return f"{family} {local[len(family) :]}"
