"""People: ours, with the part each has in an account's team, and the customer's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from retrieval.records.value import OneOf

TeamRole = Annotated[
    str,
    OneOf(
        (
            "global_account_lead", "regional_owner", "service_lead", "finance", "operations", "marketing", "legal",
            "exec_sponsor", "programme_director", "steering_committee",
        )
    ),
]  # fmt: skip
Role = Annotated[str, OneOf(("commercial", "technical", "operational", "executive"))]
BuyingRole = Annotated[
    str, OneOf(("economic_buyer", "decision_maker", "champion", "influencer", "user", "gatekeeper", "blocker"))
]
Basis = Annotated[str, OneOf(("stated", "survey", "inferred"))]
Presence = Annotated[str, OneOf(("active", "leaving", "left", "on_leave"))]


@dataclass(frozen=True, slots=True)
class InternalPerson:
    """One of us."""

    name: str = ""
    role: TeamRole = ""
    title: str = ""
    function: str = ""
    region: str = ""
    email: str = ""
    manager_id: str = ""
    active: bool | None = None
    active_from: date | None = None
    active_to: date | None = None
    delegate_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamMember:
    """The part that one of us has in an account's team, and for how long."""

    account_id: str = ""
    person_id: str = ""
    role: TeamRole = ""
    region: str = ""
    active_from: date | None = None
    active_to: date | None = None


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """One of the customer's people. `influence` is 1 to 5, `sentiment` -2 to 2 with its date and what it rests on."""

    name: str = ""
    name_local: str = ""
    aliases: tuple[str, ...] = ()
    account_id: str = ""
    account_ids: tuple[str, ...] = ()
    function: Role = ""
    title: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    buying_role: BuyingRole = ""
    influence: int | None = None
    sentiment: int | None = None
    sentiment_basis: Basis = ""
    sentiment_on: date | None = None
    status: Presence = ""
    preferred_language: str = ""
    reports_to_id: str = ""
    owner_id: str = ""
    opted_out: bool | None = None
