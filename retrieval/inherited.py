"""What a document takes from the one that it came with: an attachment from its mail, and from no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from retrieval.layers import Claim, card_of
from retrieval.sources.reading import Reading

CAME_WITH = "the mail that it came with"
HANDED = ("account", "region", "date", "trust")


class Carriers:
    """The claims of the document that is being read and of those inside it, until the next one begins."""

    def __init__(self) -> None:
        self._claims: dict[str, Sequence[Claim]] = {}

    def of(self, reading: Reading) -> Sequence[Claim]:
        """The claims of the document that the reading came with; none when it came with none."""
        return () if reading.came_with is None else self._claims.get(reading.came_with, ())

    def add(self, reading: Reading, claims: Sequence[Claim]) -> None:
        """Keeps the claims of a reading for what comes with it."""
        if reading.came_with is None:
            self._claims.clear()
        self._claims[reading.part] = claims


def handed(carrier: Sequence[Claim]) -> Iterator[str]:
    """What the carrier hands on, in words; a change of them is a change for what came with it."""
    if carrier:
        card = card_of(carrier)
        yield from (f"{field}={getattr(card, field)}" for field in HANDED)
        yield from (f"label={label}" for label in _labels(carrier))


def with_handed(own: Iterable[Claim], stated: Sequence[Claim], carrier: Sequence[Claim]) -> list[Claim]:
    """The document's own inferred claims, and where it has none, those of its carrier."""
    claims = list(own)
    if not carrier:
        return claims
    card, mine = card_of(carrier), card_of((*claims, *stated))
    claims = [claim for claim in claims if claim.value or not getattr(card, claim.field)]
    for field in HANDED:
        if getattr(card, field) and (not getattr(mine, field) or field == "trust"):
            claims.append(Claim("inferred", field, getattr(card, field), CAME_WITH))
    if labels := _labels(carrier):
        joined = sorted({*labels, *_labels(claims)})
        claims = [claim for claim in claims if claim.field != "labels"]
        claims.append(Claim("inferred", "labels", "\n".join(joined), CAME_WITH))
    return claims


def _labels(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The labels that something says, and not only the home's own: whom a mail is not for, its attachment is not."""
    said = [claim for claim in claims if claim.how != "default"]
    return card_of(said).labels
