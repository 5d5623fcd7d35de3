"""A question in, an answer out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends

from api.bodies import Question
from api.moment import moment
from api.problems import documented
from api.routes.entry import WITH_BODY, Asked, json_only
from assistant.findings import Answer

router = APIRouter(prefix="/v1", tags=["answers"], dependencies=[Depends(json_only)])

QUOTE = "Payment terms beyond 60 days need the approval of the regional finance lead."
EXAMPLE: dict[str, Any] = {
    "question": "Who approves payment terms beyond 60 days in APAC?",
    "standing": "grounded",
    "text": QUOTE,
    "drafted_by": "extract",
    "as_of": "2026-09-28T23:59:59.999999+00:00",
    "scope": "everything in this home",
    "searched": {
        "documents": 20,
        "passages": 143,
        "mode": "hybrid",
        "understood": ["“APAC” names the region APAC (exactly)"],
        "left_out": [],
    },
    "reason": "",
    "sentences": [
        {
            "text": QUOTE,
            "citations": [
                {
                    "document_id": "d0123456789abcdef0123",
                    "source_id": "governance/charter.md",
                    "revision_id": "r0123456789abcdef0123",
                    "locator": "line 42",
                    "start": 1820,
                    "end": 1820 + len(QUOTE),
                    "quote": QUOTE,
                    "title": "Account charter",
                    "status": "approved",
                    "date": "2026-04-15",
                    "account": "Example Works",
                    "region": "APAC",
                    "also": [],
                    "labels": ["internal"],
                    "id": f"r0123456789abcdef0123:1820-{1820 + len(QUOTE)}",
                }
            ],
        }
    ],
    "readings": [],
    "warnings": [],
    "conflicts": [],
    "superseded": [],
    "closest": [],
    "next_step": "",
}


@router.post(
    "/ask",
    operation_id="ask",
    summary="Answer a question",
    response_description="A cited answer, or a refusal that says why and what to do next.",
    responses={200: {"content": {"application/json": {"example": EXAMPLE}}}, **documented(*WITH_BODY)},
)
def ask(body: Question, assistant: Asked) -> Answer:
    """Every sentence of the answer stands on quotes, each found at `start:end` of its revision's text.

    A question that the documents do not answer is refused with a `reason`, the `closest` passages and a `next_step`;
    that is an answer too, with status 200.
    """
    return assistant.ask(body.question, account=body.account or "", as_of=moment(body.as_of, assistant.settings))
