"""Service: tickets with their comments, and the times that are promised for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from retrieval.records.account import ServiceLevel
from retrieval.records.value import OneOf

Severity = Annotated[str, OneOf(("S1", "S2", "S3", "S4"))]
TicketStatus = Annotated[
    str,
    OneOf(
        (
            "new", "assigned", "in_progress", "waiting_customer", "waiting_supplier", "resolved", "closed",
            "cancelled",
        )
    ),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ticket:
    """A service case. S1 is a line down, S2 degraded, S3 minor, S4 a question; `priority` is the source's own word.

    Times promised are hours; `failure_code` is a code, `failure` the source's free text. `csat` is 1 to 5.
    """

    account_id: str = ""
    number: str = ""
    title: str = ""
    body: str = ""
    resolution: str = ""
    type: str = ""
    severity: Severity = ""
    priority: str = ""
    status: TicketStatus = ""
    region: str = ""
    asset_id: str = ""
    asset: str = ""
    product_line: str = ""
    failure_code: str = ""
    failure: str = ""
    opened_at: datetime | None = None
    first_response_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    sla_response_h: Decimal | None = None
    sla_resolve_h: Decimal | None = None
    sla_paused_h: Decimal | None = None
    sla_met: bool | None = None
    escalated: bool | None = None
    reopen_count: int | None = None
    reassign_count: int | None = None
    root_cause: str = ""
    duplicate_of_id: str = ""
    parent_id: str = ""
    csat: int | None = None
    lang: str = ""
    channel: str = ""
    reporter_id: str = ""
    owner_id: str = ""
    group: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketComment:
    """What somebody wrote to a ticket; one that is not public bears a label besides."""

    ticket_id: str = ""
    account_id: str = ""
    author_id: str = ""
    at: datetime | None = None
    body: str = ""
    public: bool | None = None


@dataclass(frozen=True, slots=True)
class Sla:
    """The hours promised for a region, a service level and a severity; `calendar` says which hours count."""

    account_id: str = ""
    name: str = ""
    region: str = ""
    service_level: ServiceLevel = ""
    severity: Severity = ""
    response_h: Decimal | None = None
    resolve_h: Decimal | None = None
    calendar: str = ""
    version: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
