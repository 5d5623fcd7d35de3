"""What speaks for two records being one, by strength, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from retrieval.identity.seen import By


class Tier(IntEnum):
    """Kinds of evidence, the strongest first; a weaker one joins only what the stronger ones left open."""

    RULED = 0
    EXACT = 1
    ALIAS = 2
    DOMAIN = 3
    FULL = 4  # the same name with its legal form
    LEGAL = 5  # the same name without legal forms
    NAME = 6  # the same name in a short or misspelt form


BY: Mapping[Tier, By] = {
    Tier.RULED: "person",
    Tier.EXACT: "exact id",
    Tier.ALIAS: "alias",
    Tier.DOMAIN: "domain",
    Tier.FULL: "legal name",
    Tier.LEGAL: "legal name",
    Tier.NAME: "name",
}


@dataclass(slots=True)
class Judgement:
    """Collected for one pair: `bonds` would join it, `against` keeps it apart, `doubts` ask a person."""

    bonds: dict[Tier, str] = field(default_factory=dict)
    against: dict[Tier, str] = field(default_factory=dict)
    doubts: dict[Tier, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.bonds or self.against or self.doubts)
