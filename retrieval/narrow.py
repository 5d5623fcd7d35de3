"""Which documents a question is about, before anything is ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.card_table import CardTable, Mask
from retrieval.lexical import Scores
from retrieval.question import Understanding


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`mask` marks the documents in view; `matched` counts those that bear all that the question names for certain.

    Where none does, the least certain demand is dropped until some do, and `notes` say which was.
    """

    mask: Mask
    matched: int
    notes: tuple[str, ...]


def narrow(cards: CardTable, understood: Understanding, account: str = "") -> Narrowing:
    """The documents a question is about: its accounts', of its kinds, of its period; those that do not say stay in.

    A document of no account may bear on any, as a charter for all does; it stays in, but matches nothing by itself.
    """
    demands = _demands(cards, understood, account)
    for kept in range(len(demands), -1, -1):
        mask = _all(cards, demands[:kept])
        if mask.any() or kept <= bool(account):
            break
    if kept < len(demands) or (demands and not mask.any()):
        said = " and ".join(what for what, _ in demands)
        return Narrowing(mask, 0, (f"no document is {said}",))
    anyones = not account and bool(understood.accounts)
    rest = _all(cards, demands[1:]) & cards.bearing("account", [""]) if anyones else mask
    return Narrowing(mask | rest, int(mask.sum()), ())


def _all(cards: CardTable, demands: Sequence[tuple[str, Mask]]) -> Mask:
    mask = np.ones(cards.rows, np.bool_)
    for _, bearing in demands:
        mask &= bearing
    return mask


def _demands(cards: CardTable, understood: Understanding, account: str) -> list[tuple[str, Mask]]:
    """The cards that bear each demand, the most certain first, each with its words."""
    demands: list[tuple[str, Mask]] = []
    named = {*understood.accounts, *understood.likely_accounts} if understood.accounts else set()
    accounts = [account] if account else sorted(named)
    if accounts:
        demands.append((f"of {' or '.join(accounts)}", cards.bearing("account", accounts)))
    if understood.kinds:
        kinds = sorted(set(understood.kinds))
        demands.append((f"of kind {' or '.join(kinds)}", cards.bearing("kind", kinds)))
    if understood.regions:
        regions = sorted({*understood.regions, *understood.likely_regions})
        demands.append((f"of {' or '.join(regions)}", cards.regional(regions)))
    if understood.period is not None and understood.dated:
        demands.append((f"dated {understood.period}", cards.within(understood.period)))
    return demands


def likely(cards: CardTable, understood: Understanding) -> Scores:
    """What each document gains for bearing what the question perhaps names: the more, the fewer documents bear it."""
    gains = np.zeros(cards.rows)
    for bearing in _hints(cards, understood):
        held = int(bearing.sum())
        if held:
            gains += bearing * np.log(cards.rows / held)
    return gains


def _hints(cards: CardTable, understood: Understanding) -> Iterator[Mask]:
    yield cards.bearing("account", [*understood.accounts, *understood.likely_accounts])
    yield cards.bearing("kind", understood.likely_kinds)
    yield cards.bearing("region", understood.likely_regions)
    if understood.period is not None and not understood.dated:
        yield cards.dated & cards.within(understood.period)
