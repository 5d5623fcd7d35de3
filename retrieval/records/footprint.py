"""What stands at the customer's and what can be had where: products, installed base, availability."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retrieval.records.value import Money


@dataclass(frozen=True, slots=True)
class Product:
    """An article of the catalogue."""

    sku: str = ""
    name: str = ""
    product_family: str = ""
    description: str = ""
    active: bool | None = None
    list_price: Money | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """What is installed in a plant; `criticality` is 1 to 3, 3 the highest."""

    account_id: str = ""
    product_family: str = ""
    sku: str = ""
    name: str = ""
    serial: str = ""
    quantity: Decimal | None = None
    commissioned: date | None = None
    contract_id: str = ""
    criticality: int | None = None
    status: str = ""
    competitor: str = ""


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether an article or a family can be had in a region, and how fast."""

    sku: str = ""
    product_family: str = ""
    region: str = ""
    available: bool | None = None
    certification: str = ""
    lead_time_days_p50: int | None = None
    lead_time_days_p90: int | None = None
    capacity_note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
