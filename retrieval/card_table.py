"""The cards of a corpus by column, so that what a question demands of them is a few comparisons and no loop."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.evidence import Card
from retrieval.period import Period, of_date, periods
from retrieval.regions import worldwide

Mask = NDArray[np.bool_]
_DIGIT = re.compile(r"\d")


class CardTable:
    """Masks over cards, in their order."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self.rows = len(cards)
        self._columns = {
            "account": _places(card.account for card in cards),
            "kind": _places(card.kind for card in cards),
            "region": _places(card.region for card in cards),
        }
        self.dated = np.fromiter((bool(card.date) for card in cards), np.bool_, self.rows)
        spans = [stood(card) for card in cards]
        self._span_of = np.repeat(np.arange(self.rows), [len(of) for of in spans])
        self._first = np.array([span.first.toordinal() for of in spans for span in of], np.int64)
        self._last = np.array([span.last.toordinal() for of in spans for span in of], np.int64)
        self._timeless = np.fromiter((not of for of in spans), np.bool_, self.rows)
        self._worldwide = [value for value in self._columns["region"] if worldwide(value)]

    def bearing(self, field: str, values: Iterable[str]) -> Mask:
        """Cards that hold one of the values in the field: account, kind or region."""
        mask = np.zeros(self.rows, np.bool_)
        for value in values:
            mask[self._columns[field].get(value, _NONE)] = True
        return mask

    def regional(self, values: Iterable[str]) -> Mask:
        """Cards of one of the regions, or of all the world."""
        return self.bearing("region", [*values, *self._worldwide])

    def within(self, period: Period) -> Mask:
        """Cards whose title names a time that meets the period, else whose date does; timeless ones too."""
        meets = (self._first <= period.last.toordinal()) & (self._last >= period.first.toordinal())
        mask = self._timeless.copy()
        mask[self._span_of[meets]] = True
        return mask

    def share(self, rows: NDArray[np.int32], account: str) -> float:
        """How many of these rows, each a card's number, are the account's; 0 to 1."""
        return float(self.bearing("account", [account])[rows].mean())


_NONE = np.zeros(0, np.int64)


def _places(values: Iterable[str]) -> dict[str, NDArray[np.int64]]:
    """Each value with the numbers of the rows that hold it."""
    found: dict[str, list[int]] = {}
    for at, value in enumerate(values):
        found.setdefault(value, []).append(at)
    return {value: np.array(at, np.int64) for value, at in found.items()}


def stood(card: Card) -> tuple[Period, ...]:
    """The times that a card speaks of: those its title names, else its date; none when it is timeless."""
    # With no day to count from, no period is said without a digit; most titles have none, and a home has many titles.
    named = tuple(found.period for found in periods(card.title)) if _DIGIT.search(card.title) else ()
    if named:
        return named
    dated = of_date(card.date)
    return () if dated is None else (dated,)


def dated_within(card: Card, period: Period) -> bool:
    """True when a time the card speaks of meets the period; for timeless cards too."""
    times = stood(card)
    return not times or any(time.meets(period) for time in times)
