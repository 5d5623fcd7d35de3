"""Which record a record is about: through it, and so up to an account, it gets its place in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
# The field of each kind that may hold the address of the customer's person it is from or about.
MAILED = {"ticket": "reporter_id", "stakeholder": "email", "interaction": "participants_external"}
_MAIL = re.compile(
    r"(?:requester|reporter|caller|contact|customer|supplied|web|submitter|sender)\W*_?e?-?_?mail|"
    r"(?:caller|contact|requester|reporter)(?:_id)?\.e?mail",
    re.IGNORECASE,
)


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


def address_of(kind: str, known: Mapping[str, object], extra: Mapping[str, str]) -> str:
    """The one address of a customer's person that a record gives; "" for none, and for people at several domains.

    Where its own field holds none, columns such as "Requester email" are looked at.

    >>> address_of("ticket", {"reporter_id": "ana@norvik.com"}, {}), address_of("ticket", {"reporter_id": "Ana"}, {})
    ('ana@norvik.com', '')
    >>> address_of("ticket", {"reporter_id": "77"}, {"Requester email": "ana@norvik.com", "Agent email": "x@we.com"})
    'ana@norvik.com'
    """
    if kind not in MAILED:
        return ""
    given = known.get(MAILED[kind], "")
    found = [one for one in (given if isinstance(given, list | tuple) else [given]) if isinstance(one, str)]
    mails = _mails(found) or _mails(cell for column, cell in extra.items() if _MAIL.search(column))
    return mails[0] if len({one.rpartition("@")[2].casefold() for one in mails}) == 1 else ""


def _mails(texts: Iterable[str]) -> list[str]:
    return [one.strip().strip("<>") for one in texts if "@" in one]
