"""Which records of several systems are one, page by page, and a person's word on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.exceptions import HTTPException

from api import problems
from api.bodies import LONGEST_NAME, Strict
from api.record_shown import cursor
from api.routes.accounts import Cursor, Limit, place, unfit
from api.routes.entry import ALWAYS, WITH_BODY, Asked, json_only
from assistant.accounts import UnknownAccount
from assistant.who import Party, Told, Who
from retrieval.sources.fields import BadField

router = APIRouter(prefix="/v1", tags=["confirm"])

Verdict = Annotated[Literal["", "unsure", "same", "different"], Query(description="Only decisions that say so.")]
Named = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, description="A record's id, or SYSTEM:ID.")]


class Word(Strict):
    """What a person says of two records."""

    record: Named
    other: Named
    said: Literal["same", "different", "forget"]
    anyhow: bool = Field(False, description="Although hard facts say that they are two.")


@dataclass(frozen=True, slots=True)
class IdentitiesPage:
    """Decisions with their reasons, those that wait for an answer first; `next_cursor` asks for those that follow."""

    decisions: tuple[Told, ...]
    next_cursor: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of two records; `said` is empty where nothing is said of them any more."""

    record: Party
    other: Party
    said: str


@router.get(
    "/identities",
    operation_id="identities",
    summary="List which records are one",
    response_description="Decisions on two records each, with the reason.",
    responses=problems.documented(*ALWAYS, problems.INVALID),
)
def identities(assistant: Asked, verdict: Verdict = "", limit: Limit = 50, begin: Cursor = "") -> IdentitiesPage:
    """Every decision on two records that are alike enough to tell of."""
    after = place(begin, 3)
    found = Who.now(assistant.store).told(verdict)
    names = [(one.left.id, one.right.id, one.verdict) for one in found]
    if after and after not in names:
        raise unfit(begin, "the decision that it names is made no longer; begin again")
    start = names.index((after[0], after[1], after[2])) + 1 if after else 0
    page = tuple(found[start : start + limit])
    return IdentitiesPage(page, cursor(names[start + limit - 1]) if start + limit < len(found) else "")


@router.post(
    "/identities",
    operation_id="rule",
    summary="Say whether two records are one",
    response_description="Both records and what is kept of them.",
    responses=problems.documented(*WITH_BODY, problems.NOT_FOUND),
    dependencies=[Depends(json_only)],
)
def rule(body: Word, assistant: Asked) -> Kept:
    """A person's word outweighs all evidence, and can be taken back; it counts from the next ingest.

    That two are the same is refused where their ids, or their countries and domains, contradict, unless `anyhow`.
    """
    said = "" if body.said == "forget" else body.said
    try:
        one, other = Who.now(assistant.store).say(body.record, body.other, said, anyhow=body.anyhow)
    except UnknownAccount as unknown:
        raise HTTPException(404, str(unknown)) from unknown
    except BadField as wrong:
        raise HTTPException(422, str(wrong)) from wrong
    return Kept(one, other, said)
