"""What a person remembers or knows better."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from starlette.exceptions import HTTPException

from api.bodies import Remembered
from api.moment import now
from api.problems import documented
from api.routes.entry import WITH_BODY, Asked, json_only
from assistant.sayings import Saying, Sayings
from retrieval.noting import BadNote

router = APIRouter(prefix="/v1", tags=["notes"], dependencies=[Depends(json_only)])


@router.post(
    "/notes",
    operation_id="note",
    status_code=201,
    summary="Keep a note",
    response_description="The note as it is kept.",
    responses=documented(*WITH_BODY),
)
def note(body: Remembered, assistant: Asked) -> Saying:
    """Remember this; or with `corrects`: this is wrong, it is so.

    The next answer that cites what is corrected says the note too, with its author and day. The source stays as it is.
    A note on a document has its account, region and labels. The same note twice on a day is one.
    """
    try:
        kept, _ = Sayings(assistant).keep(
            body.text,
            now=now(),
            account=body.account or "",
            author=body.author or "",
            labels=body.labels,
            corrects=body.corrects or "",
            quote=body.quote or "",
        )
    except BadNote as wrong:
        raise HTTPException(422, str(wrong)) from wrong
    return kept
