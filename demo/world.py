"""The world of one seed: who, where, what, when and how much. Templates and tables read everything from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from demo.draw import DEFAULT, drawn, number, pool, which
from demo.people import Person, people
from demo.places import Plant, plants
from demo.products import Family, MainFamily, families, main_family

TODAY = date(2026, 9, 28)  # what the default seed calls today
COUNTRIES = ("de", "us", "mx", "cn", "pl", "jp")


@dataclass(frozen=True, slots=True)
class Company:
    """A company; `alias` is what people also call it."""

    name: str
    short: str
    alias: str
    domain: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class World:
    """Everything that another seed changes. Templates write days as the default seed has them: `day(...)`."""

    seed: int
    supplier: Company
    accounts: Mapping[str, Company]  # A1, A2, A3
    stranger: str  # sounds like A1 and is no customer
    competitor: str
    people: Mapping[str, Person]
    plants: Mapping[str, Plant]
    main: MainFamily
    families: Mapping[str, Family]
    values: Mapping[str, float | int | str]
    shift_days: int

    @property
    def as_of(self) -> date:
        """What this world calls today."""
        return self.day("2026-09-28")

    def day(self, written: str) -> date:
        """The day that the default seed writes so."""
        return date.fromisoformat(written) + timedelta(days=self.shift_days)

    def ago(self, days: int) -> date:
        """So many days before today."""
        return self.as_of - timedelta(days=days)

    def ticket(self, country: str, count: int) -> str:
        """A ticket's number: T-MX-01; those of Japan have three digits."""
        base = int(self.values["ticket_base"])
        return f"T-{country}-{base + count:03}" if country == "JP" or base else f"T-{country}-{count:02}"

    @property
    def price_median(self) -> float:
        """The median of the six regions' prices of the main article, EUR."""
        return median(float(self.values[f"price_{each}"]) for each in COUNTRIES)

    @property
    def price_gap_percent(self) -> int:
        """By how many percent the Mexican price stands off the median, as people reckon: -19."""
        return round(100 * (float(self.values["price_mx"]) / self.price_median - 1))

    @property
    def exposure(self) -> float:
        """What the Mexican price costs for the quoted pieces, EUR."""
        return (self.price_median - float(self.values["price_mx"])) * int(self.values["pieces_mx"])

    @property
    def price_mx_usd(self) -> float:
        """The Mexican price as it was quoted, USD."""
        return round(float(self.values["price_mx"]) * float(self.values["usd_rate"]), 2)


def world(seed: int = DEFAULT) -> World:
    """The world of a seed; the default one is the company of the documentation."""
    told = pool("companies")
    supplier, *accounts = (_company(drawn(seed, key, told[key])) for key in ("supplier", "A1", "A2", "A3"))
    named = dict(zip(("A1", "A2", "A3"), accounts, strict=True))
    domains = {"supplier": supplier.domain, **{key: each.domain for key, each in named.items()}}
    return World(
        seed=seed,
        supplier=supplier,
        accounts=named,
        stranger=f"{named['A1'].short} {drawn(seed, 'stranger', told['stranger'])}",
        competitor=drawn(seed, "competitor", told["competitor"]),
        people=people(seed, domains),
        plants=plants(seed),
        main=main_family(seed),
        families=families(seed),
        values=_values(seed),
        shift_days=0 if seed == DEFAULT else 7 * (number(seed, "weeks", 121) - 60),
    )


def _company(told: Mapping[str, str]) -> Company:
    return Company(told["name"], told["short"], told.get("alias", ""), told["domain"])


def _values(seed: int) -> dict[str, float | int | str]:
    """Each group's column, so that what has to be larger stays larger."""
    found: dict[str, float | int | str] = {}
    for group, rows in pool("values").items():
        length = min(len(row) for row in rows.values())
        found |= {name: row[which(seed, f"values {group}", length)] for name, row in rows.items()}
    return found
