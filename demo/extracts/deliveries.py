"""Deliveries in a sheet of the logistics team: what was promised for which day, and when it came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from demo.draw import number
from demo.extract import Extract, Row, table
from demo.extracts.ledger import Ordered, orders
from demo.extracts.sales import article, code
from demo.told import working
from demo.world import World

HEADER = ("Id (AIA deliveries)", "Account", "Order", "Number", "Article", "Product family", "Region", "Quantity",
          "Promised on", "Shipped on", "Delivered on", "Carrier", "Status", "Last changed")  # fmt: skip
CARRIERS = {"DE": "Nordfracht", "PL": "Polkurs", "US": "Ridgeway", "MX": "Fletes MR", "CN": "海顺", "JP": "東西運送"}
# Of the American plant's deliveries in a time, how many are late: days before today from, to, late.
WORSE = ((0, 92, 4), (93, 184, 4), (185, 276, 1), (277, 640, 2))
SPOKEN_OF = "88377"  # came on the day that a call speaks of


def extracts(world: World) -> Iterator[Extract]:
    """The deliveries of eighteen months; those of the American plant come late more and more often."""
    told = [one for one in orders(world) if one.promised <= world.day("2026-09-25")]
    late = set(_late(world, told))
    rows, facts, counted = [], {}, 0
    for place, one in enumerate(sorted(told, key=lambda each: (each.promised, each.number)), 2):
        rows.append(_row(world, one, late=one.number in late))
        if one.entity.key == "US" and one.number in late and _age(world, one) <= WORSE[0][1]:
            counted += 1
            facts[f"N61.late{counted}"] = Row(f"sheet/deliveries#{rows[-1][0]}", place)
        if one.customer_number == SPOKEN_OF:
            facts["F06.delivery"] = Row(f"sheet/deliveries#{rows[-1][0]}", place)
    yield Extract("deliveries", "Logistics/deliveries.csv", "export", table(HEADER, rows), facts)


def on_time(world: World, newest: int, oldest: int) -> tuple[int, int]:
    """How many of the American plant's deliveries promised for that time came by then, and of how many."""
    told = [one for one in orders(world) if one.promised <= world.day("2026-09-25") and one.entity.key == "US"]
    late = set(_late(world, told))
    there = [one for one in told if newest <= _age(world, one) <= oldest]
    return len([one for one in there if one.number not in late]), len(there)


def _age(world: World, one: Ordered) -> int:
    return (world.as_of - one.promised).days


def _late(world: World, told: list[Ordered]) -> Iterator[str]:
    """The orders that come late: of the American plant those that `WORSE` counts, elsewhere one in fifteen."""
    for newest, oldest, count in WORSE:
        there = [one for one in told if one.entity.key == "US" and newest <= _age(world, one) <= oldest]
        spoken = [one for one in there if one.customer_number.startswith("88")]
        rest = [one for one in there if one not in spoken and one.family == "lgr"]
        yield from (one.number for one in (spoken + rest)[:count])
    others = [one for one in told if one.entity.key != "US"]
    yield from (one.number for place, one in enumerate(others) if place % 15 == 7)


def _row(world: World, one: Ordered, *, late: bool) -> list[Any]:
    came = _came(world, one, late=late)
    shipped = min(working(came - timedelta(days=3)), came) if came else None
    return [
        f"D-{one.number[-6:]}", one.entity.name, one.number, f"8{one.number[1:]}", article(world, one.family),
        code(world, one.family), one.entity.plant.region, one.pieces, one.promised, shipped or "", came or "",
        CARRIERS[one.entity.country_code], "delivered" if came else "open", came or one.promised,
    ]  # fmt: skip


def _came(world: World, one: Ordered, *, late: bool) -> date | None:
    if one.customer_number == SPOKEN_OF:
        return world.day("2026-09-14")
    days = 4 + number(world.seed, f"late {one.number}", 12) if late else -(number(world.seed, f"early {one.number}", 3))
    came = one.promised + timedelta(days=26 if one.customer_number == "88213" else days)
    return None if came > world.day("2026-09-25") else came
