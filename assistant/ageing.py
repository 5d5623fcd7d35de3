"""What a reader must know of the age and the origin of what is cited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from assistant.findings import Caution
from retrieval.evidence import Card
from retrieval.lexical import folded
from retrieval.period import of_date

# Days after which a document of a kind may no longer describe things as they are.
LASTS = {"charter": 365, "stakeholder map": 120}


OUTSIDE = "external_"  # how the trust of what came from outside begins


def warnings(cited: Iterable[Card], as_of: datetime | None) -> tuple[Caution, ...]:
    """Codes for the answer as a whole, each once: the cards of what is cited, seen from `as_of`."""
    return tuple(sorted({code for card in cited for code in _codes(card, as_of)}))


def _codes(card: Card, as_of: datetime | None) -> Iterable[Caution]:
    if card.trust.startswith(OUTSIDE):
        yield Caution.UNTRUSTED
    if not card.date:
        yield Caution.UNDATED
        return
    lasts = LASTS.get(folded(card.kind).replace("_", " ").replace("-", " "))
    day = of_date(card.date)
    if lasts is not None and day is not None and as_of is not None and (as_of.date() - day.last).days > lasts:
        yield Caution.STALE
