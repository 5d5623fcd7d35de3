"""Invoiced revenue in a sheet of finance: by plant, family and month, eighteen months of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from demo.draw import number
from demo.entities import Entity, entities
from demo.extract import Extract, Row, table
from demo.extracts.sales import code
from demo.world import World

HEADER = ("Id (AIA revenue)", "Account", "Product family", "Region", "Month", "Type", "Amount", "Currency",
          "Last changed")  # fmt: skip
# Of each plant's revenue the share of each family, in hundredths.
SHARES: Mapping[str, Mapping[str, int]] = {
    "DE": {"brg": 45, "lgr": 30, "spn": 25},
    "US": {"lgr": 60, "brg": 25, "sea": 15},
    "MX": {"brg": 80, "sea": 20},
    "CN": {"brg": 60, "spn": 40},
    "PL": {"brg": 65, "sea": 35},
    "JP": {"lgr": 55, "brg": 45},
    "A2DE": {"brg": 100},
    "A2PL": {"sea": 100},
    "A3US": {"lgr": 70, "sea": 30},
    "A3US2": {"lgr": 100},
}
MONTHS = 18
FALLING = "JP"


def months(world: World) -> list[date]:
    """The first days of the eighteen whole months before today, oldest first."""
    at = world.as_of.year * 12 + world.as_of.month - 1 - MONTHS
    return [date((at + one) // 12, (at + one) % 12 + 1, 1) for one in range(MONTHS)]


def amounts(world: World) -> dict[tuple[str, str, int], int]:
    """By plant, family and place of the month the euros, in tens; the last twelve months sum up to the year told."""
    found: dict[tuple[str, str, int], int] = {}
    for account in world.accounts:
        plants = [one for one in entities(world).values() if one.account == account]
        year = float(world.values[f"revenue_{account.lower()}"]) * 1_000_000
        for one in plants:
            found |= _plant(world, one, year * one.share / 100)
        first = (plants[0].key, next(iter(SHARES[plants[0].key])), MONTHS - 1)
        keys = {one.key for one in plants}
        told = sum(euros for (key, _, month), euros in found.items() if key in keys and month >= MONTHS - 12)
        found[first] += round((year - told) / 10) * 10
    return found


def extracts(world: World) -> Iterator[Extract]:
    """The sheet; one country's months fall."""
    known, days = entities(world), months(world)
    rows, facts = [], {}
    ordered = sorted(amounts(world).items(), key=lambda one: (one[0][2], list(SHARES).index(one[0][0])))
    for place, ((key, family, month), euros) in enumerate(ordered, 2):
        rows.append(_row(world, known[key], family, days[month], euros))
        if key == FALLING and month in (0, MONTHS - 1):
            facts[f"N70.{'first' if month == 0 else 'last'}_{family}"] = Row(f"sheet/revenue#{rows[-1][0]}", place)
    yield Extract("revenue", f"Finance/revenue {days[-1]:%Y-%m}.csv", "export", table(HEADER, rows), facts)


def quarters(told: Mapping[tuple[str, str, int], int], key: str) -> list[int]:
    """A plant's euros in each three months, the last three first."""
    ends = range(MONTHS, 0, -3)
    return [
        sum(euros for (plant, _, at), euros in told.items() if plant == key and end - 3 <= at < end) for end in ends
    ]


def _plant(world: World, one: Entity, year: float) -> dict[tuple[str, str, int], int]:
    told = {
        (family, month): share / 100 * _weight(world, one.key, family, month)
        for family, share in SHARES[one.key].items()
        for month in range(MONTHS)
    }
    scale = year / sum(weight for (_, month), weight in told.items() if month >= MONTHS - 12)
    return {(one.key, family, month): round(weight * scale / 10) * 10 for (family, month), weight in told.items()}


def _weight(world: World, key: str, family: str, month: int) -> float:
    """How a month stands to the others: some up and down; in the falling country a twentieth less each month."""
    wobble = 0.95 + number(world.seed, f"{key} {family} month {month}", 11) / 100
    trend = 0.95**month if key == FALLING else 1 + month / 200
    return wobble * trend


def _row(world: World, one: Entity, family: str, day: date, euros: int) -> list[Any]:
    month = f"{day:%Y-%m}"
    name = f"{one.customer_number.lstrip('0')}-{code(world, family)}-{month}"
    following = date(day.year + day.month // 12, day.month % 12 + 1, 5)
    return [name, one.name, code(world, family), one.plant.region, month, "invoice", euros, "EUR", following]
