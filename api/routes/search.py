"""Words in, passages out."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from api.bodies import Query
from api.moment import moment
from api.problems import documented
from api.routes.entry import WITH_BODY, Asked, json_only
from api.shown import SearchShown, search_shown

router = APIRouter(prefix="/v1", tags=["search"], dependencies=[Depends(json_only)])


@router.post(
    "/search",
    operation_id="search",
    summary="Find passages",
    response_description="The nearest passages, best first.",
    responses=documented(*WITH_BODY),
)
def search(body: Query, assistant: Asked) -> SearchShown:
    """The passages nearest to the query, each read again from the store, and how the query was understood."""
    as_of = moment(body.as_of, assistant.settings)
    found = assistant.search(body.query, account=body.account or "", as_of=as_of, limit=body.limit)
    return search_shown(body.query, as_of, found)
