"""Every kind of record by its name, and the fields of each with their types and allowed words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from retrieval.records.account import Account
from retrieval.records.commercial import Contract, FxRate, Opportunity, OpportunityStage, Price
from retrieval.records.contact import Engagement, Inquiry, Interaction
from retrieval.records.footprint import Availability, Installation, Product
from retrieval.records.governance import Escalation, TermsException
from retrieval.records.meetings import ActionItem, Forum, Meeting, Task
from retrieval.records.orders import Complaint, Delivery, Invoice, Order, OrderLine, Scorecard
from retrieval.records.owner import NAMED
from retrieval.records.people import InternalPerson, Stakeholder, TeamMember
from retrieval.records.plan import PilotTask, Plan, PlanSection, Risk
from retrieval.records.service import Sla, Ticket, TicketComment
from retrieval.records.value import FieldType, OneOf, Value, empty

KINDS: Mapping[str, type] = MappingProxyType(
    {
        "account": Account,
        "internal_person": InternalPerson,
        "team_member": TeamMember,
        "stakeholder": Stakeholder,
        "interaction": Interaction,
        "engagement": Engagement,
        "inquiry": Inquiry,
        "opportunity": Opportunity,
        "opportunity_stage": OpportunityStage,
        "price": Price,
        "contract": Contract,
        "fx_rate": FxRate,
        "product": Product,
        "installation": Installation,
        "availability": Availability,
        "ticket": Ticket,
        "ticket_comment": TicketComment,
        "sla": Sla,
        "meeting": Meeting,
        "action_item": ActionItem,
        "task": Task,
        "forum": Forum,
        "plan": Plan,
        "plan_section": PlanSection,
        "risk": Risk,
        "pilot_task": PilotTask,
        "exception": TermsException,
        "escalation": Escalation,
        "order": Order,
        "order_line": OrderLine,
        "delivery": Delivery,
        "invoice": Invoice,
        "complaint": Complaint,
        "scorecard": Scorecard,
    }
)
# Kinds that people wrote words in, with the field of their title and those of their text.
PROSE: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ticket": ("title", ("body", "resolution")),
        "ticket_comment": ("", ("body",)),
        "interaction": ("subject", ("body", "outcome")),
        "meeting": ("title", ("agenda", "body", "decisions", "open_questions", "outcome")),
        "task": ("title", ("body",)),
        "inquiry": ("subject", ("body",)),
    }
)


@cache
def fields_of(kind: str) -> Mapping[str, FieldType]:
    """The fields of a kind by name, in order; `KeyError` for a kind that there is not.

    >>> fields_of("ticket")["severity"].allowed
    ('S1', 'S2', 'S3', 'S4')
    """
    noun = KINDS[kind]
    hints = get_type_hints(noun, include_extras=True)
    return MappingProxyType({one.name: _field(one.name, hints[one.name]) for one in fields(noun)})


@cache
def of_no_account(kind: str) -> bool:
    """True for a kind that no field ties to an account, as our people and products are.

    >>> of_no_account("internal_person"), of_no_account("ticket"), of_no_account("account")
    (True, False, False)
    """
    return kind in KINDS and kind != "account" and not NAMED.keys() & fields_of(kind).keys()


def noun_of(kind: str, known: Mapping[str, Value]) -> Any:
    """The kind's value with the fields that are known."""
    return KINDS[kind](**known)


def known_in(noun: object) -> dict[str, Value]:
    """The fields of a kind's value that are known."""
    found = {name: getattr(noun, name) for name in noun.__slots__}  # type: ignore[attr-defined]  # all nouns are slotted
    return {name: value for name, value in found.items() if not empty(value)}


def _field(name: str, hint: Any) -> FieldType:
    allowed: tuple[str, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *marks = get_args(hint)
        allowed = next((mark.words for mark in marks if isinstance(mark, OneOf)), ())
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not NoneType)
    return FieldType(name, get_origin(hint) or hint, allowed)
