"""From order to money and back: orders, lines, deliveries, invoices, complaints, the customer's scorecards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from retrieval.records.value import Money, OneOf

InvoiceType = Annotated[str, OneOf(("invoice", "credit_note", "debit_note", "payment"))]
EightD = Annotated[str, OneOf(("D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "closed"))]


@dataclass(frozen=True, slots=True)
class Order:
    """An order's head."""

    account_id: str = ""
    number: str = ""
    customer_number: str = ""
    type: str = ""
    status: str = ""
    region: str = ""
    contract_id: str = ""
    opportunity_id: str = ""
    ordered_on: date | None = None
    requested_on: date | None = None
    ends: date | None = None
    amount: Money | None = None
    owner_id: str = ""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of an order."""

    order_id: str = ""
    account_id: str = ""
    line: str = ""
    sku: str = ""
    text: str = ""
    product_family: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    net_unit_price: Money | None = None
    amount: Money | None = None
    promised_on: date | None = None
    requested_on: date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was to come when, and when it came."""

    account_id: str = ""
    order_id: str = ""
    order_line_id: str = ""
    number: str = ""
    sku: str = ""
    product_family: str = ""
    region: str = ""
    quantity: Decimal | None = None
    promised_on: date | None = None
    shipped_on: date | None = None
    delivered_on: date | None = None
    carrier: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """Revenue invoiced, by document or summed for an entity, a family and a month ("2026-04")."""

    account_id: str = ""
    order_id: str = ""
    number: str = ""
    line: str = ""
    type: InvoiceType = ""
    sku: str = ""
    product_family: str = ""
    region: str = ""
    month: str = ""
    invoiced_on: date | None = None
    due_on: date | None = None
    paid_on: date | None = None
    amount: Money | None = None
    margin: Money | None = None
    quantity: Decimal | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Goods returned or complained of: how many, why, and how far the 8D report is."""

    account_id: str = ""
    order_id: str = ""
    delivery_id: str = ""
    number: str = ""
    title: str = ""
    text: str = ""
    sku: str = ""
    product_family: str = ""
    region: str = ""
    quantity: Decimal | None = None
    quantity_returned: Decimal | None = None
    cause: str = ""
    eight_d: EightD = ""
    status: str = ""
    received_on: date | None = None
    closed_on: date | None = None
    cost: Money | None = None
    owner_id: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How the customer scores us as a supplier: one measure in one period."""

    account_id: str = ""
    region: str = ""
    period: str = ""
    measure: str = ""
    score: Decimal | None = None
    most: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""
    rating: str = ""
    comment: str = ""
    received_on: date | None = None
