"""What leaves the rules, and what is carried upward: exceptions and escalations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from retrieval.records.value import OneOf

ExceptionKind = Annotated[str, OneOf(("price", "discount", "payment_terms", "warranty", "lead_time", "other"))]
ExceptionStatus = Annotated[str, OneOf(("requested", "approved", "rejected", "expired", "revoked"))]
EscalationType = Annotated[str, OneOf(("commercial_conflict", "service_conflict", "strategic_conflict"))]
EscalationStatus = Annotated[str, OneOf(("open", "in_review", "decided", "implemented", "reopened"))]


@dataclass(frozen=True, slots=True)
class TermsException:
    """A deviation from the agreed terms, who asked for it and who allowed it."""

    account_id: str = ""
    kind: ExceptionKind = ""
    region: str = ""
    sku: str = ""
    product_family: str = ""
    deviation: str = ""
    deviation_value: Decimal | None = None
    deviation_unit: str = ""
    reason: str = ""
    requested_by_id: str = ""
    requested_on: date | None = None
    approved_by_id: str = ""
    approved_on: date | None = None
    expires: date | None = None
    status: ExceptionStatus = ""


@dataclass(frozen=True, slots=True)
class Escalation:
    """A conflict carried upward; `target_days` are business days."""

    account_id: str = ""
    type: EscalationType = ""
    title: str = ""
    summary: str = ""
    opened_at: datetime | None = None
    opened_by_id: str = ""
    regions: tuple[str, ...] = ()
    owner_id: str = ""
    supporting_ids: tuple[str, ...] = ()
    target_days: int | None = None
    status: EscalationStatus = ""
    decision: str = ""
    decided_at: datetime | None = None
    via_agreed_process: bool | None = None
    customer_mediated: bool | None = None
