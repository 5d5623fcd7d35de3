"""The account's tree: the parent company and, to any depth, what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from retrieval.records.people import Role
from retrieval.records.value import UNKNOWN, Money, OneOf, Value, empty

Level = Annotated[
    str,
    OneOf(("global", "region", "country", "business_unit", "division", "plant", "site", "distributor", "service_team")),
]
Segment = Annotated[str, OneOf(("global_now", "regional_potential", "large_local", "strategic_watchlist", "standard"))]
Go = Annotated[str, OneOf(("go", "no_go", "review"))]
ServiceLevel = Annotated[str, OneOf(("basic", "standard", "premium", "mission_critical"))]
Priority = Annotated[str, OneOf(("A", "B", "C", "none"))]

# The nine fields that every child entity bears, by the labels that people see.
CRM_FIELDS = {
    "Global parent account": "global_parent_account_id",
    "Region or country": "region_or_country",
    "Business unit or plant": "business_unit_or_plant",
    "Primary stakeholder role": "primary_stakeholder_role",
    "Service level or support tier": "service_level",
    "Product family": "product_families",
    "Strategic priority": "strategic_priority",
    "Current expansion opportunity": "current_expansion_opportunity_id",
    "Escalation owner": "escalation_owner_id",
}
# Fields of a system's own that say the same, where the one for it is not filled in.
STAND_IN = {"global_parent_account_id": ("parent_id",), "region_or_country": ("region", "country")}
NONE_KNOWN = "none"  # in `current_expansion_opportunity_id`: looked for and none found, which is not "not known"


def crm_value(known: Mapping[str, Value], field: str) -> Value:
    """What an account bears of one of the nine fields, by itself or by what stands in for it; "" where it is open.

    >>> crm_value({"country": "Mexico"}, "region_or_country"), crm_value({"service_level": "unknown"}, "service_level")
    ('Mexico', '')
    """
    given = (known.get(one, "") for one in (field, *STAND_IN.get(field, ())))
    return next((value for value in given if not empty(value) and value != UNKNOWN), "")


@dataclass(frozen=True, slots=True)
class Account:
    """A node of the tree. One without a parent is the parent account itself; what only that bears stands last."""

    name: str = ""
    legal_name: str = ""
    aliases: tuple[str, ...] = ()
    parent_id: str = ""
    level: Level = ""
    country: str = ""
    region: str = ""
    city: str = ""
    industry: str = ""
    status: str = ""
    domains: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    external_ids: tuple[str, ...] = ()
    duns: str = ""
    vat: str = ""
    registration: str = ""
    owner_id: str = ""
    strategic: bool | None = None
    exposure_share: Decimal | None = None
    process_tags: tuple[str, ...] = ()
    global_parent_account_id: str = ""
    region_or_country: str = ""
    business_unit_or_plant: str = ""
    primary_stakeholder_role: Role = ""
    service_level: ServiceLevel = ""
    product_families: tuple[str, ...] = ()
    strategic_priority: Priority = ""
    current_expansion_opportunity_id: str = ""
    escalation_owner_id: str = ""
    segment: Segment = ""
    go_decision: Go = ""
    go_rationale: str = ""
    global_lead_id: str = ""
    exec_sponsor_id: str = ""
    deputy_id: str = ""
    fiscal_calendar: str = ""
    reporting_currency: str = ""
    revenue_ttm: Money | None = None
    gross_margin_ttm: Money | None = None
    cost_to_serve_ttm: Money | None = None
