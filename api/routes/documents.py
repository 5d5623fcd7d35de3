"""A document by its id."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException

from api import problems
from api.routes.entry import ALWAYS, Asked
from api.shown import DocumentShown, document_shown

router = APIRouter(prefix="/v1", tags=["documents"])

ABSENT = "There is no such document."


@router.get(
    "/documents/{document_id}",
    operation_id="document",
    summary="Read a document",
    response_description="The document with its current text, the places it came from, and its revisions.",
    responses=problems.documented(*ALWAYS, problems.NOT_FOUND),
)
def document(document_id: str, assistant: Asked) -> DocumentShown:
    """One document. One that is absent and one that may not be seen are the same 404."""
    opened = assistant.document(document_id)
    if opened is None:
        raise HTTPException(404, ABSENT)
    return document_shown(opened)
