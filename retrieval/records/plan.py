"""The account plan with its sections, the risks, and the pilot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from retrieval.records.value import OneOf

PlanStatus = Annotated[str, OneOf(("draft", "current", "superseded", "retracted"))]
Section = Annotated[
    str,
    OneOf(
        (
            "account_structure", "stakeholder_map", "strategic_objectives", "current_footprint", "growth_map",
            "risk_log", "action_plan",
        )
    ),
]  # fmt: skip
RiskCategory = Annotated[
    str,
    OneOf(
        (
            "service", "commercial_pricing", "relationship", "delivery", "competitor", "renewal", "political",
            "governance",
        )
    ),
]  # fmt: skip
Mitigation = Annotated[str, OneOf(("none", "planned", "in_place"))]
RiskState = Annotated[str, OneOf(("signal", "confirmed", "accepted", "mitigated", "closed"))]
PilotMonth = Annotated[str, OneOf(("foundation", "engagement", "review"))]


@dataclass(frozen=True, slots=True)
class Plan:
    """An account plan as a whole; one of an account is current."""

    account_id: str = ""
    title: str = ""
    status: PlanStatus = ""
    version: str = ""
    region: str = ""
    owner_id: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    last_reviewed: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class PlanSection:
    """One of a plan's seven sections, or one item of it; `completeness` is 0 to 1."""

    plan_id: str = ""
    account_id: str = ""
    section: Section = ""
    title: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    status: str = ""
    owner_id: str = ""
    related_id: str = ""
    starts: date | None = None
    due: date | None = None
    last_reviewed: date | None = None
    completeness: Decimal | None = None
    target: Decimal | None = None
    actual: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """A line of the risk log; likelihood, impact and velocity are 1 to 5."""

    account_id: str = ""
    category: RiskCategory = ""
    regions: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    likelihood: int | None = None
    impact: int | None = None
    velocity: int | None = None
    mitigation: Mitigation = ""
    mitigation_text: str = ""
    state: RiskState = ""
    owner_id: str = ""
    due: date | None = None
    last_reviewed: date | None = None
    detector: str = ""


@dataclass(frozen=True, slots=True)
class PilotTask:
    """A task of a pilot's checklist, with what shows that it is done."""

    account_id: str = ""
    pilot: str = ""
    month: PilotMonth = ""
    text: str = ""
    owner_id: str = ""
    due: date | None = None
    done: bool | None = None
    done_on: date | None = None
    evidence: str = ""
