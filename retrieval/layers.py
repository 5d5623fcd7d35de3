"""A card's layers: what a person said, the source, the mapping, what was inferred; and the card they make."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.evidence import Card, Origin, digest

DEFAULT_LABEL = "internal"
_LISTS = ("supersedes", "labels")
_ORDER = ("label", "stated", "mapping", "inferred", "default")


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """One layer's value for one field and its reason; lists hold one item a line."""

    how: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Layers:
    """What a card was made from, and the file below the root that its document lies in.

    `print` names what shaped the claims besides the file's bytes; equal bytes and print are unchanged.
    """

    path: str
    print: str
    claims: tuple[Claim, ...]

    def packed(self) -> str:
        """The layers as the store keeps them: canonical JSON, with the account beside them."""
        claims = [[claim.how, claim.field, claim.value, claim.reason] for claim in self.claims]
        kept = [self.path, self.print, card_of(self.claims).account, claims]
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def unpacked(kept: str) -> Layers:
    """The layers that `packed` gave."""
    path, shape, _, claims = json.loads(kept)
    return Layers(path, shape, tuple(Claim(*claim) for claim in claims))


def unpacked_place(kept: str) -> tuple[str, str, str]:
    """Path, print and account alone, for a look at many."""
    path, shape, account, _ = json.loads(kept)
    return path, shape, account


def card_of(claims: Iterable[Claim]) -> Card:
    """The card: for each field the word of the highest layer that has one, with its origin.

    A person's correction goes before the source, the source before the mapping, that before inference, then defaults.
    """
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (_ORDER.index(claim.how), claim.field)):
        if claim.field not in best or not best[claim.field].value:
            best[claim.field] = claim
    values: dict[str, Any] = {field: claim.value for field, claim in best.items() if claim.value}
    for field in _LISTS:
        if field in values:
            values[field] = tuple(item for item in values[field].split("\n") if item)
    return Card(
        **values, origins=tuple(Origin(field, claim.how, claim.reason) for field, claim in sorted(best.items()))
    )


def corrections_for(
    path: str, source_id: str, made: Sequence[tuple[str, str, str]], own: Collection[str] = ()
) -> list[Claim]:
    """The claims that people's corrections (path, field, value) make for a file; the nearest path counts.

    A correction's path is a file, a folder above it ("" is the whole source), or one document inside a file. Fields
    that a document inside it has of its `own` are corrected only by what is said of that document.
    """
    nearest: dict[str, tuple[int, Claim]] = {}
    for where, field, value in made:
        if field in own and where != source_id:
            continue
        if where in ("", path, source_id) or path.startswith(where + "/"):
            said = f'said of "{where}"' if where else "said of the whole folder"
            if field not in nearest or len(where) >= nearest[field][0]:
                nearest[field] = (len(where), Claim("label", field, value, said))
    return [claim for _, claim in sorted(nearest.values(), key=lambda item: item[1])]


def shape(base: str, corrections: Iterable[Claim]) -> str:
    """A print: what stays when people correct, and what they said."""
    return f"{base}/{digest(*(part for claim in corrections for part in (claim.field, claim.value, claim.reason)))}"
