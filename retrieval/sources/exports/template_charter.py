"""An account's charter as an empty Word page: what it is of, and the five rules with blanks to fill in."""

from __future__ import annotations

import io
from collections.abc import Mapping

from docx import Document
from docx.shared import Cm, Pt

NAME = "charter"
HEAD = (
    "Account:",
    "Document no.:",
    "Version: 1",
    "Status: draft",
    "Effective date:",
    "Owner:",
    "Replaces:",
)
BLANK = "____"
RULES: Mapping[str, tuple[str, ...]] = {
    "Account ownership": (
        f"{BLANK} is the single global account lead.",
        f"When the global account lead is away for more than {BLANK} working days, {BLANK} stands in.",
        f"Regional owners: {BLANK} ({BLANK}), {BLANK} ({BLANK}).",
    ),
    "Regional authority": (
        f"A regional owner may move a confirmed delivery date by up to {BLANK} weeks.",
        f"Trial parts and free samples: up to {BLANK} EUR per plant and quarter, approved by the regional owner.",
        f"Every local exception is notified to the global account lead within {BLANK} working days.",
    ),
    "Pricing boundaries": (
        f"The maximum local discount is {BLANK} % off the net price list.",
        f"A regional net price stays within {BLANK} % of the median of all regions.",
        f"Standard payment terms are net {BLANK} days; up to net {BLANK} days the regional owner may approve.",
        f"Payment terms beyond net {BLANK} days need the approval of {BLANK} and of {BLANK}.",
        f"Terms that must stay aligned globally: {BLANK}.",
    ),
    "Service promises": (
        f"Response times follow {BLANK}; no region promises anything faster in its own name.",
        f"A lead time shorter than {BLANK} weeks needs the approval of {BLANK} before the customer is told.",
    ),
    "Escalation path": (
        f"Commercial conflict: {BLANK} decides with {BLANK} within {BLANK} working days.",
        f"Service conflict: {BLANK} decides with {BLANK} within {BLANK} working days.",
        f"Strategic conflict: {BLANK} decides within {BLANK} working days.",
    ),
}


def charter_page() -> bytes:
    """The document's bytes."""
    made = Document()
    for section in made.sections:
        section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Cm(1.8)
    normal = made.styles["Normal"]
    normal.font.size = Pt(9.5)
    normal.paragraph_format.space_after = Pt(1)
    made.add_heading("Account charter", 0)
    for line in HEAD:
        made.add_paragraph(line)
    for number, (title, clauses) in enumerate(RULES.items(), 1):
        made.add_heading(f"{number} {title}", 1)
        for place, clause in enumerate(clauses, 1):
            made.add_paragraph(f"{number}.{place} {clause}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
