"""The ledger: customers and orders as SAP keeps them, with every line's article and price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from demo.draw import number
from demo.entities import Entity, entities
from demo.extract import Extract, Row, table
from demo.extracts.sales import article, code
from demo.told import spread, working
from demo.world import World

FOLDER = "SAP"
CUSTOMER = ("KUNNR", "NAME1", "SORTL", "ORT01", "LAND1", "KONZS", "BRSCH", "AEDAT")
HEAD = ("VBELN", "AUART", "VKORG", "KUNNR", "BSTNK", "AUDAT", "VDATU", "NETWR", "WAERK", "GBSTK", "ERDAT", "AEDAT")
LINE = ("VBELN", "POSNR", "MATNR", "ARKTX", "MATKL", "KWMENG", "VRKME", "NETPR", "NETWR", "WAERK", "ERDAT", "AEDAT")
# How many orders in eighteen months, and of which families in turn.
ORDERED = {
    "DE": (30, ("brg", "lgr", "sea", "spn", "lub")),
    "US": (36, ("lgr", "sea", "lgr", "brg")),
    "MX": (18, ("brg", "sea", "brg", "lub")),
    "CN": (16, ("brg", "spn", "lgr")),
    "PL": (16, ("brg", "sea", "lub")),
    "JP": (14, ("lgr", "brg")),
    "A2DE": (8, ("brg", "sea")),
    "A2PL": (4, ("sea", "lub")),
    "A3US": (12, ("lgr", "sea", "brg")),
}
BEGIN, END = "2025-04-01", "2026-09-24"
PRICES = {"lgr": 412.0, "spn": 2980.0, "sea": 11.4, "lub": 23.5, "cmx": 640.0, "gbx": 17400.0, "svc": 2600.0}
PIECES = {"brg": 120, "lgr": 16, "spn": 2, "sea": 150, "lub": 40, "cmx": 8, "gbx": 1, "svc": 1}
TERM = {"brg": 15, "lgr": 20, "spn": 40, "sea": 10, "lub": 10}


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order of one line; `promised` is the day that was confirmed."""

    number: str
    entity: Entity
    customer_number: str
    family: str
    pieces: int
    price: float
    on: date
    promised: date


def orders(world: World) -> list[Ordered]:
    """Every order, oldest first."""
    known = entities(world)
    found = [one for key in ORDERED for one in _of(world, known[key])]
    found += _spoken_of(world, known)
    found.sort(key=lambda one: (one.on, one.entity.key, one.customer_number))
    base = 4_500_020_000 + number(world.seed, "first order", 60_000)
    return [
        Ordered(f"{base + 7 * place:010}", one.entity, one.customer_number, one.family, one.pieces, one.price, one.on,
                one.promised)
        for place, one in enumerate(found)
    ]  # fmt: skip


def price(world: World, key: str, family: str, on: date) -> float:
    """What a piece costs there; the main article costs in Mexico what was quoted from the quote on."""
    if family != "brg":
        return PRICES[family]
    country = {"A2DE": "de", "A2PL": "pl", "A3US": "us", "A3US2": "us"}.get(key, key.lower())
    return float(world.values["price_pl" if country == "mx" and on < world.day("2026-07-20") else f"price_{country}"])


def extracts(world: World) -> Iterator[Extract]:
    """KNA1, VBAK and VBAP."""
    customers = [_customer(world, one) for one in entities(world).values()]
    yield Extract("sap customers", f"{FOLDER}/KNA1.csv", "export", table(CUSTOMER, customers))
    told = orders(world)
    facts = {}
    for place, one in enumerate(told, 2):
        if fact := _fact(world, one):
            facts[fact] = Row(f"sap/VBAK#{one.number}", place)
    yield Extract("sap orders", f"{FOLDER}/VBAK.csv", "export", table(HEAD, [_head(world, one) for one in told]), facts)
    lines = {
        f"{fact}_line": Row(f"sap/VBAP#{one.number}/10", place)
        for place, one in enumerate(told, 2)
        if (fact := _fact(world, one))
    }
    rows = [_line(world, one) for one in told]
    yield Extract("sap order lines", f"{FOLDER}/VBAP.csv", "export", table(LINE, rows), lines)


def _fact(world: World, one: Ordered) -> str:
    if one.customer_number == "88377":
        return "F06.order"
    return "F04.ledger" if one.entity.key == "CN" and one.on == world.day("2026-09-12") else ""


def _of(world: World, entity: Entity) -> Iterator[Ordered]:
    count, families = ORDERED[entity.key]
    for place, day in enumerate(spread(world, BEGIN, END, count, offset=entity.share % 5)):
        family = families[place % len(families)]
        pieces = PIECES[family] + number(world.seed, f"{entity.key} pieces {place}", 5) * max(1, PIECES[family] // 10)
        theirs = f"{4_100 + 23 * place + number(world.seed, f'PO {entity.key}', 900)}"
        cost = price(world, entity.key, family, day)
        yield Ordered("", entity, theirs, family, pieces, cost, day, day + timedelta(days=round(TERM[family] * 1.4)))


def _spoken_of(world: World, known: dict[str, Entity]) -> list[Ordered]:
    """The orders that mails, tickets and the order from China speak of."""
    days = round(int(world.values["lead_promised_us"]) * 1.4)
    took = int(world.values["lead_p90_us"]) + 5
    second = world.day("2026-09-14") - timedelta(days=took)
    first, third = world.day("2026-05-15"), world.day("2026-09-12")
    number_cn = f"{world.plants['CN'].short}-{third:%y%m%d}-03"
    cost = float(world.values["price_cn_exception"])
    return [
        Ordered("", known["US"], "88213", "lgr", 18, PRICES["lgr"], first, world.day("2026-06-12")),
        Ordered("", known["US"], "88377", "lgr", 24, PRICES["lgr"], second, working(second + timedelta(days=days))),
        Ordered("", known["CN"], number_cn, "brg", 600, cost, third, world.day("2026-10-14")),
    ]


def _customer(world: World, one: Entity) -> list[object]:
    group = one.company.short.upper()
    searched = f"{group[:4]} {one.plant.ascii[:5].upper()}"
    changed = f"{world.day('2026-01-12'):%Y%m%d}"
    return [
        one.customer_number, one.name, searched, one.plant.town, one.country_code, group[:8], "MACH", changed,
    ]  # fmt: skip


def _head(world: World, one: Ordered) -> list[object]:
    done = "C" if one.promised <= world.day("2026-09-25") else "A"
    on = f"{one.on:%Y%m%d}"
    return [
        one.number, "TA", one.entity.country_code, one.entity.customer_number, one.customer_number, on,
        f"{one.promised:%Y%m%d}", f"{one.pieces * one.price:.2f}", "EUR", done, on, on,
    ]  # fmt: skip


def _line(world: World, one: Ordered) -> list[object]:
    on = f"{one.on:%Y%m%d}"
    return [
        one.number, "000010", article(world, one.family), code(world, one.family), code(world, one.family), one.pieces,
        "ST", f"{one.price:.2f}", f"{one.pieces * one.price:.2f}", "EUR", on, on,
    ]  # fmt: skip
