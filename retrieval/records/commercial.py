"""What is sold: opportunities with the stages they went through, prices, contracts, rates of exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from retrieval.records.value import Money, OneOf

Stage = Annotated[str, OneOf(("identify", "qualify", "propose", "negotiate", "commit", "won", "lost"))]
PriceType = Annotated[str, OneOf(("list", "quote", "order", "contract"))]
ContractKind = Annotated[str, OneOf(("frame", "supply", "service", "nda", "pricing"))]
ContractStatus = Annotated[str, OneOf(("draft", "active", "expired", "terminated"))]


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A sale that may come. `stage_name` is its source's own word, `probability` 0 to 1."""

    account_id: str = ""
    name: str = ""
    region: str = ""
    product_family: str = ""
    type: str = ""
    amount: Money | None = None
    stage: Stage = ""
    stage_name: str = ""
    probability: Decimal | None = None
    created: date | None = None
    expected_close: date | None = None
    closed: bool | None = None
    won: bool | None = None
    close_date_pushes: int | None = None
    next_step: str = ""
    next_step_due: date | None = None
    owner_id: str = ""
    contact_ids: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    loss_reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class OpportunityStage:
    """A stage that an opportunity entered: a row of its history."""

    opportunity_id: str = ""
    stage: Stage = ""
    stage_name: str = ""
    entered_at: datetime | None = None
    left_at: datetime | None = None
    amount: Money | None = None
    expected_close: date | None = None
    probability: Decimal | None = None
    changed_by_id: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """A price as listed, quoted, ordered or agreed; `discount` is 0 to 1."""

    account_id: str = ""
    opportunity_id: str = ""
    contract_id: str = ""
    number: str = ""
    type: PriceType = ""
    status: str = ""
    sku: str = ""
    product_family: str = ""
    region: str = ""
    net_unit_price: Money | None = None
    quantity: Decimal | None = None
    unit: str = ""
    tier: str = ""
    incoterm: str = ""
    discount: Decimal | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    approver_id: str = ""
    exception_id: str = ""


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement with its dates and terms; its renewal is computed from them."""

    account_id: str = ""
    account_ids: tuple[str, ...] = ()
    number: str = ""
    title: str = ""
    kind: ContractKind = ""
    status: ContractStatus = ""
    region: str = ""
    starts: date | None = None
    ends: date | None = None
    signed: date | None = None
    notice_deadline: date | None = None
    term_months: int | None = None
    notice_days: int | None = None
    auto_renew: bool | None = None
    annual_value: Money | None = None
    price_clause: str = ""
    payment_terms_days: int | None = None
    warranty_months: int | None = None
    lead_time_days: int | None = None
    sla_id: str = ""
    penalties: str = ""
    special_terms: str = ""
    most_favoured_customer: bool | None = None
    owner_id: str = ""


@dataclass(frozen=True, slots=True)
class FxRate:
    """What one unit of `base` was worth in `quote` on a day; a record of its own, so that it can be cited."""

    base: str = ""
    quote: str = ""
    rate: Decimal | None = None
    on: date | None = None
    publisher: str = ""
