"""Which record a record is about: through it, and so up to an account, it gets its place in the tree."""

from __future__ import annotations

from collections.abc import Mapping

from retrieval.records.value import Value

# By what field, in this order, a record names the one that it is about, and of what kind that is.
NAMED = {
    "account_id": "account",
    "opportunity_id": "opportunity",
    "ticket_id": "ticket",
    "order_id": "order",
    "order_line_id": "order_line",
    "contract_id": "contract",
    "plan_id": "plan",
    "meeting_id": "meeting",
    "delivery_id": "delivery",
    "stakeholder_id": "stakeholder",
    "contact_id": "stakeholder",
}
# From nearer to the account to farther, so that one pass places all.
OWNING = (
    "account", "stakeholder", "opportunity", "ticket", "contract", "order", "order_line", "delivery", "plan", "meeting",
)  # fmt: skip


def owner_of(kind: str, source_id: str, known: Mapping[str, Value]) -> tuple[str, str]:
    """Kind and source id of the record that this one is about; ("", "") for what belongs to no account.

    >>> owner_of("order_line", "7", {"order_id": "12"})
    ('order', '12')
    """
    if kind == "account":
        return "account", source_id
    for name, owning in NAMED.items():
        value = known.get(name)
        if isinstance(value, str) and value and owning != kind:
            return owning, value
    return "", ""
