"""What a reader must know of the age of what is cited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from assistant.findings import Citation
from retrieval.lexical import folded
from retrieval.period import of_date

STALE = "STALE"
UNDATED = "UNDATED"

# Days after which a document of a kind may no longer describe things as they are.
LASTS = {"charter": 365, "stakeholder map": 120}


def warnings(cited: Iterable[tuple[Citation, str]], as_of: datetime | None) -> tuple[str, ...]:
    """Codes for the answer as a whole, each once: cited documents, given with their kinds, seen from `as_of`."""
    found = {code for citation, kind in cited for code in _codes(citation.date, kind, as_of)}
    return tuple(sorted(found))


def _codes(date: str, kind: str, as_of: datetime | None) -> Iterable[str]:
    if not date:
        yield UNDATED
        return
    lasts = LASTS.get(folded(kind).replace("_", " ").replace("-", " "))
    day = of_date(date)
    if lasts is not None and day is not None and as_of is not None and (as_of.date() - day.last).days > lasts:
        yield STALE
