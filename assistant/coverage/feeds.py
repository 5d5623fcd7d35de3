"""The one table of what feeds an insight into an account: which kind, for how long, known by which date, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CONVERSATIONS = "Customer conversations"
SALES = "Sales history"
INDUSTRY = "Industry analysis"
FINANCE = "Financial & market data"
CROSS = "Cross-functional input"
SERVICE = "Service interactions"
SOURCES = (CONVERSATIONS, SALES, INDUSTRY, FINANCE, CROSS, SERVICE)
NO_SOURCE = ""  # what describes the account itself
STALE_AFTER = 2  # half-lives


@dataclass(frozen=True, slots=True)
class Feed:
    """A kind of document or record, the insight source that it feeds, and in how many days it tells half as much.

    `dates` are the fields that say of what day a record is, the first that is known; else its system's own.
    """

    kind: str
    source: str
    half_life_days: int
    why: str
    dates: tuple[str, ...] = ()


_CONTACT = "what passed between people says little of them after two months"
_DEALS = "a deal that nobody touched for two months has moved or died"
_ORDERS = "a customer that buys at all buys each quarter"
_PAPERS = "papers of one year are replaced by those of the next"
_PLANS = "plans are reviewed each quarter"
_PRICES = "prices hold for half a year"
_CASES = "what troubled a plant a quarter ago is mended or known"
_INSIDE = "what our own people tell of an account changes with each review"
_BASE = "what stands installed, and what was agreed for it, changes with the years"

RECORDS = (
    Feed("interaction", CONVERSATIONS, 30, _CONTACT, ("at",)),
    Feed("meeting", CONVERSATIONS, 30, _CONTACT, ("at",)),
    Feed("inquiry", CONVERSATIONS, 30, _CONTACT, ("received_at",)),
    Feed("engagement", CONVERSATIONS, 30, _CONTACT, ("at",)),
    Feed("scorecard", CONVERSATIONS, 90, "customers score their suppliers each quarter", ("received_on",)),
    Feed("opportunity", SALES, 30, _DEALS, ()),
    Feed("opportunity_stage", SALES, 30, _DEALS, ("entered_at",)),
    Feed("order", SALES, 45, _ORDERS, ("ordered_on",)),
    Feed("order_line", SALES, 45, _ORDERS, ()),
    Feed("invoice", SALES, 45, _ORDERS, ("invoiced_on", "month")),
    Feed("price", SALES, 180, _PRICES, ("valid_from",)),
    Feed("contract", SALES, 180, _PRICES, ("signed", "starts")),
    Feed("fx_rate", FINANCE, 30, "rates move each month", ("on",)),
    Feed("task", CROSS, 45, _INSIDE, ("done_at", "created_at")),
    Feed("action_item", CROSS, 45, _INSIDE, ("done_on",)),
    Feed("forum", CROSS, 45, _INSIDE, ("held_on",)),
    Feed("risk", CROSS, 30, "a risk that was not reviewed for a month is no longer known", ("last_reviewed",)),
    Feed("exception", CROSS, 180, _PRICES, ("approved_on", "requested_on")),
    Feed("escalation", CROSS, 45, _INSIDE, ("decided_at", "opened_at")),
    Feed("pilot_task", CROSS, 45, _INSIDE, ("done_on",)),
    Feed("ticket", SERVICE, 45, _CASES, ("opened_at",)),
    Feed("ticket_comment", SERVICE, 45, _CASES, ("at",)),
    Feed("complaint", SERVICE, 45, _CASES, ("received_on",)),
    Feed("delivery", SERVICE, 45, _CASES, ("delivered_on", "shipped_on")),
    Feed("sla", SERVICE, 365, _BASE, ("valid_from",)),
    Feed("installation", SERVICE, 365, _BASE, ()),
    Feed("stakeholder", NO_SOURCE, 120, "people change their posts within a year", ("sentiment_on",)),
    Feed("plan", NO_SOURCE, 90, _PLANS, ("last_reviewed", "valid_from")),
    Feed("plan_section", NO_SOURCE, 90, _PLANS, ("last_reviewed",)),
)
DOCUMENTS = (
    Feed("email", CONVERSATIONS, 30, _CONTACT),
    Feed("transcript", CONVERSATIONS, 30, _CONTACT),
    Feed("meeting_minutes", CONVERSATIONS, 30, _CONTACT),
    Feed("calendar_event", CONVERSATIONS, 30, _CONTACT),
    Feed("survey", CONVERSATIONS, 90, "customers are asked each quarter"),
    Feed("quote", SALES, 30, _DEALS),
    Feed("order", SALES, 45, _ORDERS),
    Feed("invoice", SALES, 45, _ORDERS),
    Feed("price_list", SALES, 180, _PRICES),
    Feed("contract", SALES, 180, _PRICES),
    *(
        Feed(kind, INDUSTRY, 180, "markets and rivals are looked at twice a year")
        for kind in (
            "industry_analysis", "industry_report", "market_analysis", "market_report", "market_study",
            "competitor_analysis", "trend_report",
        )
    ),
    *(
        Feed(kind, FINANCE, 365, _PAPERS)
        for kind in ("annual_report", "financial_report", "financial_statement", "credit_report", "market_data")
    ),
    Feed("quarterly_report", FINANCE, 90, "quarterly reports are replaced each quarter"),
    Feed("internal_note", CROSS, 45, _INSIDE),
    Feed("qbr_pack", CROSS, 90, _PLANS),
    Feed("price_exception", CROSS, 180, _PRICES),
    Feed("capability_sheet", CROSS, 365, _PAPERS),
    Feed("ticket", SERVICE, 45, _CASES),
    Feed("service_policy", SERVICE, 365, _PAPERS),
    Feed("charter", NO_SOURCE, 365, _PAPERS),
    Feed("account_plan", NO_SOURCE, 90, _PLANS),
    Feed("org_chart", NO_SOURCE, 120, "people change their posts within a year"),
)  # fmt: skip
FEEDS: Mapping[tuple[str, str], Feed] = {
    **{("document", one.kind): one for one in DOCUMENTS},
    **{("record", one.kind): one for one in RECORDS},
}
DATES: Mapping[str, tuple[str, ...]] = {one.kind: one.dates for one in RECORDS if one.dates}
