"""Where the plants stand, in the languages that speak of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demo.draw import drawn, pool
from demo.people import plain


@dataclass(frozen=True, slots=True)
class Plant:
    """A plant; `town` as its people write it, `local` in another script, `names` of its country by language."""

    key: str
    town: str
    local: str
    short: str
    state: str
    state_local: str
    region: str
    names: Mapping[str, str]

    @property
    def ascii(self) -> str:
        """The town without accents, as folders and hasty people write it: Queretaro."""
        return plain(self.town).title()

    @property
    def country(self) -> str:
        """The country in English."""
        return self.names["en"]

    def __str__(self) -> str:
        return self.town


def plants(seed: int) -> dict[str, Plant]:
    """Six plants of the first account by country, two each of the others (A2DE, A2PL, A3US, A3US2)."""
    told = pool("places")
    town = {key: drawn(seed, f"town {key}", choices) for key, choices in told["towns"].items()}
    here = {key: _plant(key, key, town[key], town[key].get("state")) for key in ("DE", "US", "MX", "CN", "PL", "JP")}
    here["A2DE"] = _plant("A2DE", "DE", town["DE"], town["DE"]["other"])
    here["A2PL"] = _plant("A2PL", "PL", town["A2PL"], None)
    here["A3US"] = _plant("A3US", "US", town["US"], town["US"]["other"])
    here["A3US2"] = _plant("A3US2", "US", town["A3US"], town["A3US"]["state"])
    return here


def _plant(key: str, country: str, town: Mapping[str, str], state: list[str] | None) -> Plant:
    told = pool("places")[country]
    names = {"en": told["country"], "de": told["de"], "es": told["es"], "ja": told["ja"]}
    state = state or ["", ""]
    short = town.get("short", plain(town["town"])[:3].upper())
    return Plant(key, town["town"], town.get("local", ""), short, state[0], state[1], told["region"], names)
