"""Sheets of the catalogue team: what is installed where, what can be had where, what a piece costs where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from demo.draw import number
from demo.entities import entities
from demo.extract import Extract, Row, table
from demo.extracts.sales import FOOTPRINT, article, code
from demo.world import COUNTRIES, World

BASE = ("Id (AIA installed base)", "Account", "Product family", "Article", "Serial number", "Quantity", "Commissioned",
        "Criticality (1 to 3)", "Status", "Last changed")  # fmt: skip
THERE = ("Id (AIA availability)", "Article", "Product family", "Region", "Available", "Usual lead time (days)",
         "Longest lead time (days)", "Capacity", "Valid from", "Last changed")  # fmt: skip
PRICE = ("Id (AIA prices)", "Account", "Number", "Type", "Status", "Article", "Product family", "Region",
         "Net unit price", "Currency", "Quantity", "Unit", "Tier", "Incoterm", "Valid from", "Valid until", "Exception",
         "Last changed")  # fmt: skip
MARKETS = ("EMEA", "NA", "LATAM", "APAC")
# Usual and longest days by family and market; a pair that is missing cannot be had there.
DAYS = {
    "brg": ((9, 14), (10, 16), (16, 23), (12, 19)),
    "sea": ((5, 8), (6, 9), (8, 12), (7, 11)),
    "spn": ((35, 48), (38, 55), None, (40, 60)),
    "gbx": ((40, 56), (44, 61), None, None),
}


def extracts(world: World) -> Iterator[Extract]:
    """Installed base, availability and prices."""
    yield _installed(world)
    yield _available(world)
    yield _prices(world)


def _installed(world: World) -> Extract:
    rows: list[list[Any]] = []
    facts = {}
    for one in entities(world).values():
        for family in FOOTPRINT[one.key]:
            what = f"{one.key} {family}"
            name = f"IB-{one.customer_number[-5:]}-{code(world, family)}"
            count = 2 + number(world.seed, f"installed {what}", 9) * (12 if family in ("brg", "sea", "lub") else 2)
            since = world.day("2021-03-01") + timedelta(days=number(world.seed, f"since {what}", 1400))
            rows.append(
                [name, one.name, code(world, family), article(world, family), "", count, since,
                 3 if family in ("brg", "spn") else 2, "in use", world.day("2026-07-15")]
            )  # fmt: skip
            if family == "cmx":
                facts[f"F14.installed_{one.key.lower()}"] = Row(f"sheet/installed_base#{name}", len(rows) + 1)
    return Extract("installed base", "Catalogue/installed base.csv", "export", table(BASE, rows), facts)


def _available(world: World) -> Extract:
    half, nine = int(world.values["lead_p50_us"]), int(world.values["lead_p90_us"])
    guides = ((half - 3, nine - 4), (half, nine), None, (half + 11, nine + 15))
    rows, facts, since = [], {}, world.day("2026-07-01")
    for family, days in (DAYS | {"lgr": guides}).items():
        for market, pair in zip(MARKETS, days, strict=True):
            name = f"{code(world, family)}-{market}"
            usual, longest = pair or ("", "")
            note = "grinding cell is the bottleneck" if family == "lgr" and market == "NA" else ""
            rows.append([name, article(world, family), code(world, family), market, "yes" if pair else "no", usual,
                         longest, note, since, since])  # fmt: skip
            if family == "lgr" and market == "NA":
                facts["F06.availability"] = Row(f"sheet/availability#{name}", len(rows) + 1)
    return Extract("availability", "Catalogue/availability.csv", "export", table(THERE, rows), facts)


def _prices(world: World) -> Extract:
    rows, facts, known = [], {}, entities(world)
    for country in COUNTRIES:
        quoted = country == "mx"
        one = known[country.upper()]
        label = f"Q-MX-{world.values['quote_mx']}" if quoted else f"P-{country.upper()}-{world.main.code}"
        since = world.day("2026-07-20" if quoted else "2026-01-01")
        rows.append(
            [label, one.name, label, "quote" if quoted else "contract", "sent" if quoted else "active", world.main.sku,
             world.main.code, one.plant.region, world.price_mx_usd if quoted else world.values[f"price_{country}"],
             "USD" if quoted else "EUR", world.values["pieces_mx"] if quoted else "", "pcs", "", "DAP", since,
             world.day("2026-10-31" if quoted else "2026-12-31"), "", since]
        )  # fmt: skip
        facts[f"F03.price_{country}"] = Row(f"sheet/prices#{label}", len(rows) + 1)
    return Extract("prices", f"Catalogue/prices {world.main.code}.csv", "export", table(PRICE, rows), facts)
