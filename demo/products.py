"""What is sold: the main family with the fault that it suffers from, and seven others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from demo.draw import drawn, pool


@dataclass(frozen=True, slots=True)
class Family:
    """A product family; `sku` is its article that is spoken of, `words` its name by language (plural for most)."""

    code: str
    sku: str
    words: Mapping[str, str]

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class MainFamily:
    """The family that the trouble is about; each word by language, with its plural."""

    code: str
    sku: str
    one: Mapping[str, str]
    many: Mapping[str, str]
    article_de: str  # das, die or der
    fault: Mapping[str, str]
    faults: Mapping[str, str]
    part: Mapping[str, str]  # what breaks: cage
    fault_code: str

    def __str__(self) -> str:
        return self.code


def main_family(seed: int) -> MainFamily:
    """The main family's set of words."""
    told: Mapping[str, Any] = drawn(seed, "main family", pool("products")["main"])
    fault = told["fault"]
    languages = ("en", "de", "es")
    return MainFamily(
        code=told["code"],
        sku=f"{told['code']}-{told['item']}",
        one={each: told[each][0] for each in languages} | {"ja": told["ja"]},
        many={each: told[each][1] for each in languages} | {"ja": told["ja"]},
        article_de=told["de"][2],
        fault={each: fault[each][0] for each in languages} | {"ja": fault["ja"]},
        faults={each: fault[each][1] for each in languages} | {"ja": fault["ja"]},
        part=dict(zip(("en", "de", "es", "ja"), fault["part"], strict=True)),
        fault_code=told["fault_code"],
    )


def families(seed: int) -> dict[str, Family]:
    """The other families by key: lgr, spn, sea, lub, cmx, gbx, svc."""
    made = {}
    for key, told in pool("products")["families"].items():
        code, item = drawn(seed, f"code {key}", told["codes"]), drawn(seed, f"item {key}", told["items"])
        words = {each: told[each] for each in ("en", "de", "es", "ja")}
        made[key] = Family(code, f"{code}-{item}", words)
    return made
