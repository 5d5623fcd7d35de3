"""What waits for a person's answer, page by page, and the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.exceptions import HTTPException

from api import problems
from api.bodies import ACCOUNT, Strict
from api.moment import now
from api.record_shown import cursor
from api.routes.accounts import Cursor, Limit, place, unfit
from api.routes.entry import ALWAYS, WITH_BODY, Asked, json_only
from assistant.answering import NoSuchQuestion, answered
from assistant.waiting import Waiting, waiting
from retrieval.sources.fields import BadField

router = APIRouter(prefix="/v1", tags=["confirm"])

Every = Annotated[bool, Query(alias="all", description="Also what was put off, with its day.")]


class Said(Strict):
    """A person's answer to one question."""

    answer: Literal["yes", "no", "later"]
    account: str | None = ACCOUNT
    anyhow: bool = Field(False, description="A yes to two records that hard facts say are two.")


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Open questions, each with the commands that answer it; `next_cursor` asks for those that follow."""

    questions: tuple[Waiting, ...]
    next_cursor: str


@router.get(
    "/confirm",
    operation_id="confirm",
    summary="List what waits for an answer",
    response_description="Questions: records that may be one, documents of nobody, likely accounts, labels, actions.",
    responses=problems.documented(*ALWAYS, problems.INVALID),
)
def confirm(assistant: Asked, every: Every = False, limit: Limit = 50, begin: Cursor = "") -> ConfirmPage:
    """The one list of open questions, by kind."""
    after = place(begin, 1)
    found = waiting(assistant.store, every=every)
    names = [one.id for one in found]
    if after and after[0] not in names:
        raise unfit(begin, "the question that it names waits no longer; begin again")
    start = names.index(after[0]) + 1 if after else 0
    page = tuple(found[start : start + limit])
    return ConfirmPage(page, cursor((page[-1].id,)) if start + limit < len(found) else "")


@router.post(
    "/confirm/{question_id}",
    operation_id="answer",
    summary="Answer what waits",
    response_description="The question with its answer.",
    responses=problems.documented(*WITH_BODY, problems.NOT_FOUND),
    dependencies=[Depends(json_only)],
)
def answer(question_id: str, body: Said, assistant: Asked) -> Waiting:
    """Yes or no does what the question's own command does; later puts it off.

    Whether two records are one counts from the next ingest; whose documents are, at once. Documents of nobody need an
    `account` with their yes.
    """
    try:
        return answered(assistant, question_id, body.answer, now(), account=body.account or "", anyhow=body.anyhow)
    except NoSuchQuestion as absent:
        raise HTTPException(404, str(absent)) from absent
    except BadField as wrong:
        raise HTTPException(422, str(wrong)) from wrong
