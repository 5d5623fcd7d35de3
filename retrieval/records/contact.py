"""What passes between the customer and us: interactions, campaigns answered, inquiries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from retrieval.records.value import OneOf

InteractionType = Annotated[
    str,
    OneOf(
        (
            "exec_meeting", "qbr", "site_visit", "meeting", "call", "email_in", "email_out", "portal", "survey",
            "marketing", "event", "chat", "note",
        )
    ),
]  # fmt: skip
Direction = Annotated[str, OneOf(("inbound", "outbound", "two_way"))]
Response = Annotated[
    str,
    OneOf(("sent", "delivered", "opened", "clicked", "responded", "registered", "attended", "bounced", "opted_out")),
]
InquiryStatus = Annotated[str, OneOf(("received", "routed", "answered", "closed"))]


@dataclass(frozen=True, slots=True)
class Interaction:
    """A call, visit, mail or note; participants are ids or names as the source gives them."""

    account_id: str = ""
    at: datetime | None = None
    ended_at: datetime | None = None
    type: InteractionType = ""
    direction: Direction = ""
    subject: str = ""
    body: str = ""
    owner_id: str = ""
    participants_internal: tuple[str, ...] = ()
    participants_external: tuple[str, ...] = ()
    about_id: str = ""
    location: str = ""
    outcome: str = ""
    topics: tuple[str, ...] = ()
    product_families: tuple[str, ...] = ()
    private: bool | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """How a person or a division answered a campaign. `score` is the source's own."""

    account_id: str = ""
    stakeholder_id: str = ""
    campaign: str = ""
    campaign_id: str = ""
    channel: str = ""
    division: str = ""
    region: str = ""
    response: Response = ""
    at: datetime | None = None
    sent: int | None = None
    opened: int | None = None
    clicked: int | None = None
    responded: int | None = None
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What the customer asked of us, and when it was passed on and answered."""

    account_id: str = ""
    stakeholder_id: str = ""
    number: str = ""
    subject: str = ""
    body: str = ""
    channel: str = ""
    region: str = ""
    status: InquiryStatus = ""
    received_at: datetime | None = None
    routed_at: datetime | None = None
    routed_to_id: str = ""
    answered_at: datetime | None = None
    answered_by_id: str = ""
